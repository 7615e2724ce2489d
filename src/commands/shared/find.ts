import type { Context } from '../../context.ts';
import { companyKey } from '../../core/imports/alike.ts';
import type { Gone } from '../../core/model/certificate.ts';
import type { Company, CompanyCode } from '../../core/model/company.ts';
import { type Dossier, openPlacements, placementOf } from '../../core/model/dossier.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import { isAccepted, type Placement } from '../../core/model/placement.ts';
import { leadingPlacement } from '../../core/model/steps.ts';
import { nameOf, type StudentNumber } from '../../core/model/student.ts';
import type { Situation } from '../../core/rules/rule.ts';
import { nearest } from '../../core/text/nearest.ts';
import { Abort } from '../../errors.ts';
import type { Versioned, Write } from '../../store/store.ts';
import type { Said } from '../grammar/notation.ts';
import { textArgument } from './arguments.ts';

/** A student number as typed, ignoring width and surrounding blanks. */
const numberOf = (word: string): StudentNumber => word.normalize('NFKC').trim();

/** Several numbers, each once, in order. */
export const numbersOf = (words: readonly string[]): readonly StudentNumber[] => [...new Set(words.map(numberOf))];

/** The student with a number. */
export async function findStudent({ store }: Context, number: StudentNumber): Promise<Versioned<Dossier>> {
  const found = await store.dossier(numberOf(number));
  if (!found) throw new Abort('no-such-student', { number });
  return found;
}

/** So many of the students whom a word fits are named. */
const NAMED = 10;

/** The student with a number, or with a part of a name that matches only one student. */
export async function findStudentByWord(context: Context, word: string): Promise<Versioned<Dossier>> {
  const exact = await context.store.dossier(numberOf(word));
  if (exact) return exact;
  // An empty text is part of every name: an empty variable of a script names nobody.
  if (word.trim() === '') throw new Abort('no-such-student', { number: word });
  const matches: { number: string; name: string }[] = [];
  let count = 0;
  for await (const { number, name } of context.store.students({ find: word })) {
    count += 1;
    if (count <= NAMED) matches.push({ number, name });
  }
  const [only] = matches;
  if (!only) throw new Abort('no-such-student', { number: word });
  if (count > 1) throw new Abort('several-students', { word, count, matches });
  return findStudent(context, only.number);
}

/** The student of whom a list is; nobody where only its fields are asked for. */
export async function listedStudent(
  context: Context,
  word: string | undefined,
  command: string,
): Promise<Dossier | undefined> {
  if (context.out.asksFields) return undefined;
  if (word === undefined) throw new Abort('argument-missing', { argument: 'student', command });
  return (await findStudentByWord(context, word)).value;
}

/**
 * The placement that a command means: the named one, else the only open one, else, if none is open, the last. Several open ones must be
 * told apart.
 */
export function findPlacement(dossier: Dossier, ref?: string): Placement {
  const student = dossier.student.number;
  const known = dossier.placements.map((placement) => placement.ref);
  const named = ref?.normalize('NFKC').trim().toUpperCase();
  const open = openPlacements(dossier);
  if (named === undefined && open.length > 1) {
    throw new Abort('placement-unnamed', { student, open: open.map((placement) => placement.ref) });
  }
  const found = named === undefined ? (open[0] ?? leadingPlacement(dossier)) : placementOf(dossier, named);
  if (!found && ref === undefined) throw new Abort('no-placement', { student });
  if (!found) throw new Abort('no-such-placement', { placement: ref ?? '', student, known });
  return found;
}

/** The placement that a command will mean, as far as it was said; undefined while it cannot be told. */
export async function placementMeant({ store }: Context, { student, placement }: Said): Promise<Placement | undefined> {
  const dossier = typeof student === 'string' ? (await store.dossier(student))?.value : undefined;
  if (!dossier) return undefined;
  if (typeof placement === 'string') return placementOf(dossier, placement.toUpperCase());
  return openPlacements(dossier).length > 1 ? undefined : (openPlacements(dossier)[0] ?? leadingPlacement(dossier));
}

