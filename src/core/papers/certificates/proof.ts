import type { CertificateKind } from '../../model/certificate.ts';
import type { Company } from '../../model/company.ts';
import type { Dossier } from '../../model/dossier.ts';
import { firstDay, lastDay, type Placement } from '../../model/placement.ts';
import type { Span } from '../../model/placement-terms.ts';
import { saidBySpan, spansOf } from '../../model/spans.ts';
import type { Student } from '../../model/student.ts';
import type { Office } from '../../profile/office.ts';
import { languagesOf, type PaperLanguage, type Tongue } from '../../text/language.ts';
import { oneLine } from '../../text/one-line.ts';
import type { PaperRequest } from '../frame.ts';
import { companyIn, nameForImmigration, nameIn, programIn } from '../person.ts';

/**
 * The proof of a certificate: what its QR code says. Lines of `key=value` that a person can compare with the paper, then the
 * office's public key, then the signature over everything before it, line end included:
 *
 *     coopj-certificate=1
 *     number=I-2026-0001
 *     …
 *     key=<Ed25519 public key, base64url>
 *     sig=<Ed25519 signature, base64url>
 *
 * No language changes it, so that a third party needs nothing but the text and the office's key.
 */
const FORMAT = ['coopj-certificate', '1'] as const;

/** What signing needs of the office's key. */
export interface Seal {
  /** The public key, 32 bytes in base64url. */
  readonly key: string;
  /** The signature of a text in UTF-8, 64 bytes in base64url. The same text gives the same signature. */
  sign(text: string): string;
}

export type Fact = readonly [key: string, value: string | undefined];

/** A parsed proof. */
export interface Proof {
  readonly facts: ReadonlyMap<string, string>;
  /** The exact text that was signed. */
  readonly signed: string;
  readonly key: string;
  readonly signature: string;
}

/** Texts of a bilingual paper are signed in its first language, names in both. */
const first = ({ lang }: PaperRequest): Tongue => languagesOf(lang)[0] ?? 'ja';

/** What the paper says of itself. */
const ofPaper = (kind: CertificateKind, office: Office, request: PaperRequest): readonly Fact[] => [
  FORMAT,
  ['number', request.number],
  ['kind', kind],
  ['issued', request.on],
  ['university', office.university.name[first(request)]],
];

/** A name in the paper's languages; once if equal in both. */
function names(lang: PaperLanguage, name: (tongue: Tongue) => string | undefined): readonly Fact[] {
  const [first, second] = languagesOf(lang).map(name);
  return [['name', first], ...(second !== undefined && second !== first ? [['name-en', second] as const] : [])];
}

const ofStudent = ({ dateOfBirth, number }: Student): readonly Fact[] => [
  ['born', dateOfBirth],
  ['student', number],
];

/** What a certificate of enrollment certifies. */
export const enrollmentFacts = (office: Office, student: Student, request: PaperRequest): readonly Fact[] => [
  ...ofPaper('enrollment', office, request),
  ...names(request.lang, (tongue) => nameIn(student, tongue)),
  ...ofStudent(student),
  ['program', programIn(office, student, first(request))],
  ['entered', student.enrolledOn],
  ['completes', student.expectedCompletionOn],
];

interface Certified {
  readonly dossier: Dossier;
  readonly placement: Placement;
  readonly company: Company;
  readonly office: Office;
}

/** What a certificate of internship certifies: what a forger would change first. */
export function internshipFacts(
  { dossier, placement, company, office }: Certified,
  request: PaperRequest,
): readonly Fact[] {
  const { student } = dossier;
  return [
    ...ofPaper('internship', office, request),
    ...names(request.lang, (tongue) => nameForImmigration(student, tongue)),
    ...ofStudent(student),
    ['company', companyIn(company, first(request))],
    ['from', firstDay(placement)],
    ['to', lastDay(placement)],
    ...bySpan(placement, 'hours-per-week', ({ hoursPerWeek }) => hoursPerWeek?.toString()),
    ...bySpan(placement, 'pay', ({ pay }) =>
      pay === undefined || pay === 'unpaid' ? pay : `${pay.amount} JPY/${pay.per}`,
    ),
  ];
}

/** One fact where all days say the same; else one a span, `pay`, `pay-2`, …, with its days. */
const bySpan = (placement: Placement, key: string, of: (terms: Span['terms']) => string | undefined): readonly Fact[] =>
  saidBySpan(spansOf(placement), of).map(({ value, from, to }, n) => [
    n === 0 ? key : `${key}-${n + 1}`,
    value === undefined || from === undefined || to === undefined ? value : `${value} (${from}/${to})`,
  ]);

/** Longer values end with an ellipsis, since they would make a code too large for phones to read. */
const LONGEST = 60;

/** On one line: a line break in a value would start another fact. */
function shortened(value: string): string {
  const characters = [...oneLine(value)];
  if (characters.length <= LONGEST) return characters.join('');
  let end = LONGEST - 1;
  while (end > 1 && /\p{M}/u.test(characters[end] ?? '')) end -= 1;
  return `${characters.slice(0, end).join('')}…`;
}

/** The signed text of the code, without unknown facts. */
export function sealed(facts: readonly Fact[], seal: Seal): string {
  const lines = facts.flatMap(([key, value]) => (value === undefined ? [] : [`${key}=${shortened(value)}\n`]));
  const signed = `${lines.join('')}key=${seal.key}\n`;
  return `${signed}sig=${seal.sign(signed)}`;
}

/** Trims, and splits a text that lost its line breaks in pasting before each key. */
const linesOf = (text: string): readonly string[] =>
  text.split(/[\r\n]/.test(text) ? /[^\S\r\n]*(?:\r\n|[\r\n])/ : /\s+(?=[a-z-]+=)/);

/** Parses a proof as scanned or found in a file; undefined if it is none. Accepts the line ends of any system. */
export function readProof(text: string): Proof | undefined {
  const lines = linesOf(text.replace(/^\uFEFF/, '').trim());
  const pairs = lines.map((line) => {
    const at = line.indexOf('=');
    return [line.slice(0, at), line.slice(at + 1)] as const;
  });
  const facts = new Map(pairs.slice(0, -2));
  const [key, signature] = pairs.slice(-2);
  if (pairs[0]?.join() !== FORMAT.join() || key?.[0] !== 'key' || signature?.[0] !== 'sig') return undefined;
  if (facts.size !== pairs.length - 2 || !facts.has('number')) return undefined;
  return { facts, signed: `${lines.slice(0, -1).join('\n')}\n`, key: key[1], signature: signature[1] };
}
