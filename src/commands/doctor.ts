import type { Command } from 'commander';
import type { Base } from '../context.ts';
import {
  type Check,
  type Diagnosis,
  inOrder,
  isMendable,
  type Obstacle,
  unchecked,
  well,
} from '../core/checkup/diagnosis.ts';
import type { Role } from '../core/people/people.ts';
import type { Office } from '../core/profile/office.ts';
import { SETTINGS, settingOf } from '../core/profile/settings.ts';
import { isShared } from '../core/text/address.ts';
import { Abort } from '../errors.ts';
import type { Opener } from '../formats/age.ts';
import type { Checkup } from '../office/checkup/checkup.ts';
import { loadProfile } from '../office/profile-file.ts';
import { atOffice, sentenceOf } from '../wording/describe.ts';
import type { Words } from '../wording/words.ts';
import { clockOf } from './backup/clock.ts';
import { type KeyFlags, openersOf } from './backup/keys.ts';
import { checkKey } from './office/key-check.ts';
import { checkTexts } from './office/texts.ts';
import { bareVerb, type Kit } from './shared/kit.ts';

export interface DoctorOptions extends KeyFlags {
  readonly fix?: boolean;
  /** A file for whoever maintains coopj. */
  readonly bundle?: string;
}

export function doctorCommand(kit: Kit): Command {
  return bareVerb(kit, 'doctor', {
    lists: true,
    examples: [
      'coopj doctor',
      'coopj doctor --fix',
      'coopj doctor --identity office-age.txt',
      'coopj doctor --bundle for-support.json',
    ],
    flags: { fix: '', bundle: '<file>', identity: '<file>*', passphraseFile: '<file>', reason: '<text>' },
    run: doctor,
  });
}

/** Looks everything over, mends what may be mended, and says what is wrong. Exits with 3 where something still is. */
export async function doctor(base: Base, { fix = false, bundle, ...keys }: DoctorOptions): Promise<void> {
  const { out, words, files } = base;
  if (bundle !== undefined) await files.mayWrite(bundle);
  const openers = await openersOf(base, keys);
  const checkup = await base.checkup();
  const look = () => examine(base, checkup, openers);
  const found = await look();
  const all = inTime(fix ? await mended(base, checkup, found, look) : found, await clockOf(base));
  const { columns, results, empty, bundled } = words.doctor;
  const [mayMend, asked] = [new Set<Check>(), new Set<Check>()];
  for (const { check } of all.filter(isMendable))
    ((await base.may(MENDED_BY[check] ?? 'reader')) ? mayMend : asked).add(check);
  const told = all.map((one): Told => {
    const { message, hint } = saidOf(one, base);
    const asks = asked.has(one.check) ? words.doctor.asks(MENDED_BY[one.check] ?? 'clerk') : '';
    return { ...one, message, ...(hint !== undefined && { hint: asks + hint }) };
  });
  if (bundle !== undefined) await writeBundle(base, checkup, all, bundle);
  await out.list<Told>({
    columns: [
      { key: 'check', title: columns.check, cell: ({ check }) => check },
      { key: 'result', title: columns.result, cell: ({ result }) => result, text: ({ result }) => results[result] },
      { key: 'message', title: columns.message, cell: ({ message }) => message, text: shortened },
      { key: 'hint', title: columns.hint, cell: ({ hint }) => hint ?? null, machine: true },
    ],
    rows: told,
    empty,
    below: (rows) => rows.flatMap((one) => under(one, words)),
  });
  if (bundle !== undefined) out.note(bundled(files.resolve(bundle)));
  const wrong = new Set(all.filter(({ result }) => result === 'open').map(({ check }) => check));
  if (wrong.size > 0) throw new Abort('doctor-open', { count: wrong.size, fix: !fix && mayMend.size > 0 });
}

/** Of a shared store: what it takes to mend what lies there. */
const MENDED_BY: Partial<Record<Check, Role>> = { tables: 'clerk', unnamed: 'admin' };

type Told = Diagnosis & ReturnType<typeof saidOf>;

/** People read of the last entry as the history tells it. */
const inTime = (found: readonly Diagnosis[], when: (at: string) => string): readonly Diagnosis[] =>
  found.map((one) => (one.check === 'clock' && one.names ? { ...one, names: one.names.map(when) } : one));

async function examine(base: Base, checkup: Checkup, openers: readonly Opener[]): Promise<readonly Diagnosis[]> {
  const office = await officeOf(base);
  const looked = await checkup.look(openers);
  const unknown = looked.find(({ check, result }) => check === 'journal' && result === 'unchecked');
  const why = unknown && (unknown.what as Obstacle);
  return inOrder([
    ...looked,
    office instanceof Abort ? stopped('profile', office) : well('profile'),
    await ofKey(base, why),
    office instanceof Abort ? unchecked('fonts', 'profile') : await ofFonts(base, office, why, checkup),
    ...(isShared(base.place.database) ? [await ofTexts(base, office)] : []),
  ]);
}

const stopped = (check: Check, { problem, data }: Abort): Diagnosis => ({
  check,
  result: 'open',
  what: problem,
  abort: { problem, data },
});

const officeOf = ({ place, files }: Base): Promise<Office | Abort> =>
  loadProfile(place.profile, files.read).then(({ office }) => office, asAbort);

function asAbort(error: unknown): Abort {
  if (error instanceof Abort) return error;
  throw error;
}

/** Whose key it is only the records know. `why`: they cannot be asked. */
async function ofKey(base: Base, why: Obstacle | undefined): Promise<Diagnosis> {
  const found = await checkKey(why === undefined ? base : { ...base, officeKeys: async () => undefined });
  // Of the desks that share a store only those have it who sign.
  if (found.result === 'open' && isElsewhere(found.abort)) return { ...stopped('key', found.abort), result: 'note' };
  if (found.result === 'open') return stopped('key', found.abort);
  if (found.result === 'ok') return why === undefined ? well('key') : unchecked('key', why);
  return { check: 'key', result: 'open', what: 'open-to-others', names: [found.file] };
}

