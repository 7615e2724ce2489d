import type { Context } from '../../context.ts';
import {
  type CertificateRequest,
  certificateNumber,
  certificatePrefix,
  held,
  type Issue,
  issueEnrollment,
  issueInternship,
} from '../../core/decide/certificates/issue.ts';
import { proven } from '../../core/decide/certificates/reissue.ts';
import { headLine } from '../../core/journal/head.ts';
import type { Certificate, CertificateKind } from '../../core/model/certificate.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import type { Paper } from '../../core/papers/paper.ts';
import type { PaperLanguage } from '../../core/text/language.ts';
import type { Write } from '../../store/store.ts';
import { given } from '../shared/arguments.ts';
import { forFileName } from '../shared/file-name.ts';
import { companyGuard, findAccepted, findStudent, knownOf } from '../shared/find.ts';
import { sealOf } from '../shared/office-key.ts';
import { requestOf } from '../shared/write.ts';
import type { IssueOptions } from './options.ts';
import { sweepLeft } from './sweep-left.ts';

type GrantedIssue = Extract<Issue, { ok: true }>;

/** What a student would get, or why not. */
export interface IssuePlan {
  readonly student: StudentNumber;
  readonly revision: number;
  /** Absolute path of the file. */
  readonly file: string;
  readonly issue: Issue;
  /** The other records that the paper states, as read: the write is refused if they changed meanwhile. */
  readonly guards: readonly Write[];
  /** The valid certificate of exactly this kind that the student already holds. */
  readonly held?: Certificate;
}
export interface Granting extends IssuePlan {
  readonly issue: GrantedIssue;
}
export type Maker = Awaited<ReturnType<typeof makerOf>>;

/** What the papers of one command share: texts, folder and number series. */
export async function makerOf(context: Context, options: Omit<IssueOptions, 'students'>) {
  const { kind, lang = 'both', on = context.today, out = '.', purpose, addressee } = options;
  if (!context.runFlags.dryRun) await sweepLeft(context, out);
  const prefix = certificatePrefix(kind, on);
  const decide = await decider(context, { kind, lang, ...given({ placement: options.placement }) });
  const stands = await context.store.head();
  const seal = await sealOf(context);
  const request = {
    ...requestOf(context, given({ override: options.override })),
    lang,
    on,
    seal,
    ...given({ purpose, addressee, head: stands && headLine((await context.sealing.signHead(stands, seal.key)).head) }),
  };
  return {
    kind,
    lang,
    on,
    out,
    prefix,
    async plan(student: StudentNumber, running: number): Promise<IssuePlan> {
      const { value: dossier, revision } = await findStudent(context, student);
      const number = certificateNumber(prefix, running);
      const file = context.files.resolve(`${out}/${fileName(number, student, kind)}`);
      const placement = kind === 'internship' ? findAccepted(dossier, options.placement) : undefined;
      const guards = placement === undefined ? [] : await companyGuard(context, placement.company);
      const issue = await decide(dossier, { ...request, number });
      return {
        student,
        revision,
        file,
        issue,
        guards,
        ...given({ held: held(dossier, kind, request, placement?.ref) }),
      };
    },
    /** The paper again with its number and code; undefined if it would now be refused. */
    async again(student: StudentNumber, certificate: Certificate): Promise<Paper | undefined> {
      const { number } = certificate;
      const issue = await decide((await findStudent(context, student)).value, { ...request, number });
      return issue.ok ? proven(issue.paper, certificate) : undefined;
    },
  };
}

/** No personal name in file names. */
export const fileName = (number: string, student: StudentNumber, kind: CertificateKind, more = ''): string =>
  `${number}_${forFileName(student)}_${kind}${more}.pdf`;

interface Deciding {
  readonly kind: CertificateKind;
  readonly lang: PaperLanguage;
  readonly placement?: string;
}

/** Decides on certificates of one kind with the office's texts for it. */
export async function decider(context: Context, { kind, lang, placement }: Deciding) {
  const { documents } = context;
  if (kind === 'enrollment') {
    const texts = await documents.texts('enrollment', lang);
    return async (dossier: Dossier, request: CertificateRequest): Promise<Issue> =>
      issueEnrollment(await knownOf(context, dossier), request, texts);
  }
  const texts = await documents.texts('internship', lang);
  return async (dossier: Dossier, request: CertificateRequest): Promise<Issue> =>
    issueInternship(await knownOf(context, dossier), findAccepted(dossier, placement), request, texts);
}
