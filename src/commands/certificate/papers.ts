import type { Context } from '../../context.ts';
import { canonical } from '../../core/canonical.ts';
import {
  certificateNumber,
  certificatePrefix,
  type Issue,
  issueEnrollment,
  issueInternship,
} from '../../core/decide/certificate.ts';
import type { Refusal } from '../../core/decide/decision.ts';
import type { Certificate, Dossier } from '../../core/dossier.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { isAccepted } from '../../core/placement.ts';
import type { RuleKey } from '../../core/rules/index.ts';
import type { StudentNumber } from '../../core/student.ts';
import { Abort } from '../../errors.ts';
import { given } from '../arguments.ts';
import { findPlacement, findStudent, knownOf } from '../find.ts';
import { wishOf } from '../write.ts';
import type { IssueOptions } from './issue.ts';

/** An issued paper, as scripts read it. */
export type Issued = Pick<Certificate, 'number' | 'kind' | 'lang' | 'file' | 'sha256' | 'issuedOn'> & {
  readonly student: StudentNumber;
};

/** So often is a number taken anew when somebody else was faster. */
const ATTEMPTS = 20;

/** Decides and sets every paper first; only when all are well are they written, one after the other. */
export async function issuePapers(context: Context, options: IssueOptions) {
  const { store, files } = context;
  const maker = await makerOf(context, options);
  const first = await store.next({ of: 'certificate', prefix: maker.prefix });
  const refusals: Refusal[] = [];
  const planned: Planned[] = [];
  for (const student of options.students) {
    const plan = await maker.plan(student, first + planned.length);
    if (plan.issue.ok) planned.push({ ...plan, issue: plan.issue });
    else refusals.push(...plan.issue.refusals.map((refusal) => ({ ...refusal, student })));
  }
  if (refusals.length > 0) throw new Abort('refused', { refusals });
  const taken = (await files.list(maker.folder)) ?? [];
  for (const plan of planned) {
    await maker.bytes(plan.issue.paper);
    if (taken.includes(plan.name))
      throw new Abort('file-exists', { file: files.resolve(`${maker.folder}/${plan.name}`) });
  }
  const papers: Issued[] = [];
  for (const plan of planned) {
    papers.push(context.wishes.dryRun ? await maker.described(plan) : await written(context, maker, plan));
  }
  const overridden = [...new Set(planned.flatMap(({ issue }) => issue.overridden.map(({ rule }): RuleKey => rule)))];
  return { papers, overridden };
}

type Granted = Extract<Issue, { ok: true }>;
interface Plan {
  readonly student: StudentNumber;
  readonly revision: number;
  readonly name: string;
  readonly issue: Issue;
}
interface Planned extends Plan {
  readonly issue: Granted;
}
type Maker = Awaited<ReturnType<typeof makerOf>>;

/** What the papers of one command have in common: texts, folder, series of numbers, and the bytes that were made already. */
async function makerOf(context: Context, options: IssueOptions) {
  const { kind, lang = 'both', on = context.today, out = '.', purpose, addressee } = options;
  const { documents, files } = context;
  const prefix = certificatePrefix(kind, on);
  const decide = await decider(context, options);
  const seal = await context.sealing.seal();
  const made = new Map<string, Uint8Array>();
  const bytes = async (paper: Paper): Promise<Uint8Array> => {
    const key = canonical(paper);
    const known = made.get(key) ?? (await documents.pdf(paper));
    made.set(key, known);
    return known;
  };
  const plan = async (student: StudentNumber, running: number): Promise<Plan> => {
    const { value: dossier, revision } = await findStudent(context, student);
    const number = certificateNumber(prefix, running);
    const wish = {
      ...wishOf(context, given({ override: options.override })),
      number,
      lang,
      on,
      seal,
      ...given({ purpose, addressee }),
    };
    // No personal name in the name of a file; what Windows cannot take in a name is left out.
    const name = `${number}_${student.replace(/[^\w-]/g, '')}_${kind}.pdf`;
    return { student, revision, name, issue: await decide(dossier, wish) };
  };
  const described = async ({ student, name, issue }: Planned): Promise<Issued> => {
    const sha256 = await documents.sha256(await bytes(issue.paper));
    const { number } = issue.paper;
    return { number, kind, student, lang, file: files.resolve(`${out}/${name}`), sha256, issuedOn: on };
  };
  return { prefix, folder: out, bytes, plan, described };
}

type CertificateWish = Parameters<typeof issueEnrollment>[1];

async function decider(context: Context, { kind, lang = 'both', placement }: IssueOptions) {
  const { documents } = context;
  if (kind === 'enrollment') {
    const texts = await documents.texts('enrollment', lang);
    return async (dossier: Dossier, wish: CertificateWish): Promise<Issue> =>
      issueEnrollment(await knownOf(context, dossier), wish, texts);
  }
  const texts = await documents.texts('internship', lang);
  return async (dossier: Dossier, wish: CertificateWish): Promise<Issue> =>
    issueInternship(await knownOf(context, dossier), certified(dossier, placement), wish, texts);
}

/** The placement that is certified: the one named, else the only accepted one, else the one that any command means. */
function certified(dossier: Dossier, ref: string | undefined) {
  const accepted = dossier.placements.filter(isAccepted);
  return findPlacement(dossier, ref ?? (accepted.length === 1 ? accepted[0]?.ref : undefined));
}

/**
 * Number, facts and digest are recorded in one apply, between the writing of the file beside its place and its renaming:
 * a refused record leaves no file. A number that somebody else took meanwhile is taken anew, and the paper set again.
 */
async function written(context: Context, maker: Maker, first: Planned): Promise<Issued> {
  const { store, files } = context;
  let plan: Plan = first;
  for (let attempt = 1; ; attempt++) {
    const { issue, student, revision } = plan;
    if (!issue.ok) throw new Abort('refused', { refusals: issue.refusals.map((one) => ({ ...one, student })) });
    const paper = await maker.described({ ...plan, issue });
    const { file, sha256 } = paper;
    const changes = issue.changes({ file, sha256 });
    const record = async (): Promise<void> => {
      await store.apply([{ subject: `student:${student}`, expect: revision, changes }], context.stamp());
    };
    try {
      await files.write(file, await maker.bytes(issue.paper), { personal: true, record });
      return paper;
    } catch (error) {
      if (!(error instanceof Abort && error.problem === 'conflict') || attempt === ATTEMPTS) throw error;
      plan = await maker.plan(student, await store.next({ of: 'certificate', prefix: maker.prefix }));
    }
  }
}
