import { hashed, mailKey, personKey } from '../../core/imports/alike.ts';
import type { ListColumns } from '../../core/imports/headings.ts';
import type { LocatedWarning } from '../../core/imports/problems.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { factsOf, type StudentFacts } from '../../core/model/student-fields.ts';
import type { Store } from '../../store/store.ts';
import type { PlannedRecords } from './planned.ts';

/** Students of a file that are new, and whom of the others they are like. */
export interface Twins {
  /** Notes about a new student, by the rows before it. */
  of(line: number, number: StudentNumber, facts: StudentFacts): Promise<readonly LocatedWarning[]>;
  /** Notes about new students, by who was on record before. */
  end(): Promise<readonly LocatedWarning[]>;
}

/** In which ways two students are alike, and the column at which it is told. */
const WAYS = [
  { key: personKey, code: 'same-person', column: 'number' },
  { key: mailKey, code: 'mail-shared', column: 'email' },
] as const;

export function twinsOf(store: Store, planned: PlannedRecords, columns: ListColumns): Twins {
  const lines: number[] = [];
  const numbers: StudentNumber[] = [];
  const known = WAYS.map(() => new Map<number, number>());

  /** Who among the new ones is like these facts, and in which way. */
  async function alike(number: StudentNumber, facts: StudentFacts) {
    const found: { readonly way: (typeof WAYS)[number]; readonly at: number }[] = [];
    for (const [nth, way] of WAYS.entries()) {
      const key = way.key(facts);
      const at = key === undefined ? undefined : known[nth]?.get(hashed(key));
      const other = at === undefined ? undefined : numbers[at];
      if (key === undefined || at === undefined || other === undefined || other === number) continue;
      const dossier = await planned.dossier(other);
      // The hash says where to look; the facts say whether it is so.
      if (dossier && way.key(factsOf(dossier.value)) === key) found.push({ way, at });
    }
    return found;
  }
  const told = (way: (typeof WAYS)[number], line: number, value: string, number: StudentNumber): LocatedWarning => ({
    line,
    column: columns.heading(way.column),
    value,
    problem: { code: way.code, number },
  });

  return {
    async of(line, number, facts) {
      const found = await alike(number, facts);
      const at = numbers.push(number) - 1;
      lines.push(line);
      for (const [nth, way] of WAYS.entries()) {
        const key = way.key(facts);
        const hash = key === undefined ? undefined : hashed(key);
        if (hash !== undefined && !known[nth]?.has(hash)) known[nth]?.set(hash, at);
      }
      return found.map(({ way, at: before }) => {
        return told(way, line, way.code === 'mail-shared' ? (facts.email ?? '') : number, numbers[before] ?? '');
      });
    },
    async end() {
      const warnings: LocatedWarning[] = [];
      if (numbers.length === 0) return warnings;
      for await (const { value } of store.dossiers()) {
        const { number } = value.student;
        for (const { way, at } of await alike(number, factsOf(value))) {
          const mine = numbers[at] ?? '';
          const shown = way.code === 'mail-shared' ? value.student.email : mine;
          warnings.push(told(way, lines[at] ?? 0, shown, number));
        }
      }
      return warnings;
    },
  };
}
