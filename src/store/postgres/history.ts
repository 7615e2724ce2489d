import { type Forgery, type HistoryFinding, isOfTables } from '../../core/journal/findings.ts';
import type { JournalHead } from '../../core/journal/head.ts';
import { walker } from '../chain.ts';
import { ofKept, ofTables, onlyOnce } from '../findings.ts';
import { givenIn } from '../given.ts';
import { inPages } from '../pages.ts';
import type { HistoryCheck } from '../store.ts';
import { tableFindings } from './compare.ts';
import { beginWriting } from './head.ts';
import { type GivenLine, reader } from './ledger.ts';
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
    for await (const { given, ...line } of inPages<GivenLine>((last) => journal.lines(last?.seq ?? 0))) {
      look(line);
      if (line.text !== null && given !== givenIn(line.version, line.text))
        odd.push({ what: 'content-changed', seq: line.seq });
    }
    const found = end();
    return { ...found, findings: [...found.findings, ...odd] };
  }

  const hashOf = async (seq: number): Promise<string | undefined> =>
    (await query<{ hash: string }>('SELECT hash FROM journal WHERE office = $1 AND seq = $2', [office, seq]))[0]?.hash;
  const held = async () =>
    (await query<{ seq: number; hash: string }>('SELECT seq, hash FROM projection WHERE office = $1', [office]))[0];

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

  async function check(against?: JournalHead): Promise<HistoryCheck> {
    const { entries, head, findings } = await chain();
    const tables = ofTables(await held(), head);
    const all = [
      ...findings,
      ...tables,
      ...(against ? ofKept(against, await hashOf(against.seq), head, tables) : []),
      ...(await declared()),
      ...(await tableFindings(session, office)),
    ];
    return { entries, ...(head && { head }), findings: onlyOnce(all) };
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
