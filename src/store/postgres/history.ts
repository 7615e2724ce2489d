import { type Forgery, type HistoryFinding, isOfTables } from '../../core/journal/findings.ts';
import type { JournalHead } from '../../core/journal/head.ts';
import { walker } from '../chain.ts';
import { givenIn } from '../given.ts';
import type { HistoryCheck } from '../store.ts';
import { tableFindings } from './compare.ts';
import { beginWriting } from './head.ts';
import { reader } from './ledger.ts';
import { problem } from './problems.ts';
import { rebuild } from './rebuild.ts';
import type { Session } from './session.ts';

/** They keep the journal as it is, by the table that each belongs to. */
const TRIGGERS: Readonly<Record<string, readonly string[]>> = {
  journal: ['journal_appends', 'journal_is_not_emptied', 'journal_keeps', 'journal_stays'],
  journal_content: [
    'journal_content_appends',
    'journal_content_is_not_emptied',
    'journal_content_keeps',
    'journal_content_stays',
  ],
  erasures: ['erasures_append', 'erasures_are_not_emptied', 'erasures_keep', 'erasures_stay'],
};

/** Looks at an office's journal and what follows from it. */
export function historian(session: Session, office: string) {
  const { query } = session;
  const journal = reader(session, office);

  async function chain() {
    const { look, end } = walker();
    const odd: HistoryFinding[] = [];
    for (let seq = 0; ; ) {
      const lines = await journal.lines(seq);
      for (const { given, ...line } of lines) {
        look(line);
        if (line.text !== null && given !== givenIn(line.version, line.text))
          odd.push({ what: 'content-changed', seq: line.seq });
      }
      const last = lines.at(-1);
      if (last === undefined) break;
      seq = last.seq;
    }
    const found = end();
    return { ...found, findings: [...found.findings, ...odd] };
  }

  /** The last entry that the tables hold, against the last of the journal. */
  async function held(head: JournalHead | undefined): Promise<readonly HistoryFinding[]> {
    const [row] = await query<{ seq: number; hash: string }>('SELECT seq, hash FROM projection WHERE office = $1', [
      office,
    ]);
    const last = head?.seq ?? 0;
    if (row === undefined || row.seq < last) return [{ what: 'tables-behind', seq: (row?.seq ?? 0) + 1, to: last }];
    if (row.seq > last) return [{ what: 'tail-cut', seq: last + 1, to: row.seq }];
    return last > 0 && row.hash !== head?.hash ? [{ what: 'chain-remade', to: last }] : [];
  }

  /** Triggers that are gone, switched off or somebody else's. */
  async function declared(): Promise<readonly HistoryFinding[]> {
    const found = await query<{ name: string; enabled: string }>(
      `SELECT tgname AS name, tgenabled AS enabled FROM pg_trigger
       WHERE NOT tgisinternal AND tgrelid = ANY(SELECT to_regclass(name) FROM unnest($1::text[]) AS name)`,
      [Object.keys(TRIGGERS)],
    );
    const wanted = Object.values(TRIGGERS).flat();
    const is = new Map(found.map(({ name, enabled }) => [name, enabled]));
    const told = (what: Forgery, names: readonly string[]) =>
      names.map((name): HistoryFinding => ({ what, key: `trigger ${name}` }));
    return [
      ...told(
        'object-missing',
        wanted.filter((name) => !is.has(name)),
      ),
      ...told(
        'object-foreign',
        [...is.keys()].filter((name) => !wanted.includes(name)),
      ),
      ...told(
        'object-altered',
        wanted.filter((name) => ['D', 'R'].includes(is.get(name) ?? '')),
      ),
    ];
  }

  /** An entry as it was kept elsewhere. */
  async function kept(
    against: JournalHead,
    head: JournalHead | undefined,
    isCut: boolean,
  ): Promise<readonly HistoryFinding[]> {
    const [line] = await query<{ hash: string }>('SELECT hash FROM journal WHERE office = $1 AND seq = $2', [
      office,
      against.seq,
    ]);
    if (line?.hash === against.hash) return [];
    if (line !== undefined) return [{ what: 'chain-remade', to: against.seq }];
    return [{ what: isCut ? 'tail-cut' : 'rolled-back', seq: (head?.seq ?? 0) + 1, to: against.seq }];
  }

  async function check(against?: JournalHead): Promise<HistoryCheck> {
    const { entries, head, findings } = await chain();
    const tables = await held(head);
    const isCut = tables.some(({ what }) => what === 'tail-cut');
    const all = [
      ...findings,
      ...tables,
      ...(against ? await kept(against, head, isCut) : []),
      ...(await declared()),
      ...(await tableFindings(session, office)),
    ];
    const told = new Map(all.map((one) => [JSON.stringify([one.what, one.seq, one.to, one.table, one.key]), one]));
    return { entries, ...(head && { head }), findings: [...told.values()] };
  }

  /** One transaction, which nobody's writes come between. */
  const within = <T>(begin: () => Promise<unknown>, work: () => Promise<T>): Promise<T> =>
    session.alone(async () => {
      try {
        await begin();
        return await work();
      } catch (error) {
        throw problem(error, session.at);
      } finally {
        await session.rollBack();
      }
    });

  return {
    /** On one snapshot. */
    verify: (against?: JournalHead) =>
      within(
        () => session.begin('ISOLATION LEVEL REPEATABLE READ'),
        () => check(against),
      ),
    /** Alone: nothing is written between the look and the rebuilding. */
    rebuild: () =>
      within(
        () => beginWriting(session, office),
        async () => {
          const found = await check();
          // Else the tables may be all that still tells what was recorded.
          if (found.findings.every(isOfTables)) {
            await rebuild(session, office);
            await session.commit();
          }
          return found;
        },
      ),
  };
}
