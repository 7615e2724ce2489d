import type { Change, TakenBack } from '../../core/journal/changes.ts';
import type { Companies, Company, CompanyCode } from '../../core/model/company.ts';
import { idOf, isStudent, replayed } from '../journal.ts';
import { COMPANY, OWN, STUDENT, type SubjectKind } from '../kinds.ts';
import { rowChanges, snake } from '../layout.ts';
import type { JournalEntry, Subject, Versioned } from '../store.ts';
import { parsed } from '../stored.ts';
import type { Batch } from './batch.ts';
import type { Session } from './session.ts';
import type { Sql } from './sql.ts';

interface Held {
  readonly name: string;
  readonly revision: number;
  readonly filedAs: string | null;
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
  const { main, key, filed } = layout;
  const all = async (value: T | undefined) =>
    value === undefined ? undefined : rows(value, await hostsOf(hosts(value)));
  const prefix = main === 'students' ? 'student:' : main === 'companies' ? 'company:' : '';

  /** Records that were read before they are asked for. */
  let ahead = new Map<string, Versioned<T>>();
  /** Under which keys those read last are filed, by number. */
  const keys = new Map<string, string>();

  async function held(names: readonly string[], on?: Pick<Sql, 'query'>): Promise<Map<string, Versioned<T>>> {
    if (!on) await batch?.flush();
    const found = await (on?.query ?? query)<Held>(
      `SELECT ${key} AS name, revision, ${snapshot} AS snapshot, ${filed ? snake(filed) : 'NULL'} AS "filedAs"
       FROM ${main} WHERE office = $1 AND ${key} = ANY($2::text[])`,
      [office, names],
    );
    return new Map(
      found.map(({ name, revision, snapshot: text, filedAs }) => {
        keys.set(name, filedAs ?? name);
        return [name, { value: read(parsed(at, `${main} ${name}`, text, isWhole)), revision }];
      }),
    );
  }

  async function load(named: string): Promise<Versioned<T> | undefined> {
    const one = ahead.get(named) ?? (await held([named])).get(named);
    // It is about to change.
    ahead.delete(named);
    return one;
  }

  async function replace(
    subject: Subject,
    before: T | undefined,
    after: T | undefined,
    revision: number,
  ): Promise<void> {
    if (!batch) throw new Error('nothing is written outside of a transaction');
    // Others may have its number then.
    if (before !== undefined && (after === undefined || nameOf(after) !== nameOf(before))) ahead.clear();
    await batch.replace(subject, rowChanges(layout, idOf(subject), await all(before), await all(after), revision));
  }

  return {
    load,
    loadAll: async (names: readonly string[]): Promise<ReadonlyMap<string, T>> =>
      new Map([...(await held(names))].map(([name, { value }]) => [name, value])),
    /** Reads these at once: they will be asked for one by one. `on`: where nothing waits to be written yet. */
    async lookAhead(names: readonly string[], on?: Pick<Sql, 'query'>): Promise<void> {
      keys.clear();
      ahead = names.length === 0 ? new Map() : await held(names, on);
    },
    /** The key in the journal of one that was loaded. */
    keyOf: (named: string): string | undefined => keys.get(named),
    save: (key: string, before: T | undefined, after: T | undefined, revision: number): Promise<void> =>
      replace(prefix === '' ? 'office' : (`${prefix}${key}` as Subject), before, after, revision),
    async restore(subject: Subject, entries: readonly JournalEntry[]): Promise<void> {
      const value = replayed<T, C>(entries, fold);
      if (value !== undefined) await replace(subject, undefined, value, entries.at(-1)?.seq ?? 0);
    },
  };
}
