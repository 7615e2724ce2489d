import type { Change, TakenBack } from '../../core/journal/changes.ts';
import type { Companies, Company, CompanyCode } from '../../core/model/company.ts';
import { idOf, isStudent, replayed } from '../journal.ts';
import { COMPANY, OWN, STUDENT, type SubjectKind } from '../kinds.ts';
import { rowChanges, snake } from '../layout.ts';
import type { JournalEntry, Subject, Versioned } from '../store.ts';
import { parsed } from '../stored.ts';
import { type Batch, kept } from './batch.ts';
import type { Session } from './session.ts';
import type { SqlValue } from './sql.ts';

interface Held {
  readonly name: string;
  readonly revision: number;
  readonly snapshot: string;
}

/** The projected tables of an office, read and written by subject. `batch`: what a transaction writes; what is read comes behind it. */
export function subjectTables(session: Session, office: string, batch?: Batch) {
  const companies = records(session, office, COMPANY, async () => new Map(), batch);
  /** Companies that this transaction has looked at. */
  const seen = new Map<CompanyCode, Company | undefined>();
  async function hosts(codes: readonly CompanyCode[]): Promise<Companies> {
    const unseen = codes.filter((code) => !seen.has(code));
    const found = unseen.length === 0 ? new Map<string, Company>() : await companies.loadAll(unseen);
    for (const code of unseen) seen.set(code, found.get(code));
    return new Map(
      codes.flatMap((code) => {
        const one = seen.get(code);
        return one ? [[code, one]] : [];
      }),
    );
  }
  const students = records(session, office, STUDENT, hosts, batch);
  const own = records(session, office, OWN, hosts, batch);
  return {
    students,
    companies: {
      ...companies,
      async save(...asked: Parameters<typeof companies.save>): Promise<void> {
        seen.delete(asked[0]);
        await companies.save(...asked);
      },
    },
    office: own,
    /** Students with a placement at a company, and their keys in the journal. */
    async hostedBy(code: CompanyCode) {
      await batch?.flush();
      return session.query<{ number: string; key: string }>(
        `SELECT number, coalesce(filed_as, number) AS key FROM students
         WHERE office = $1 AND number IN (SELECT student FROM placements WHERE office = $1 AND company = $2)`,
        [office, code],
      );
    },
    /** Writes the rows of a subject that has none, from all its entries. */
    async replay(subject: Subject, entries: readonly JournalEntry[]): Promise<void> {
      const into = subject === 'office' ? own : isStudent(subject) ? students : companies;
      await into.restore(subject, entries);
    },
  };
}
export type OfficeTables = ReturnType<typeof subjectTables>;

function records<T, C extends Exclude<Change, TakenBack>>(
  { query, at }: Session,
  office: string,
  { layout, snapshot, isWhole, read, rows, hosts, fold, nameOf }: SubjectKind<T, C>,
  hostsOf: (codes: readonly CompanyCode[]) => Promise<Companies>,
  batch?: Batch,
) {
  const { main, key } = layout;
  const all = async (value: T | undefined) =>
    value === undefined ? undefined : rows(value, await hostsOf(hosts(value)));
  const prefix = main === 'students' ? 'student:' : main === 'companies' ? 'company:' : '';

  async function held(names: readonly string[]): Promise<readonly Versioned<T>[]> {
    await batch?.flush();
    const found = await query<Held>(
      `SELECT ${key} AS name, revision, ${snapshot} AS snapshot FROM ${main} WHERE office = $1 AND ${key} = ANY($2::text[])`,
      [office, names],
    );
    return found.map(({ name, revision, snapshot: text }) => ({
      value: read(parsed(at, `${main} ${name}`, text, isWhole)),
      revision,
    }));
  }

  async function replace(
    subject: Subject,
    before: T | undefined,
    after: T | undefined,
    revision: number,
  ): Promise<void> {
    if (!batch) throw new Error('nothing is written outside of a transaction');
    for (const change of rowChanges(layout, idOf(subject), await all(before), await all(after), revision)) {
      if (change.what === 'insert') {
        batch.add(change.table, { ...change.row, ...change.more }, subject);
        continue;
      }
      // What waits may be of the same rows.
      await batch.flush();
      const [column, value] = change.by;
      if (change.what === 'delete') {
        await query(`DELETE FROM ${change.table} WHERE office = $1 AND ${column} = $2`, [office, value]);
        continue;
      }
      const row = { ...change.row, ...change.more };
      const columns = Object.keys(row).map((name, n) => `"${snake(name)}" = $${n + 3}`);
      const values: readonly SqlValue[] = [office, value, ...Object.values(row).map(kept)];
      await query(`UPDATE ${change.table} SET ${columns} WHERE office = $1 AND ${column} = $2`, values);
    }
  }

  return {
    load: async (named: string): Promise<Versioned<T> | undefined> => (await held([named]))[0],
    loadAll: async (names: readonly string[]): Promise<ReadonlyMap<string, T>> =>
      new Map((await held(names)).map(({ value }) => [nameOf(value), value])),
    save: (key: string, before: T | undefined, after: T | undefined, revision: number): Promise<void> =>
      replace(prefix === '' ? 'office' : (`${prefix}${key}` as Subject), before, after, revision),
    async restore(subject: Subject, entries: readonly JournalEntry[]): Promise<void> {
      const value = replayed<T, C>(entries, fold);
      if (value !== undefined) await replace(subject, undefined, value, entries.at(-1)?.seq ?? 0);
    },
  };
}
