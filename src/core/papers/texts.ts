import type { CertificateKind } from '../model/certificate.ts';
import type { Tongue } from '../text/language.ts';
import { filled, type Template } from '../text/template.ts';
import { CONTACT, SHEET_TEXTS, type SheetKey } from './worksheet-texts.ts';

const FRAME = {
  title: [],
  number: ['number'],
  reissue: ['day'],
  addressee: ['addressee'],
  'issuer.university': ['university'],
  'issuer.person': ['title', 'name'],
  'issuer.code': [],
  'issuer.holds': [],
  ...CONTACT,
} as const;

const STUDENT = {
  'labels.name': [],
  'labels.date-of-birth': [],
  'labels.student-number': [],
  'labels.course': [],
  'labels.program': [],
  'labels.institute': [],
  'labels.school': [],
  'labels.year': [],
  'values.course-3': [],
  'values.course-5': [],
  'values.year': ['year'],
} as const;

/** The texts of each paper, with the fields each may use. A test compares these with `templates/papers/`. */
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
    'annex.see': [],
    'annex.heading': [],
    'annex.continued': [],
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
    'values.during': ['value', 'from', 'to'],
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
  ...SHEET_TEXTS,
} as const satisfies Readonly<Record<CertificateKind, Schema>> & Readonly<Record<string, Schema>>;

const SHEET_CONTACT = ['contact.heading', 'contact.address', 'contact.telephone', 'contact.email'] as const;

/** Texts that earlier releases printed: a file of the office may still have them, and they are passed over. */
export const FORMER_TEXTS: Readonly<Partial<Record<string, readonly string[]>>> = {
  enrollment: ['issuer.seal'],
  internship: ['issuer.seal'],
  'permit-worksheet': [...SHEET_CONTACT, 'headings.representative'],
  'course-slip': SHEET_CONTACT,
  'contract-slip': [...SHEET_CONTACT, 'labels.result', 'columns.item', 'remarks.item'],
};

/** What makes a certificate: without these fields it would certify nothing, or nobody. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  number: ['number'],
  addressee: ['addressee'],
  'issuer.university': ['university'],
  'issuer.person': ['name'],
};
const SAID = ['title', 'statement', 'statement.text'];

/** The fields that a text must show: those of the paper's values, and those above. */
export const shownIn = (key: string, fields: readonly string[]): readonly string[] =>
  key.startsWith('values.') ? fields : (SHOWN[key] ?? []);

/** May the office leave this text empty to omit it? */
export const mayBeEmpty = (key: string): boolean => !key.startsWith('values.') && !SAID.includes(key);

type Schema = Readonly<Record<string, readonly string[]>>;
type Schemas = typeof PAPER_TEXTS;
/** Every kind of paper with texts, certificates and others. */
export type PaperKind = keyof Schemas;
export const PAPER_KINDS = Object.keys(PAPER_TEXTS) as readonly PaperKind[];
export type TextKey<Kind extends PaperKind> = keyof Schemas[Kind] & string;
type AnyKey = { [Kind in PaperKind]: TextKey<Kind> }[PaperKind];
type FieldsOf<Kind extends PaperKind, Key extends AnyKey> =
  Schemas[Kind] extends Readonly<Record<Key, readonly (infer Field extends string)[]>> ? Field : never;
type FieldOfKey<Key extends AnyKey> = { [Kind in PaperKind]: FieldsOf<Kind, Key> }[PaperKind];
/** The texts without fields, such as labels. */
export type PlainKey<Kind extends PaperKind> = {
  [Key in TextKey<Kind>]: Schemas[Kind][Key] extends readonly [] ? Key : never;
}[TextKey<Kind>];

/** Texts in the requested languages. */
export type Texts<Key extends string> = { readonly [T in Tongue]?: { readonly [K in Key]: Template } };
/** The texts of one kind of paper. */
export type PaperTexts<Kind extends PaperKind> = Texts<TextKey<Kind>>;
/** The texts that every kind of certificate has. */
export type FrameTexts = Texts<keyof (typeof FRAME & typeof STUDENT)>;
/** The texts that say whom to ask. */
export type ContactTexts = Texts<keyof typeof CONTACT>;
/** The texts common to papers for the office's own work. */
export type SheetTexts = Texts<SheetKey>;

/** A text with its values; languages not requested are left out. */
export const fill = <Key extends AnyKey>(
  texts: Texts<Key>,
  lang: Tongue,
  key: Key,
  values: Readonly<Record<FieldOfKey<Key>, string>>,
): string => filled(texts[lang]?.[key] ?? [], values);
