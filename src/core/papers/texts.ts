import type { CertificateKind } from '../dossier.ts';
import type { Tongue } from './paper.ts';

/** A text of the office, taken apart: plain text, and the names of the fields between. */
export type Template = readonly (string | { readonly field: string })[];

const FRAME = {
  title: [],
  number: ['number'],
  reissue: ['day'],
  addressee: ['addressee'],
  'issuer.university': ['university'],
  'issuer.person': ['title', 'name'],
  'issuer.seal': [],
  'issuer.code': [],
  'contact.heading': [],
  'contact.office': ['office'],
  'contact.address': ['address'],
  'contact.telephone': ['telephone'],
  'contact.email': ['email'],
} as const;

const STUDENT = {
  'labels.name': [],
  'labels.date-of-birth': [],
  'labels.student-number': [],
  'labels.course': [],
  'labels.program': [],
  'labels.institute': [],
  'labels.year': [],
  'values.course-3': [],
  'values.course-5': [],
  'values.year': ['year'],
} as const;

/** The texts of each paper and the fields that each may name. `templates/papers/` holds them; a test compares the two. */
export const PAPER_TEXTS = {
  enrollment: { ...FRAME, ...STUDENT, 'labels.enrolled-on': [], 'labels.expected-completion-on': [], statement: [] },
  internship: {
    ...FRAME,
    ...STUDENT,
    'statement.text': ['course', 'credits', 'term', 'registration', 'activity'],
    'statement.registration.done': [],
    'statement.registration.planned': [],
    'statement.activity.planned': [],
    'statement.activity.running': [],
    'statement.activity.done': [],
    'statement.term.spring': ['year'],
    'statement.term.autumn': ['year'],
    'statement.term.full': ['year'],
    confirmation: ['supervisor'],
    below: [],
    end: [],
    'labels.nationality': [],
    'labels.company': [],
    'labels.department': [],
    'labels.address': [],
    'labels.telephone': [],
    'labels.industry': [],
    'labels.content': [],
    'labels.period': [],
    'labels.hours': [],
    'labels.workplace': [],
    'labels.pay': [],
    'labels.supervisor': [],
    'labels.teacher': [],
    'values.period': ['from', 'to'],
    'values.hours': ['week'],
    'values.hours-day': ['week', 'day'],
    'values.hours-days': ['week', 'day', 'days'],
    'values.remote': ['share'],
    'values.remote-all': [],
    'values.pay-month': ['amount'],
    'values.pay-week': ['amount'],
    'values.pay-day': ['amount'],
    'values.pay-hour': ['amount'],
    'values.unpaid': [],
  },
} as const satisfies Record<CertificateKind, Readonly<Record<string, readonly string[]>>>;

type Schemas = typeof PAPER_TEXTS;
export type TextKey<Kind extends CertificateKind> = keyof Schemas[Kind] & string;
type AnyKey = TextKey<'enrollment'> | TextKey<'internship'>;
type FieldsOf<Kind extends CertificateKind, Key extends AnyKey> =
  Schemas[Kind] extends Readonly<Record<Key, readonly (infer Field extends string)[]>> ? Field : never;
type FieldOf<Key extends AnyKey> = FieldsOf<'enrollment', Key> | FieldsOf<'internship', Key>;
/** The texts without a field: labels and the like. */
export type PlainKey<Kind extends CertificateKind> = {
  [Key in TextKey<Kind>]: Schemas[Kind][Key] extends readonly [] ? Key : never;
}[TextKey<Kind>];

/** Texts in the languages that were asked for. */
export type Texts<Key extends string> = { readonly [T in Tongue]?: { readonly [K in Key]: Template } };
/** The texts of one kind of paper. */
export type PaperTexts<Kind extends CertificateKind> = Texts<TextKey<Kind>>;
/** The texts that every kind of paper has. */
export type FrameTexts = Texts<keyof (typeof FRAME & typeof STUDENT)>;

/** Sets values in the place of the fields. A value is never read as a text itself. */
export function fill<Key extends AnyKey>(
  texts: Texts<Key>,
  lang: Tongue,
  key: Key,
  values: Readonly<Record<FieldOf<Key>, string>>,
): string {
  const parts: Template = texts[lang]?.[key] ?? [];
  const known: Readonly<Record<string, string>> = values;
  return parts.map((part) => (typeof part === 'string' ? part : (known[part.field] ?? ''))).join('');
}
