import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import * as mupdf from 'mupdf';
import type { Company } from '../../src/core/model/company.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Student } from '../../src/core/model/student.ts';
import { enrollmentPaper } from '../../src/core/papers/certificates/enrollment.ts';
import { internshipPaper } from '../../src/core/papers/certificates/internship.ts';
import { enrollmentFacts, internshipFacts, type Seal, sealed } from '../../src/core/papers/certificates/proof.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import type { PaperKind } from '../../src/core/papers/texts.ts';
import type { Office } from '../../src/core/profile/office.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { loadTexts } from '../../src/documents/templates/paper-texts.ts';
import { filesIn } from '../../src/office/files.ts';
import { company, day, dossier, OFFICE, placement, student, TERMS } from './dossiers.ts';

export const TEMPLATES = fileURLToPath(new URL('../../templates', import.meta.url));

/** A record in which some facts are not known. */
export function without<T extends object, K extends keyof T>(record: T, ...keys: readonly K[]): Omit<T, K> {
  const copy = { ...record };
  for (const key of keys) delete copy[key];
  return copy;
}

/** The sample profile with somebody who certifies. */
export const ISSUING: Office = {
  ...OFFICE,
  issuer: { ...OFFICE.issuer, name: { ja: '見本 学長', en: 'MIHON Gakucho' } },
};

export const texts = <Kind extends PaperKind>(kind: Kind, lang: PaperLanguage) =>
  loadTexts(kind, lang, { shipped: TEMPLATES, own: '/nowhere' }, filesIn('/').read);

/** The seal of an invented office, the same in every run. */
const SAMPLE = createPrivateKey({
  key: Buffer.from(`302e020100300506032b657004220420${'4d'.repeat(32)}`, 'hex'),
  format: 'der',
  type: 'pkcs8',
});
export const SEAL: Seal = {
  key: createPublicKey(SAMPLE).export({ format: 'jwk' }).x ?? '',
  sign: (text) => sign(null, Buffer.from(text), SAMPLE).toString('base64url'),
};

/** All that a certificate of enrollment can say. */
export const ENROLLED: Student = student({
  institute: '国立情報学研究所',
  year: 3,
  dateOfBirth: day('1998-04-12'),
  expectedCompletionOn: day('2027-03-31'),
});

/** All that a certificate of internship can say of the work. */
export const WORK: Terms = {
  ...TERMS,
  hoursPerWeek: 38,
  hoursPerDay: 7.6,
  department: '見本データ部',
  workplaces: ['見本本社(東京都見本区)', '見本研究所(神奈川県見本市)'],
  remoteShare: 20,
  content:
    '大規模な時系列データに対する異常検知手法の研究開発。既存手法の再現実験、新しい統計モデルの設計と実装を行う。',
  pay: { amount: 300_000, per: 'month' },
};

export const HOST: Company = company({
  name: '株式会社見本研究所',
  nameEn: 'Mihon Research Laboratories, Inc.',
  address: '東京都見本区見本町1丁目2番3号',
  telephone: '03-0000-0000',
  industry: '情報通信業',
});

export interface PaperOptions {
  readonly lang?: PaperLanguage;
  /** In place of all that is known of the student. */
  readonly student?: Student;
  readonly number?: string;
  readonly addressee?: string;
}

export async function enrollment({
  lang = 'ja',
  student: facts = ENROLLED,
  number = 'E-2026-0001',
}: PaperOptions = {}): Promise<Paper> {
  const request = { lang, number, on: day('2026-11-22') };
  const paper = enrollmentPaper(ISSUING, facts, request, await texts('enrollment', lang));
  return { ...paper, proof: sealed(enrollmentFacts(ISSUING, facts, request), SEAL) };
}

export interface InternshipOptions extends PaperOptions {
  readonly placement?: Parameters<typeof placement>[0];
  readonly terms?: Terms;
  readonly company?: Partial<Company>;
  readonly on?: string;
  readonly dossier?: Partial<Dossier>;
}

export async function internship(options: InternshipOptions = {}): Promise<Paper> {
  const { lang = 'ja', student: facts = ENROLLED, number = 'I-2026-0001', addressee, on = '2026-10-20' } = options;
  const request = { lang, number, on: day(on), ...(addressee !== undefined && { addressee }) };
  const found = placement({ terms: [{ ...WORK, ...options.terms }], ...options.placement });
  const of = dossier({ student: facts, placements: [found], ...options.dossier });
  const host = { ...HOST, ...options.company };
  const said = { dossier: of, placement: found, company: host, office: ISSUING };
  const paper = internshipPaper(said, request, await texts('internship', lang));
  return { ...paper, proof: sealed(internshipFacts(said, request), SEAL) };
}

/** Every kind of paper in every language, by its name. */
export const EACH_PAPER = (['enrollment', 'internship'] as const).flatMap((kind) =>
  (['ja', 'en', 'both'] as const).map((lang) => {
    const make = kind === 'enrollment' ? enrollment : internship;
    return [`${kind} ${lang}`, (more: PaperOptions = {}) => make({ lang, ...more })] as const;
  }),
);

/** All texts of a paper, each on its own. */
export const textsOf = (paper: Paper): readonly string[] => [...strings(paper.blocks)];

function* strings(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  if ('lang' in value && 'text' in value) yield String(value.text);
  else for (const part of Object.values(value)) yield* strings(part);
}

export const open = (bytes: Uint8Array): mupdf.PDFDocument => {
  const document = mupdf.Document.openDocument(bytes, 'application/pdf');
  if (!(document instanceof mupdf.PDFDocument)) throw new Error('not a PDF');
  return document;
};

/** The text of each page as a reader would copy it. */
export const pagesOf = (bytes: Uint8Array): readonly string[] => {
  const document = open(bytes);
  return Array.from({ length: document.countPages() }, (_, n) =>
    document.loadPage(n).toStructuredText('preserve-whitespace,preserve-ligatures').asText(),
  );
};

/** Without the spaces and line ends that setting a text in lines puts in or leaves out. */
export const solid = (text: string): string => text.replace(/\s/gu, '');
