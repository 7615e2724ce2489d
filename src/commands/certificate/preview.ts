import type { Context } from '../../context.ts';
import type { CertificateKind } from '../../core/model/certificate.ts';
import { firstDay, lastDay } from '../../core/model/placement.ts';
import type { Student, StudentNumber } from '../../core/model/student.ts';
import { companyIn, nameForImmigration, nameIn } from '../../core/papers/person.ts';
import { type LocalizedText, languagesOf, localized } from '../../core/text/language.ts';
import type { PreviewLine } from '../grammar/grammar.ts';
import { findAccepted, findStudent } from '../shared/find.ts';
import { warnedOf } from '../shared/warned.ts';
import { makerOf } from './maker.ts';
import type { IssueOptions } from './options.ts';

type Paper = Omit<IssueOptions, 'students'>;

/** Students named one by one. */
const SHOWN = 10;

/**
 * What is printed on the certificates of each kind, and what whoever issues them is told of it: numbers and signatures are not undone.
 * Undefined where one of them would be refused.
 */
export async function previewOf(
  context: Context,
  papers: readonly [Paper, ...Paper[]],
  students: readonly StudentNumber[],
): Promise<readonly PreviewLine[] | undefined> {
  const { words } = context;
  const [{ lang = 'both', purpose, addressee }] = papers;
  const told: PreviewLine[] = [];
  const warnings = new Set<string>();
  // Only looked at: what an earlier command left in the folder stays as it is.
  const looking = { ...context, runFlags: { ...context.runFlags, dryRun: true } };
  for (const paper of papers) {
    const maker = await makerOf(looking, paper);
    for (const student of students) {
      const plan = await maker.plan(student, 1);
      if (!plan.issue.ok) return undefined;
      for (const { message } of warnedOf(context, plan.issue.warnings).warnings) warnings.add(message);
    }
  }
  const last = papers.at(-1) ?? papers[0];
  for (const student of students.slice(0, SHOWN)) told.push(...(await statedOf(context, student, last)));
  const unnamed = students.length - SHOWN;
  if (unnamed > 0) told.push({ label: words.lists.columns.name, text: words.screen.andMore(unnamed) });
  const { columns } = words.papers;
  return [
    ...kindAndLanguage(
      context,
      papers.map(({ kind }) => kind),
      lang,
    ),
    ...told,
    ...(purpose === undefined ? [] : [{ label: columns.purpose, text: purpose }]),
    ...(addressee === undefined ? [] : [{ label: columns.addressee, text: addressee }]),
    ...[...warnings].map((text) => ({ text })),
  ];
}

export function kindAndLanguage(
  { words }: Context,
  kinds: readonly CertificateKind[],
  lang: NonNullable<IssueOptions['lang']>,
): readonly PreviewLine[] {
  const { columns } = words.papers;
  const named = words.terms.list(kinds.map((kind) => words.terms.certificate[kind]));
  return [
    { name: 'kind', label: columns.kind, text: named },
    { name: 'in', label: columns.lang, text: words.questions.paperLanguage[lang] },
  ];
}

/** The name as it is printed. */
export const nameOn = (student: Student, kind: CertificateKind, lang: NonNullable<IssueOptions['lang']>): string =>
  said(
    localized(languagesOf(lang), (tongue) => (kind === 'internship' ? nameForImmigration : nameIn)(student, tongue)),
  );

const said = (text: LocalizedText): string => text.map((one) => one.text).join(' / ');

async function statedOf(
  context: Context,
  number: StudentNumber,
  { kind, lang = 'both', placement: ref }: Paper,
): Promise<readonly PreviewLine[]> {
  const { words, store } = context;
  const { value: dossier } = await findStudent(context, number);
  const name = { label: words.lists.columns.name, text: `${number} ${nameOn(dossier.student, kind, lang)}` };
  if (kind === 'enrollment') return [name];
  const placement = findAccepted(dossier, ref);
  const company = (await store.company(placement.company))?.value;
  const host = company && said(localized(languagesOf(lang), (tongue) => companyIn(company, tongue)));
  return [
    name,
    { label: words.lists.columns.company, text: host ?? placement.company },
    { label: words.questions.form.period, text: `${firstDay(placement) ?? ''} – ${lastDay(placement) ?? ''}` },
  ];
}
