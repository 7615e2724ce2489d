import type { LocalDate } from '../../core/calendar/dates.ts';
import type { CompanyChange, OfficeChange, StudentChange } from '../../core/journal/changes.ts';
import { evolve } from '../../core/journal/evolve.ts';
import { evolveCompany } from '../../core/journal/evolve-company.ts';
import { evolveOffice } from '../../core/journal/evolve-office.ts';
import type { Company, CompanyCode } from '../../core/model/company.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { OfficeFacts } from '../../core/model/office-facts.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { idOf, isStudent, replayed } from '../journal.ts';
import { unpacked } from '../projection.ts';
import type { Subject, Versioned } from '../store.ts';
import { isDossier } from '../stored.ts';
import type { Filing } from './filing.ts';
import type { JournalReader } from './ledger.ts';
import { guarded, parsed } from './problems.ts';

/** A student's row at present. */
export interface StoredStudent {
  readonly number: StudentNumber;
  readonly revision: number;
  readonly dossier: string;
}

type Changed = ReadonlyMap<StudentNumber, Subject>;

/** The records at the end of an office day: the present rows if nothing was written since, otherwise replayed from the journal. */
export function past(file: string, journal: JournalReader, files: Filing) {
  /** If the day was set back, entries about a subject may be dated before its `first` one: it was not known yet. */
  function again<T, C extends { readonly type: string }>(
    subject: Subject,
    asOf: LocalDate,
    fold: (state: T | undefined, change: C) => T,
    first?: C['type'],
  ): Versioned<T> | undefined {
    const entries = guarded(file, () => journal.of(subject, asOf));
    const value = replayed<T | undefined, C>(entries, (state, change) =>
      state === undefined && first !== undefined && change.type !== first ? undefined : fold(state, change),
    );
    return value && { value, revision: entries.at(-1)?.seq ?? 0 };
  }

  return {
    /** Students with entries after a day, by today's number, and where their entries are filed. */
    changedAfter: (day: LocalDate): Changed =>
      guarded(file, () => {
        const told = files.told();
        const found = journal.changedAfter(day).filter(isStudent);
        const named = found.map((subject): [StudentNumber, Subject] => [idOf(told(subject)), subject]);
        return new Map(named.sort(([a], [b]) => (a < b ? -1 : 1)));
      }),

    /** `stored` are the rows that are asked for, as they stand now; whoever changed since is told again. */
    *dossiers(asOf: LocalDate, changed: Changed, stored: Iterable<StoredStudent>): Generator<Versioned<Dossier>> {
      const head = guarded(file, () => journal.head()?.seq ?? 0);
      const others = [...changed];
      const told = function* (subject: Subject): Generator<Versioned<Dossier>> {
        const found = again<Dossier, StudentChange>(subject, asOf, evolve, 'student-registered');
        if (found) yield found;
      };
      let put = 0;
      const before = function* (number?: StudentNumber): Generator<Versioned<Dossier>> {
        for (; put < others.length; put += 1) {
          const [name, subject] = others[put] as [StudentNumber, Subject];
          if (number !== undefined && name >= number) return;
          yield* told(subject);
        }
      };
      for (const { number, revision, dossier } of stored) {
        yield* before(number);
        if (changed.has(number)) continue;
        // Written to while this list is being read.
        if (revision > head) yield* told(files.filed(`student:${number}`));
        else yield { value: unpacked(parsed(file, `students ${number}`, dossier, isDossier)), revision };
      }
      yield* before();
    },

    /** Companies with entries after a day. */
    companiesAfter: (day: LocalDate): readonly CompanyCode[] =>
      guarded(file, () => journal.companiesAfter(day)).map(idOf),

    /** `now` are the companies at present. */
    companies(asOf: LocalDate, now: readonly Company[]): readonly Company[] {
      const changed = guarded(file, () => journal.companiesAfter(asOf));
      const same = now.filter(({ code }) => !changed.includes(`company:${code}`));
      const told = changed.flatMap((subject) => {
        const found = again<Company, CompanyChange>(subject, asOf, evolveCompany, 'company-added');
        return found ? [found.value] : [];
      });
      return [...same, ...told].sort((a, b) => (a.code < b.code ? -1 : 1));
    },

    office: (asOf: LocalDate): Versioned<OfficeFacts> | undefined =>
      again<OfficeFacts, OfficeChange>('office', asOf, evolveOffice),
  };
}
