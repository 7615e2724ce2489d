import type { Context } from '../../context.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import { type Recording, recordingOf } from '../../core/decide/letter.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import { aboutOf } from '../../core/letters/about.ts';
import { compose } from '../../core/letters/compose.ts';
import { kindOf, type LetterKey } from '../../core/letters/kinds.ts';
import { languageOf } from '../../core/letters/language.ts';
import type { Letter } from '../../core/letters/letter.ts';
import { meantBy } from '../../core/letters/of-placement.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { Placement } from '../../core/model/placement.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { inventedIn } from '../../core/papers/certificates/warnings.ts';
import { mending, openSettings, printedByLetter } from '../../core/profile/own.ts';
import { forFileName } from '../shared/file-name.ts';
import { findPlacement, findStudent, knownOf } from '../shared/find.ts';
import { type Warned, warnedOf } from '../shared/warned.ts';
import { requestOf } from '../shared/write.ts';
import { wordsFor } from './letter-words.ts';
import type { DraftSettings } from './options.ts';

/** A letter that can be written, and the changes to record with it. */
export interface DraftPlan extends Warned {
  readonly letter: Letter;
  readonly student: StudentNumber;
  /** Its file name, without number and extension. */
  readonly base: string;
  readonly placement?: Placement;
  readonly revision: number;
  readonly recording?: Recording;
  /** Empty unless it is to be recorded. */
  readonly changes: readonly StudentChange[];
}
export type PlannedDraft =
  | { readonly ok: true; readonly plan: DraftPlan }
  | { readonly ok: false; readonly refusals: readonly Refusal[] };

/** A letter to a student from the present records, or everything it lacks. */
export async function planned(
  context: Context,
  key: LetterKey,
  number: StudentNumber,
  { lang, record = false, placement: ref }: DraftSettings & { readonly placement?: string },
): Promise<PlannedDraft> {
  const { value: dossier, revision } = await findStudent(context, number);
  const { number: student } = dossier.student;
  const known = await knownOf(context, dossier);
  const placement = placementFor(key, dossier, ref);
  const about = placement && { placement };
  const tongue = lang ?? languageOf(key, known);
  const wordsIn = await wordsFor(tongue);
  const texts = await context.documents.letterTexts(key, tongue);
  const composed = compose({ ...known, ...about, wordsIn }, key, tongue, texts);
  if (!composed.ok) {
    const { missing, lost } = composed;
    const refusals: Refusal[] = [];
    if (missing.length > 0) refusals.push({ because: 'letter-lacks', letter: key, missing, student });
    if (lost.length > 0) refusals.push({ because: 'lost-letters', missing: lost, student });
    return { ok: false, refusals };
  }
  const printed = printedByLetter(composed.fields, tongue);
  const keys = openSettings(context.office, printed);
  if (keys.length > 0)
    return { ok: false, refusals: [{ because: 'setting-open', keys, settle: mending(keys), student }] };
  const recording = recordingOf(key, known, placement);
  const decision = record ? recording?.decide(requestOf(context)) : undefined;
  if (decision && !decision.ok) {
    return { ok: false, refusals: decision.refusals.map((refusal) => ({ ...refusal, student })) };
  }
  const changes = decision?.changes ?? [];
  const base = baseName(key, student, aboutOf(key, known, placement));
  const warned = warnedOf(context, inventedIn(context.office, printed));
  const { letter } = composed;
  const plan = { letter, student, base, ...about, revision, ...(recording && { recording }), changes, ...warned };
  return { ok: true, plan };
}

const placementFor = (key: LetterKey, dossier: Dossier, ref: string | undefined): Placement | undefined =>
  kindOf(key).of === 'placement' ? findPlacement(dossier, ref ?? meantBy(key, dossier)) : undefined;

/** The file name of a letter to a student from the present records, whether or not it can be written. */
export async function baseOf(context: Context, key: LetterKey, number: StudentNumber, ref?: string): Promise<string> {
  const { value: dossier } = await findStudent(context, number);
  const known = await knownOf(context, dossier);
  return baseName(key, dossier.student.number, aboutOf(key, known, placementFor(key, dossier, ref)));
}

/** `insurance_20249001_P-0001`: letter, student and subject. No personal name, and no character that Windows forbids. */
export const baseName = (letter: LetterKey, student: StudentNumber, about: string): string =>
  [letter, forFileName(student), ...(about === '' ? [] : [about])].join('_');

/** The names of drafts in a folder. */
export async function namesIn({ files }: Context, folder: string) {
  const taken = new Set((await files.list(folder)) ?? []);
  const nth = (base: string, n: number) => (n === 1 ? `${base}.eml` : `${base}_${n}.eml`);
  return {
    /** The file of this letter, if it exists. */
    there: (base: string): string | undefined => {
      const name = nth(base, 1);
      return taken.has(name) ? files.resolve(`${folder}/${name}`) : undefined;
    },
    /** Reserves a name that is still free. */
    next: (base: string): string => {
      let n = 1;
      while (taken.has(nth(base, n))) n += 1;
      const name = nth(base, n);
      taken.add(name);
      return files.resolve(`${folder}/${name}`);
    },
  };
}

/** Writes the draft under a temporary name, records the fact, then renames it: a refused record leaves no file. */
export async function writeDraft(
  { store, files, runFlags, stamp }: Context,
  { student, revision, changes }: DraftPlan,
  file: string,
  bytes: Uint8Array,
): Promise<void> {
  if (runFlags.dryRun) return;
  const record = async (): Promise<void> => {
    if (changes.length === 0) return;
    await store.apply([{ subject: `student:${student}`, expect: revision, changes }], stamp());
  };
  await files.write(file, bytes, { personal: true, record });
  // The same letter, where an earlier run recorded it and could not give it its name.
  await files.forget(file);
}
