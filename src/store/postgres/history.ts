import { hiding } from '../../core/checkup/diagnosis.ts';
import { type Forgery, type HistoryFinding, isOfTables } from '../../core/journal/findings.ts';
import type { JournalHead } from '../../core/journal/head.ts';
import { walker } from '../chain.ts';
import { ofKept, ofTables, onlyOnce } from '../findings.ts';
import { givenIn } from '../given.ts';
import { inPages } from '../pages.ts';
import type { HistoryCheck } from '../store.ts';
import { structureDifference } from './checkup/structure.ts';
import { tableFindings } from './compare.ts';
import { beginWriting } from './head.ts';
import { type GivenLine, reader } from './ledger.ts';
import { problem } from './problems.ts';
import { rebuild } from './rebuild.ts';
import type { Session } from './session.ts';

/** Looks at an office's journal and what follows from it. `migrations`: the folder of the tables. */
export function historian(session: Session, office: string, migrations: string) {
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

  /** Triggers keep the journal as it is, with functions of ours, and policies show it: whose are hidden knows nothing of the rest. */
  async function declared(): Promise<{ readonly keeping: readonly HistoryFinding[]; readonly hidden: boolean }> {
    const difference = await structureDifference(session, migrations, ['trigger', 'function', 'policy']);
    const hides = hiding(difference);
    const { missing, foreign, altered } = difference;
    const told = (what: Forgery, names: readonly string[], kinds: RegExp) =>
      names.filter((name) => kinds.test(name) || hides.includes(name)).map((key): HistoryFinding => ({ what, key }));
    return {
      keeping: [
        ...told('object-missing', missing, /^(?:trigger|function) /),
        ...told('object-foreign', foreign, /^trigger /),
        ...told('object-altered', altered, /^(?:trigger|function) /),
      ],
      hidden: hides.length > 0,
    };
  }

  async function check(against?: JournalHead): Promise<HistoryCheck> {
    const { keeping, hidden } = await declared();
    const { entries, head, findings } = await chain();
    if (hidden) return { entries, ...(head && { head }), findings: keeping };
    const tables = ofTables(await held(), head);
    const all = [
      ...findings,
      ...tables,
      ...(against ? ofKept(against, await hashOf(against.seq), head, tables) : []),
      ...keeping,
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
        async () => {
          // A look that somebody stumbled in, and that nobody ended, is over.
          await session.rollBack();
          await session.begin('ISOLATION LEVEL REPEATABLE READ');
        },
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
