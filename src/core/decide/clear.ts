import type { StudentChange } from '../journal/changes.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Stay } from '../model/residence.ts';
import type { Student } from '../model/student.ts';
import { type FactName, NAMES, STAY_FACTS, STUDENT_FACTS } from '../model/student-fields.ts';

const KEPT: readonly FactName[] = ['number', 'email', 'program'];

/** Facts that can be removed. Those of a step are taken back with the step. */
export const CLEARABLE: readonly FactName[] = [...STUDENT_FACTS, ...STAY_FACTS].filter((fact) => !KEPT.includes(fact));

const STAY_KEYS: { readonly [F in FactName]?: keyof Stay } = {
  residenceStatus: 'status',
  residenceExpiresOn: 'expiresOn',
  residenceCard: 'card',
};

/** Removes facts from a dossier; residence facts from its latest row. Missing facts need no change. */
export function clearFacts({ student, stays }: Dossier, facts: readonly FactName[]): readonly StudentChange[] {
  const clear = STUDENT_FACTS.filter((fact) => facts.includes(fact) && student[fact] !== undefined);
  const latest = stays.at(-1);
  const keys = new Set(facts.map((fact) => STAY_KEYS[fact]));
  const kept = Object.entries(latest ?? {}).filter(([key]) => !keys.has(key as keyof Stay));
  const stay = { ...(Object.fromEntries(kept) as Omit<Stay, 'on'>), on: latest?.on } as Stay;
  return [
    ...(clear.length > 0 ? [{ type: 'student-edited', set: {}, clear } as const] : []),
    ...(latest && kept.length < Object.keys(latest).length ? [{ type: 'stay-recorded', stay } as const] : []),
  ];
}

/** Does the student still have any name? */
export const isNamed = (student: Student): boolean => NAMES.some((name) => student[name] !== undefined);
