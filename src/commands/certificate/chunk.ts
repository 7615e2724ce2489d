import type { Context } from '../../context.ts';
import { type Issue, outdated } from '../../core/decide/certificates/issue.ts';
import type { Certificate } from '../../core/model/certificate.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { Abort, type Problem } from '../../errors.ts';
import { type Warned, warnedOf } from '../shared/warned.ts';
import type { Granting, IssuePlan, Maker } from './maker.ts';
import { lostBytes } from './restore.ts';

/** An issued paper, as scripts read it. */
export type Issued = Pick<Certificate, 'number' | 'kind' | 'lang' | 'file' | 'sha256' | 'issuedOn'> &
  Warned & { readonly student: StudentNumber };

/** A student who got no paper, and why. */
export interface Refused {
  readonly student: StudentNumber;
  readonly why: Abort;
}

export interface Chunk {
  /** The first running number. */
  readonly first: number;
  readonly made: readonly Made[];
  readonly refused: readonly Refused[];
  /** Students who already hold exactly this paper; without `goOn` only those whose file is missing. */
  readonly held: readonly HeldCertificate[];
}

export interface HeldCertificate {
  readonly student: StudentNumber;
  readonly certificate: Certificate;
  /** Set if it does not state today's facts: the student is then reported as refused. */
  readonly outdated?: Refused;
  /** What its missing file holds. */
  readonly lost?: Uint8Array;
}

interface Made {
  readonly plan: Granting;
  readonly paper: Paper;
  readonly bytes: Uint8Array;
  readonly entry: Issued;
}

export interface Some {
  readonly students: readonly StudentNumber[];
  /** Numbers already used by a dry run. */
  readonly skip: number;
  /** Skips students who are refused or already hold the paper; otherwise the first refusal stops everything. */
  readonly goOn: boolean;
  /** Issues a second paper also to who holds this one without its file. */
  readonly anew?: true;
}

/** Decides on several students together and sets the papers of those who may have one. */
export async function chunkOf(context: Context, maker: Maker, { students, skip, ...how }: Some): Promise<Chunk> {
  const { store, documents } = context;
  const { goOn } = how;
  const first = (await store.next({ of: 'certificate', prefix: maker.prefix })) + skip;
  let sorted = await sort(context, maker, { students, first, ...how });
  if (!goOn && sorted.refused.length > 0) throw together(sorted.refused);
  const set = await documents.pdfs(sorted.granted.map(({ issue }) => issue.paper)).catch((error) => {
    if (!goOn || !isOfStudent(error)) throw error;
    return undefined;
  });
  // One of them cannot be set. A refused student takes no number, so that all later ones move up: set them one by one.
  if (set === undefined) sorted = await sort(context, maker, { students, first, ...how, setNow: true });
  const { granted, refused, held } = sorted;
  const made = await Promise.all(
    granted.map(async (plan, n): Promise<Made> => {
      const bytes = plan.bytes ?? set?.[n];
      if (bytes === undefined) throw new Error(`${plan.file} was not set`);
      const { paper } = plan.issue;
      const { number, lang, issuedOn } = paper;
      const { student, file } = plan;
      const sha256 = await documents.sha256(bytes);
      return {
        plan,
        paper,
        bytes,
        entry: {
          number,
          kind: maker.kind,
          student,
          lang,
          file,
          sha256,
          issuedOn,
          ...warnedOf(context, plan.issue.warnings),
        },
      };
    }),
  );
  return { first, made, refused, held };
}

interface Sort extends Omit<Some, 'skip'> {
  readonly first: number;
  /** Sets each paper before the next number is given. */
  readonly setNow?: boolean;
}

/** Sorts students into those granted a paper, with consecutive numbers, those refused, and those who hold one. */
async function sort(context: Context, maker: Maker, { students, first, goOn, anew, setNow = false }: Sort) {
  const { documents } = context;
  const granted: (Granting & { readonly bytes?: Uint8Array })[] = [];
  const held: HeldCertificate[] = [];
  const refused: Refused[] = [];
  for (const student of students) {
    const plan = await planned(maker, student, first + granted.length, goOn);
    if (plan instanceof Abort) refused.push({ student, why: plan });
    else if (goOn && plan.held) held.push(heldBy(student, plan.held, plan.issue));
    else if (!plan.issue.ok) refused.push({ student, why: new Abort('refused', { refusals: plan.issue.refusals }) });
    else {
      const before = goOn || anew ? undefined : await unfinished(context, maker, plan);
      if (before) {
        held.push(before);
        continue;
      }
      const { issue } = plan;
      const bytes = setNow ? await documents.pdf(issue.paper).catch(asRefusal) : undefined;
      if (bytes instanceof Abort) refused.push({ student, why: bytes });
      else granted.push({ ...plan, issue, ...(bytes && { bytes }) });
    }
  }
  return { granted, refused, held };
}

function heldBy(student: StudentNumber, certificate: Certificate, issue: Issue): HeldCertificate {
  const refusals = outdated(certificate, issue);
  if (refusals.length === 0) return { student, certificate };
  return { student, certificate, outdated: { student, why: new Abort('refused', { refusals }) } };
}

/** Issued by the same command before, and its file never had its name: it is finished, and no second one is issued. */
async function unfinished(
  context: Context,
  maker: Maker,
  { student, issue, held }: IssuePlan,
): Promise<HeldCertificate | undefined> {
  if (held === undefined || outdated(held, issue).length > 0) return undefined;
  const lost = await lostBytes(context, maker, student, held);
  return lost && { student, certificate: held, lost };
}

const planned = async (
  maker: Maker,
  student: StudentNumber,
  running: number,
  goOn: boolean,
): Promise<IssuePlan | Abort> => (goOn ? maker.plan(student, running).catch(asRefusal) : maker.plan(student, running));

/** Problems of one student that say nothing about others. */
const OF_STUDENT: readonly Problem[] = [
  'refused',
  'glyph-missing',
  'paper-overflow',
  'no-placement',
  'placement-unnamed',
  'no-such-placement',
  'no-such-student',
];
const isOfStudent = (error: unknown): error is Abort => error instanceof Abort && OF_STUDENT.includes(error.problem);

function asRefusal(error: unknown): Abort {
  if (isOfStudent(error)) return error;
  throw error;
}

/** All refusals of all students in one abort. */
const together = (refused: readonly Refused[]): Abort =>
  new Abort('refused', {
    refusals: refused.flatMap(({ student, why }) =>
      why.problem === 'refused'
        ? (why as Abort<'refused'>).data.refusals.map((refusal) => ({ ...refusal, student }))
        : [],
    ),
  });