/** The same for each of several students, who are alone or together. */
export async function placementsMeant(
  context: Context,
  { student, students = student ?? [], placement }: Said,
): Promise<readonly (Placement | undefined)[]> {
  return Promise.all([students].flat().map((one) => placementMeant(context, { student: one, placement })));
}

/** The placement that a paper is about: the named one, else the only accepted one, else as for any command. */
export function findAccepted(dossier: Dossier, ref?: string): Placement {
  const accepted = dossier.placements.filter(isAccepted);
  return findPlacement(dossier, ref ?? (accepted.length === 1 ? accepted[0]?.ref : undefined));
}

/** The dossier and placement of a reference. */
export async function findByReference(context: Context, word: string) {
  const ref = word.normalize('NFKC').trim().toUpperCase();
  const number = await context.store.studentOf(ref);
  if (number === undefined) throw new Abort('no-such-placement', { placement: word, student: '', known: [] });
  const found = await findStudent(context, number);
  return { ...found, placement: findPlacement(found.value, ref) };
}

/** A certificate by its number, with the dossier that holds it. */
export async function findCertificate(context: Context, word: string) {
  const { store } = context;
  const number = word.normalize('NFKC').trim().toUpperCase();
  const student = await store.studentOf(number);
  const found = student === undefined ? undefined : await findStudent(context, student);
  const certificate = found?.value.certificates.find((one) => one.number === number);
  if (found && certificate) return { ...found, certificate };
  const known: string[] = [];
  for await (const one of store.certificates()) known.push(one.number);
  const gone = await goneOf(context, number);
  const close = gone ? undefined : nearest(number, known);
  throw new Abort('no-such-certificate', {
    number: word,
    ...(close !== undefined && { nearest: close }),
    ...(gone && { gone }),
  });
}

/** What became of a number that the register does not have; undefined where it was never given, as far as the journal tells. */
export async function goneOf({ store }: Pick<Context, 'store'>, number: string): Promise<Gone | undefined> {
  for await (const { day: on, change } of store.journal()) {
    if (change?.type === 'student-erased' && change.certificates.includes(number)) return { why: 'erased', on };
    if (change?.type === 'head-accepted' && change.given?.includes(number)) return { why: 'lost', on };
  }
  return undefined;
}

/** A company by code or exact name. */
export async function findCompany({ store }: Context, word: string): Promise<Versioned<Company>> {
  const found = await store.findCompany(word.trim());
  if (!found) {
    const key = companyKey(word);
    const like = (await store.companies()).find(({ name }) => companyKey(name) === key);
    throw new Abort('no-such-company', { company: word, ...(like && { like: { code: like.code, name: like.name } }) });
  }
  return found;
}

/** Reads a paper's file, to be kept with the next record. Aborts if it cannot be read. */
export async function findFile({ evidence }: Context, name: string | undefined): Promise<Evidence | undefined> {
  if (name === undefined) return undefined;
  textArgument(name, '--file');
  return evidence.take(name);
}

/** What decisions and rules may look at for one student. */
export async function knownOf({ store, office, calendar, today }: Context, dossier: Dossier): Promise<Situation> {
  const companies = new Map<CompanyCode, Company>();
  for (const code of new Set(dossier.placements.map((placement) => placement.company))) {
    const company = await store.company(code);
    if (company) companies.set(code, company.value);
  }
  return { dossier, office, calendar, today, companies };
}

/** A guard on the company: the write is refused if somebody changed it meanwhile. */
export async function companyGuard({ store }: Context, code: CompanyCode): Promise<readonly Write[]> {
  const company = await store.company(code);
  return company ? [{ subject: `company:${code}`, expect: company.revision, changes: [] }] : [];
}

/** Number and name of a student, for messages. */
export const studentLabel = (dossier: Dossier): string => `${dossier.student.number} ${nameOf(dossier.student)}`;
