import type { LocalDate } from '../calendar/dates.ts';
import type { StudentChange } from '../journal/changes.ts';
import type { Dossier } from '../model/dossier.ts';
import type { Stay } from '../model/residence.ts';
import { foldNationality } from '../model/residence-statuses.ts';
import { latinName, type Student, unlikeItsParts } from '../model/student.ts';
import { type FactName, NAMES, NEEDED, STUDENT_FACTS, type StudentFacts } from '../model/student-fields.ts';
import type { Office } from '../profile/office.ts';
import type { Programs } from '../profile/programs.ts';
import { sameName } from '../text/names.ts';
import { firstSteps } from './enter-steps.ts';
import { goesOn, statusAfter } from './stay.ts';

/** What a registration needs besides the facts. */
export interface EntryBasis {
  readonly office: Office;
  readonly programs: Programs;
  readonly today: LocalDate;
  /** Who enters it, as notes tell. */
  readonly actor: string;
  /** The name on the card is typed by somebody who reads the card: the same one again confirms it. A list may be older. */
  readonly readsCard?: boolean;
}

/** A part of the name in Latin letters that is no part of the whole on record: papers would print the whole, so nothing would change. */
export interface NotInName {
  readonly fact: 'familyName' | 'givenName';
  readonly value: string;
  readonly whole: string;
}

export type Entered =
  | {
      readonly ok: true;
      readonly outcome: 'created' | 'updated' | 'unchanged';
      readonly changes: readonly StudentChange[];
      /** The approver box is ticked, but no registration is recorded. */
      readonly boxAlone: boolean;
    }
  /** A new student lacks required facts, or a part of the name contradicts the whole. */
  | {
      readonly ok: false;
      readonly missing: readonly (FactName | 'name')[];
      readonly notInName: readonly NotInName[];
    };

/**
 * Turns facts of the import list into changes: registers a new student, or updates a known one where facts differ. What is left out is
 * kept. Never refused for the order of steps, which `check` reports.
 */
export function enterStudent(dossier: Dossier | undefined, facts: StudentFacts, known: EntryBasis): Entered {
  if (dossier === undefined) {
    const missing = missingOf(facts);
    if (missing.length > 0) return { ok: false, missing, notInName: [] };
  }
  const strange = partsOutside(dossier?.student, facts);
  if (strange.length > 0) return { ok: false, missing: [], notInName: strange };
  const student = studentAfter(dossier?.student, facts, known);
  const registered: readonly StudentChange[] =
    dossier === undefined
      ? [{ type: 'student-registered', facts: student }]
      : edit(dossier.student, student, confirmsCard(dossier, student, facts, known));
  const steps = firstSteps(dossier, student, facts, known.office);
  const changes = [
    ...registered,
    ...stay(dossier?.stays.at(-1), facts, known.today),
    ...steps,
    ...notes(dossier, facts, known),
  ];
  const outcome = dossier === undefined ? 'created' : changes.length > 0 ? 'updated' : 'unchanged';
  const boxAlone = facts.approverBox === true && facts.registeredOn === undefined && !dossier?.registration;
  return { ok: true, outcome, changes, boxAlone };
}

/** The required facts that a new student lacks. */
export function missingOf(facts: StudentFacts): readonly (FactName | 'name')[] {
  const named = NAMES.some((name) => facts[name] !== undefined);
  return [...(named ? [] : ['name' as const]), ...NEEDED.filter((fact) => facts[fact] === undefined)];
}

/** The student's record with the facts. The institute defaults to the programme's. */
function studentAfter(before: Student | undefined, facts: StudentFacts, known: EntryBasis): Student {
  // One object filled in the list's order: spreading would dominate a large import.
  const said: Record<string, unknown> = { ...before };
  for (const fact of STUDENT_FACTS) if (facts[fact] !== undefined) said[fact] = facts[fact];
  // Another spelling of Japan is no news.
  if (before?.nationality !== undefined && foldNationality(before.nationality) === facts.nationality) {
    said.nationality = before.nationality;
  }
  const after = said as unknown as Student;
  // A whole name that a list merely says again changes nothing; another, or one that somebody types, puts an end to parts that say another: they would come back as soon as the whole is removed.
  const isNews = known.readsCard || after.nameLatin !== before?.nameLatin;
  if (facts.nameLatin !== undefined && isNews && unlikeItsParts(after)) {
    for (const part of PARTS) if (facts[part] === undefined) delete said[part];
  }
  // A name that stands in Latin letters in the field for kanji too is the same name.
  const latin = latinName(after);
  const isRenamed = before && latin !== undefined && latin !== latinName(before) && facts.nameKanji === undefined;
  if (isRenamed && isLatinAlone(before)) said.nameKanji = latin;
  if (facts.institute !== undefined || after.program === before?.program) return after;
  const institute = known.programs.find(after.program)?.institute;
  if (institute) said.institute = institute;
  else delete said.institute;
  return after;
}

