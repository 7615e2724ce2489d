import { basename } from 'node:path';
import {
  type Check,
  type Diagnosis,
  hiding,
  isMadeAgain,
  isMendable,
  ofHistory,
  ofJournal,
  unchecked,
  well,
} from '../../core/checkup/diagnosis.ts';
import { evidenceIn, type PaperFile, papersIn } from '../../core/journal/traces.ts';
import { Abort } from '../../errors.ts';
import { sha256 } from '../../formats/digest.ts';
import type { SchemaDifference } from '../../store/layout.ts';
import type { Shelf } from '../../store/shelf.ts';
import type { Store } from '../../store/store.ts';
import { bytesOf } from '../backup/ground.ts';
import type { Checkup } from './checkup.ts';
import { clockAgainst, localeOf, nodeOf, tighten } from './machine.ts';

interface Shared {
  readonly store: Store;
  readonly shelf: Shelf;
  structure(): Promise<SchemaDifference>;
}

/** What a checkup of a shared store stands on. */
export interface ServerGround {
  open(): Promise<Shared>;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly node: string;
  readonly engines: string;
  readonly program: string;
  readonly platform: string;
  readonly clock: () => Date;
}

/** Of those who run the server; nothing of it is seen from here. */
const OF_THE_SERVER = ['space', 'backups', 'drill'] as const;
const OF_ROWS = ['tables', 'clock', 'evidence', 'unnamed', 'issued'] as const;

/** Looks over the records on a server and what lies there beside them. */
export function checkupOnServer(ground: ServerGround): Checkup {
  const { open, env, node, engines, program, platform, clock } = ground;
  return {
    async look() {
      const around = [nodeOf({ node, engines }), localeOf({ env })];
      const there = OF_THE_SERVER.map((check) => unchecked(check, 'server'));
      return ofJournal([...around, ...(await records()), ...there]);
    },
    printed: () =>
      answered(async ({ store }) => {
        const names = new Set<string>();
        for await (const { name } of store.students()) names.add(name);
        for (const { name, nameEn } of await store.companies()) {
          for (const one of [name, nameEn]) if (one) names.add(one);
        }
        return [...names].sort();
      }, undefined),
    machine: async () => ({ coopj: program, node, platform, counts: await answered(counted, {}) }),
    async mend(found) {
      const mended = new Set<Check>();
      let lacking: Abort | undefined;
      for (const one of found.filter(isMendable)) {
        try {
          if (one.check === 'key') for (const file of one.names ?? []) await tighten(file);
          else if (one.check === 'tables') await (await open()).store.rebuild();
          else if (one.check === 'unnamed') await sweep();
          else continue;
          mended.add(one.check);
        } catch (error) {
          if (!(error instanceof Abort && error.problem === 'rights-lacking')) throw error;
          // It says that nothing was done: what somebody else may do is found again.
          lacking ??= error;
        }
      }
      if (lacking && mended.size === 0) throw lacking;
      return mended;
    },
  };

  /** What cannot be read is answered by something else. */
  async function answered<T, I>(work: (there: Shared) => Promise<T>, instead: I): Promise<T | I> {
    try {
      return await work(await open());
    } catch (error) {
      if (error instanceof Abort) return instead;
      throw error;
    }
  }

  /** What tables and rights are made of, whatever lies in them; and that, as far as all of it can be seen. */
  async function records(): Promise<readonly Diagnosis[]> {
    let structural: readonly Diagnosis[] = [unchecked('schema', 'database')];
    try {
      const there = await open();
      const difference = await there.structure();
      structural = ofStructure(difference);
      if (hiding(difference).length > 0)
        return [...structural, ...(['journal', ...OF_ROWS] as const).map((check) => unchecked(check, 'schema'))];
      return [...structural, ...(await within(there, clock()))];
    } catch (error) {
      if (!(error instanceof Abort)) throw error;
      const { problem, data } = error;
      return [
        ...structural,
        { check: 'journal', result: 'open', what: problem, abort: { problem, data } },
        ...OF_ROWS.map((check) => unchecked(check, 'database')),
      ];
    }
  }

  /** What became one of the records' meanwhile stays. */
  async function sweep(): Promise<void> {
    const { store, shelf } = await open();
    await shelf.sweep(async () => (await namedIn(store)).digests);
  }
}

async function counted({ store }: Shared): Promise<Readonly<Record<string, number>>> {
  const { students, placements } = await store.tally();
  return { entries: (await store.head())?.seq ?? 0, placements, students };
}

async function within({ store, shelf }: Shared, now: Date): Promise<readonly Diagnosis[]> {
  const { findings } = await store.verify();
  const { last, evidence, papers, digests } = await namedIn(store);
  const kept = new Set(await shelf.digests());
  // Of the same bytes as one of the office's own files.
  for (const one of [...evidence, ...papers.map(({ sha256 }) => sha256)])
    if (!kept.has(one) && (await shelf.bytesOf(one))) kept.add(one);
  const lost = evidence.filter((one) => !kept.has(one));
  const unnamed = [...kept].filter((one) => !digests.has(one));
  const away = await notHere(papers.filter(({ sha256 }) => !kept.has(sha256)));
  return [
    ...ofHistory(findings),
    clockAgainst(last, now),
    told({ check: 'evidence', result: 'open', what: 'not-stored' }, lost),
    told({ check: 'unnamed', result: 'note', what: 'stored' }, unnamed),
    told({ check: 'issued', result: 'note', what: 'not-stored' }, away),
  ];
}

const told = (found: Diagnosis, names: readonly string[]): Diagnosis =>
  names.length === 0 ? well(found.check) : { ...found, count: names.length, names };

/** Rights by themselves: one command makes them again. */
const ofStructure = (difference: SchemaDifference): readonly Diagnosis[] => [
  well('schema'),
  ...(['missing', 'altered', 'foreign'] as const).flatMap((what) => {
    const all = difference[what];
    const parts = [all.filter((one) => !isMadeAgain(one)), all.filter(isMadeAgain)].filter(({ length }) => length > 0);
    return parts.map((names): Diagnosis => ({ check: 'schema', result: 'open', what, count: names.length, names }));
  }),
];

/** Papers from before a store kept them are where they were written. */
async function notHere(papers: readonly PaperFile[]): Promise<readonly string[]> {
  const away: string[] = [];
  for (const { file, sha256: digest } of papers) {
    const bytes = await bytesOf(file);
    if (bytes === undefined || sha256(bytes) !== digest) away.push(file);
  }
  return away;
}

/** All that the journal names, and when its last entry was made. */
async function namedIn(store: Store) {
  const evidence = new Set<string>();
  const papers: PaperFile[] = [];
  let last: string | undefined;
  for await (const { at, change } of store.journal()) {
    last = at;
    if (!change) continue;
    for (const place of evidenceIn([change])) evidence.add(basename(place));
    papers.push(...papersIn([change]));
  }
  return {
    evidence: [...evidence],
    papers,
    last,
    digests: new Set([...evidence, ...papers.map(({ sha256 }) => sha256)]),
  };
}
