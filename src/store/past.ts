import type { LocalDate } from '../core/calendar/dates.ts';
import type { CompanyChange, OfficeChange, StudentChange } from '../core/journal/changes.ts';
import { evolve } from '../core/journal/evolve.ts';
import { evolveCompany } from '../core/journal/evolve-company.ts';
import { evolveOffice } from '../core/journal/evolve-office.ts';
import type { Company, CompanyCode } from '../core/model/company.ts';
import type { Dossier } from '../core/model/dossier.ts';
import type { OfficeFacts } from '../core/model/office-facts.ts';
import type { StudentNumber } from '../core/model/student.ts';
import { idOf, isStudent, replayed } from './journal.ts';
import { unpacked } from './projection.ts';
import type { JournalEntry, Subject, Versioned } from './store.ts';
import { isDossier, parsed } from './stored.ts';
import type { Soon } from './writing.ts';

/** A student's row at present. */
export interface StoredStudent {
  readonly number: StudentNumber;
  readonly revision: number;
  readonly dossier: string;
}

/** What a past day is told from. */
export interface PastEntries {
  head(): Soon<{ readonly seq: number } | undefined>;
  /** All entries of one subject, oldest first, up to a day of the office. */
  of(subject: Subject, asOf: LocalDate): Soon<readonly JournalEntry[]>;
  /** Subjects with entries after a day. */
  changedAfter(day: LocalDate): Soon<readonly Subject[]>;
  /** Companies with entries after a day. */
  companiesAfter(day: LocalDate): Soon<readonly Subject[]>;
  /** By today's number, of many subjects. */
  told(): Soon<(subject: Subject) => Subject>;
  /** The subject as the journal files it. */
  filed(subject: Subject): Soon<Subject>;
}

type Changed = ReadonlyMap<StudentNumber, Subject>;
type Rows = Iterable<StoredStudent> | AsyncIterable<StoredStudent>;

/** The dossier of a row; `file` is the database that it comes from. */
export const dossierIn = (file: string, { number, revision, dossier }: StoredStudent): Versioned<Dossier> => ({
  value: unpacked(parsed(file, `students ${number}`, dossier, isDossier)),
  revision,
});

/** The records at the end of an office day: the present rows if nothing was written since, otherwise replayed from the journal. */
export function past(file: string, archive: PastEntries) {
  /** If the day was set back, entries about a subject may be dated before its `first` one: it was not known yet. */
  async function again<T, C extends { readonly type: string }>(
    subject: Subject,
    asOf: LocalDate,
    fold: (state: T | undefined, change: C) => T,
    first?: C['type'],
  ): Promise<Versioned<T> | undefined> {
    const entries = await archive.of(subject, asOf);
    const value = replayed<T | undefined, C>(entries, (state, change) =>
      state === undefined && first !== undefined && change.type !== first ? undefined : fold(state, change),
    );
    return value && { value, revision: entries.at(-1)?.seq ?? 0 };
  }

  return {
    /** Students with entries after a day, by today's number, and where their entries are filed. */
    async changedAfter(day: LocalDate): Promise<Changed> {
      const told = await archive.told();
      const found = (await archive.changedAfter(day)).filter(isStudent);
      const named = found.map((subject): [StudentNumber, Subject] => [idOf(told(subject)), subject]);
      return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
    },

    /** `stored` are the rows that are asked for, as they stand now; whoever changed since is told again. */
    async *dossiers(asOf: LocalDate, changed: Changed, stored: Rows): AsyncGenerator<Versioned<Dossier>> {
      const head = (await archive.head())?.seq ?? 0;
      const others = [...changed];
      const told = async function* (subject: Subject): AsyncGenerator<Versioned<Dossier>> {
        const found = await again<Dossier, StudentChange>(subject, asOf, evolve, 'student-registered');
        if (found) yield found;
      };
      let put = 0;
      const before = async function* (number?: StudentNumber): AsyncGenerator<Versioned<Dossier>> {
        for (; put < others.length; put += 1) {
          const [name, subject] = others[put] as [StudentNumber, Subject];
          if (number !== undefined && name >= number) return;
          yield* told(subject);
        }
      };
      for await (const row of stored) {
        yield* before(row.number);
        if (changed.has(row.number)) continue;
        // Written to while this list is being read.
        if (row.revision > head) yield* told(await archive.filed(`student:${row.number}`));
        else yield dossierIn(file, row);
      }
      yield* before();
    },

    /** Companies with entries after a day. */
    companiesAfter: async (day: LocalDate): Promise<readonly CompanyCode[]> =>
      (await archive.companiesAfter(day)).map(idOf),

    /** `now` are the companies at present. */
    async companies(asOf: LocalDate, now: readonly Company[]): Promise<readonly Company[]> {
      const changed = await archive.companiesAfter(asOf);
      const told = now.filter(({ code }) => !changed.includes(`company:${code}`));
      for (const subject of changed) {
        const found = await again<Company, CompanyChange>(subject, asOf, evolveCompany, 'company-added');
        if (found) told.push(found.value);
      }
      return told.sort((a, b) => (a.code < b.code ? -1 : 1));
    },

    office: (asOf: LocalDate): Promise<Versioned<OfficeFacts> | undefined> =>
      again<OfficeFacts, OfficeChange>('office', asOf, evolveOffice),
  };
}