/** Is the name of the first field the one in Latin letters? */
function isLatinAlone(student: Student): boolean {
  const latin = latinName(student);
  return student.nameKanji !== undefined && latin !== undefined && sameName(student.nameKanji, latin);
}

const PARTS = ['familyName', 'givenName'] as const;

/** New parts that are not written so in the whole name on record, where the whole is not given with them. */
function partsOutside(before: Student | undefined, facts: StudentFacts): readonly NotInName[] {
  const whole = before?.nameLatin;
  if (whole === undefined || facts.nameLatin !== undefined) return [];
  // Letter by letter: NGUYEN is not Nguyen, since the paper goes on printing the whole.
  const isIn = (part: string) =>
    ` ${whole.replace(/[\s,]+/g, ' ')} `.includes(` ${part.trim().replace(/[\s,]+/g, ' ')} `);
  return PARTS.flatMap((fact) => {
    const value = facts[fact];
    return value === undefined || value === before?.[fact] || isIn(value) ? [] : [{ fact, value, whole }];
  });
}

/** The same name on the card, read again after the name in Latin letters had changed. */
const confirmsCard = (
  { student: before, latinAtCard }: Dossier,
  after: Student,
  { nameOnCard }: StudentFacts,
  { readsCard = false }: EntryBasis,
): boolean =>
  readsCard &&
  nameOnCard !== undefined &&
  nameOnCard === before.nameOnCard &&
  latinAtCard !== undefined &&
  !sameName(latinAtCard, latinName(after) ?? latinAtCard);

/** The change from one record to another; none if they are equal. */
function edit(before: Student, after: Student, confirms: boolean): readonly StudentChange[] {
  const set: Record<string, unknown> = confirms ? { nameOnCard: after.nameOnCard } : {};
  for (const fact of STUDENT_FACTS) {
    if (after[fact] !== undefined && after[fact] !== before[fact]) set[fact] = after[fact];
  }
  const clear = STUDENT_FACTS.filter((fact) => before[fact] !== undefined && after[fact] === undefined);
  if (Object.keys(set).length + clear.length === 0) return [];
  return [{ type: 'student-edited', set, ...(clear.length > 0 && { clear }) }];
}

/** A value that differs from the latest row makes a new row of today; filling its blanks keeps that row's day. */
function stay(latest: Stay | undefined, facts: StudentFacts, today: LocalDate): readonly StudentChange[] {
  const said: Omit<Stay, 'on'> = {
    ...(facts.residenceStatus !== undefined && { status: statusAfter(latest, facts.residenceStatus) }),
    ...(facts.residenceExpiresOn !== undefined && { expiresOn: facts.residenceExpiresOn }),
    ...(facts.residenceCard !== undefined && { card: facts.residenceCard }),
  };
  const keys = (['status', 'expiresOn', 'card'] as const).filter((key) => said[key] !== undefined);
  const news = keys.filter((key) => said[key] !== latest?.[key]);
  if (news.length === 0) return [];
  const fills = latest !== undefined && news.every((key) => latest[key] === undefined);
  const on = latest !== undefined && (fills || latest.on > today) ? latest.on : today;
  return [{ type: 'stay-recorded', stay: { ...(latest && goesOn(latest, said)), ...said, on } }];
}

/** Every line that is no note of the student yet. A list says the same again each time, so what stands there already is no news. */
function notes(
  before: Dossier | undefined,
  facts: StudentFacts,
  { today, actor }: EntryBasis,
): readonly StudentChange[] {
  const there = new Set(before?.notes.map(({ text }) => text));
  const lines = new Set(facts.notes?.split('\n').filter((text) => !there.has(text)));
  return [...lines].map((text) => ({ type: 'note-added', on: today, text, by: actor }));
}
