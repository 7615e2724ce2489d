import type { Context } from '../../context.ts';
import { mailKey, personKey } from '../../core/imports/alike.ts';
import type { LocatedWarning } from '../../core/imports/problems.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { type FactName, factsOf, flagOf, type StudentFacts } from '../../core/model/student-fields.ts';

type Told = Omit<LocatedWarning, 'line'>;

/** Whom a student that is typed is like: somebody of the same name and birth, or with the same address, as in lists. */
export async function twinsOf(
  { store }: Context,
  number: StudentNumber,
  facts: StudentFacts,
  before: StudentFacts = {},
): Promise<readonly Told[]> {
  /** The number of another student who has the same key; the search of lists leads there. */
  const other = async (find: string | undefined, key: (facts: StudentFacts) => string | undefined) => {
    const mine = key(facts);
    if (mine === undefined || mine === key(before) || find === undefined) return undefined;
    for await (const line of store.students({ find })) {
      if (line.number === number) continue;
      const found = await store.dossier(line.number);
      if (found && key(factsOf(found.value)) === mine) return line.number;
    }
    return undefined;
  };
  const told = (fact: FactName, value: string, code: 'same-person' | 'mail-shared', twin: StudentNumber | undefined) =>
    twin === undefined ? [] : [{ column: flagOf(fact), value, problem: { code, number: twin } }];
  const name = facts.nameKanji ?? facts.nameLatin ?? [facts.familyName, facts.givenName].filter(Boolean).join(' ');
  return [
    ...told('number', number, 'same-person', await other(name || undefined, personKey)),
    ...told('email', facts.email ?? '', 'mail-shared', await other(facts.email, mailKey)),
  ];
}