const isElsewhere = ({ problem, data }: Abort): boolean =>
  problem === 'key-missing' && (data as Abort<'key-missing'>['data']).of === 'store';

async function ofFonts(
  { documentsOf }: Base,
  office: Office,
  why: Obstacle | undefined,
  checkup: Checkup,
): Promise<Diagnosis> {
  const printed = why === undefined ? await checkup.printed() : undefined;
  if (printed === undefined) return unchecked('fonts', why ?? 'database');
  const undrawn = await documentsOf(office).undrawn(printed).catch(asAbort);
  if (undrawn instanceof Abort) return stopped('fonts', undrawn);
  if (undrawn.length === 0) return well('fonts');
  return { check: 'fonts', result: 'open', what: 'undrawn', count: undrawn.length, names: undrawn };
}

/** Of a shared store, in which a colleague elsewhere may have put them. */
async function ofTexts(base: Base, office: Office | Abort): Promise<Diagnosis> {
  if (office instanceof Abort) return unchecked('texts', 'profile');
  const names = (await checkTexts(base, office)).flatMap((one) => (one.result === 'open' ? [one.where] : []));
  return names.length === 0
    ? well('texts')
    : { check: 'texts', result: 'open', what: 'unfit', count: names.length, names };
}

/** What was wrong before and is not now, and what still is. */
async function mended(
  base: Base,
  checkup: Checkup,
  found: readonly Diagnosis[],
  look: () => Promise<readonly Diagnosis[]>,
): Promise<readonly Diagnosis[]> {
  const { actor, today, runFlags } = base;
  const by = runFlags.reason === undefined ? undefined : { actor, day: today, reason: runFlags.reason };
  const touched = await checkup.mend(found, by);
  if (touched.size === 0) return found;
  const now = await look();
  const still = new Set(now.filter(({ result }) => result !== 'ok').map(({ check }) => check));
  const fixed = found.filter(({ check, result }) => result !== 'ok' && touched.has(check) && !still.has(check));
  return inOrder([...now, ...fixed.map((one) => ({ ...one, result: 'fixed' as const }))]);
}

function saidOf(found: Diagnosis, { words, runFlags }: Base): { readonly message: string; readonly hint?: string } {
  const { said, fixed, notChecked } = words.doctor;
  const { check, result, what, abort } = found;
  if (result === 'ok') return { message: what === undefined ? said[check].ok : said[check].open(found).message };
  if (result === 'unchecked') return { message: notChecked(what as Obstacle) };
  // The code and its values belong together: both come from one abort.
  const { message, hint } = abort
    ? { hint: 'coopj office check', ...sentenceOf(words, abort as unknown as Abort) }
    : said[check].open(found);
  if (result === 'fixed') return { message: fixed(message) };
  return { message, ...(hint !== undefined && { hint: atOffice(hint, runFlags.where, words) }) };
}

/** Paths that a diagnosis names; a name of something else has no slash. */
const pathsOf = ({ names = [], abort }: Diagnosis): readonly string[] =>
  [...names, ...Object.values(abort?.data ?? {})].filter((one) => typeof one === 'string' && /[\\/]/.test(one));

const LONGEST = 24;

/** In a table, which would break it, a path is its last part; the whole path stands below. */
function shortened(told: Told): string {
  const short = (path: string) => {
    const last = path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
    return last.length > LONGEST ? `${last.slice(0, LONGEST - 1)}…` : last;
  };
  return pathsOf(told).reduce((message, path) => message.replaceAll(path, short(path)), told.message);
}

const SHOWN = 20;

/** What stands below the table to be copied. */
function under(told: Told, { doctor, screen, terms }: Words): readonly string[] {
  const { check, result, hint } = told;
  if (result === 'ok' || result === 'fixed') return [];
  // Of the objects of a database a sentence names three.
  const named = check === 'schema' && (told.names?.length ?? 0) > 3 ? (told.names ?? []) : pathsOf(told);
  const lines = [
    ...named.slice(0, SHOWN),
    ...(named.length > SHOWN ? [screen.andMore(named.length - SHOWN)] : []),
    ...(hint === undefined ? [] : parted(hint)),
  ];
  return lines.length === 0 ? [] : ['', terms.half(check, doctor.results[result]), ...lines.map((line) => `  ${line}`)];
}

/** A command at the end of a sentence stands on a line of its own. */
const parted = (hint: string): readonly string[] => hint.split(/(?<=: |：)(?=coopj )/).map((line) => line.trim());

/** No name, no path and no text of the office: of settings only numbers, yes and no, and whether a text is filled in. */
async function writeBundle(base: Base, checkup: Checkup, found: readonly Diagnosis[], name: string): Promise<void> {
  const office = await officeOf(base);
  const settings =
    office instanceof Abort
      ? { problem: office.problem }
      : Object.fromEntries(SETTINGS.map(({ key }) => [key, toldSetting(settingOf(office, key))]));
  const bundle = {
    ...(await checkup.machine()),
    language: base.language,
    settings,
    checks: found.map(({ check, result, what, count }) => ({
      check,
      result,
      what: what ?? null,
      count: count ?? null,
    })),
  };
  const bytes = new TextEncoder().encode(`${JSON.stringify(bundle, null, 2)}\n`);
  await base.files.write(name, bytes, { personal: true });
}

function toldSetting(value: unknown): number | boolean | string {
  if (typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return `${value.length}`;
  return value === '' || value === undefined ? 'empty' : 'filled';
}
