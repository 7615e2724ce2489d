import type { Context } from '../../context.ts';
import type { Certificate } from '../../core/dossier.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { StudentNumber } from '../../core/student.ts';
import { Abort, type Problem } from '../../errors.ts';
import type { Granting, Maker, Plan } from './maker.ts';

/** An issued paper, as scripts read it. */
export type Issued = Pick<Certificate, 'number' | 'kind' | 'lang' | 'file' | 'sha256' | 'issuedOn'> & {
  readonly student: StudentNumber;
};

/** A student who got no paper, and why. */
export interface Refused {
  readonly student: StudentNumber;
  readonly why: Abort;
}

export interface Chunk {
  /** The number with which it begins. */
  readonly first: number;
  readonly made: readonly Made[];
  readonly refused: readonly Refused[];
  /** Who holds just this paper already. */
  readonly held: readonly { readonly student: StudentNumber; readonly certificate: Certificate }[];
}

interface Made {
  readonly plan: Granting;
  readonly paper: Paper;
  readonly bytes: Uint8Array;
  readonly entry: Issued;
}

export interface Some {
  readonly students: readonly StudentNumber[];
  /** Numbers that a dry run has given away already. */
  readonly skip: number;
  /** A refused student is left out, and so is one who holds the paper; else the first refusal stops all. */
  readonly goOn: boolean;
}

/** Decides on some students together, and sets the papers of those who are granted one. */
export async function chunkOf(context: Context, maker: Maker, { students, skip, goOn }: Some): Promise<Chunk> {
  const { store, documents } = context;
  const undrawn = new Map<StudentNumber, Abort>();
  for (;;) {
    const first = (await store.next({ of: 'certificate', prefix: maker.prefix })) + skip;
    const granted: Granting[] = [];
    const held: Chunk['held'][number][] = [];
    const refused: Refused[] = [];
    for (const student of students) {
      const plan = undrawn.get(student) ?? (await planned(maker, student, first + granted.length, goOn));
      if (plan instanceof Abort) refused.push({ student, why: plan });
      else if (goOn && plan.held) held.push({ student, certificate: plan.held });
      else if (plan.issue.ok) granted.push({ ...plan, issue: plan.issue });
      else refused.push({ student, why: new Abort('refused', { refusals: plan.issue.refusals }) });
    }
    if (!goOn && refused.length > 0) throw together(refused);
    const set = await setPapers(context, granted, goOn);
    if (set instanceof Map) {
      // Who is refused takes no number: all behind move up, and are set again.
      for (const [student, why] of set) undrawn.set(student, why);
      continue;
    }
    const made = await Promise.all(
      granted.map(async (plan, n): Promise<Made> => {
        const bytes = set[n] ?? new Uint8Array();
        const { paper } = plan.issue;
        const { number, lang, issuedOn } = paper;
        const sha256 = await documents.sha256(bytes);
        const { student, file } = plan;
        return { plan, paper, bytes, entry: { number, kind: maker.kind, student, lang, file, sha256, issuedOn } };
      }),
    );
    return { first, made, refused, held };
  }
}

/** The bytes of the papers; where one cannot be set and the others go on, those that cannot, by their students. */
async function setPapers({ documents }: Context, granted: readonly Granting[], goOn: boolean) {
  try {
    return await documents.pdfs(granted.map(({ issue }) => issue.paper));
  } catch (error) {
    if (!goOn || !isOfStudent(error)) throw error;
    const failing = new Map<StudentNumber, Abort>();
    for (const { student, issue } of granted) {
      const why = await documents.pdf(issue.paper).then(() => undefined, asRefusal);
      if (why) failing.set(student, why);
    }
    if (failing.size === 0) throw error;
    return failing;
  }
}

const planned = async (maker: Maker, student: StudentNumber, running: number, goOn: boolean): Promise<Plan | Abort> =>
  goOn ? maker.plan(student, running).catch(asRefusal) : maker.plan(student, running);

/** What is wrong with one student, and with no other. */
const OF_STUDENT: readonly Problem[] = [
  'refused',
  'glyph-missing',
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

/** All refusals of all students, in one. */
const together = (refused: readonly Refused[]): Abort =>
  new Abort('refused', {
    refusals: refused.flatMap(({ student, why }) =>
      why.problem === 'refused'
        ? (why as Abort<'refused'>).data.refusals.map((refusal) => ({ ...refusal, student }))
        : [],
    ),
  });
