import type { Missing } from '../papers/missing.ts';
import { settleWith } from '../rules/rule.ts';
import { BLANK_WORDS } from '../text/blank.ts';
import { languagesOf, type PaperLanguage, type Tongue } from '../text/language.ts';
import { mailbox } from '../text/mailbox.ts';
import { oneLine } from '../text/one-line.ts';
import { filled, type TemplateValues } from '../text/template.ts';
import { boxOf, missingBox } from './addressees.ts';
import { documentChanged } from './document-changed.ts';
import { commonValues, type LetterFacts, type PlacementFacts, type SaidOf } from './facts.ts';
import { consentRequest } from './host-researcher.ts';
import { kindOf, type LETTERS, type LetterKey } from './kinds.ts';
import type { Letter, LetterTexts } from './letter.ts';
import { lostInLetter } from './lost-letters.ts';
import type { LetterMissing } from './missing.ts';
import * as placement from './of-placement.ts';
import * as student from './of-student.ts';

type PlacementLetterKey = {
  [Key in LetterKey]: (typeof LETTERS)[Key]['of'] extends 'placement' ? Key : never;
}[LetterKey];
type Writers = {
  readonly [Key in LetterKey]: (
    facts: Key extends PlacementLetterKey ? PlacementFacts : LetterFacts,
    lang: Tongue,
  ) => SaidOf<Key>;
};

const WRITERS: Writers = {
  guide: student.guide,
  'approval-request': student.approvalRequest,
  briefing: student.briefing,
  recording: student.recording,
  'jsps-consent': consentRequest,
  'not-accepted': placement.notAccepted,
  'missing-papers': placement.missingPapers,
  'contract-returned': placement.contractReturned,
  'document-changed': documentChanged,
  acceptance: placement.acceptance,
  permit: placement.permit,
  insurance: placement.insurance,
  'jsps-5-3': student.jspsReport,
  mext: student.scholarship,
  ra: placement.assistant,
  evaluation: placement.evaluation,
  grading: placement.grading,
  closing: placement.closing,
};

/** A letter, with the fields that it prints; or **all** the facts that it lacks, and those that lack letters. */
export type ComposedLetter =
  | { readonly ok: true; readonly letter: Letter; readonly fields: ReadonlySet<string> }
  | { readonly ok: false; readonly missing: readonly LetterMissing[]; readonly lost: readonly Missing[] };

/** In a bilingual letter, Japanese comes before English. */
const BETWEEN = '\n\n――――――――――――――――――――\n\n';

/** Composes a letter from known facts and the office's texts. `facts.placement` is set for letters about a placement. */
export function compose(facts: LetterFacts, key: LetterKey, lang: PaperLanguage, texts: LetterTexts): ComposedLetter {
  const { office, today } = facts;
  const tongues = languagesOf(lang);
  const first = tongues[0] ?? 'ja';
  const kind = kindOf(key);
  const from = mailbox(office.office.email, office.office.name[first]);
  const to = boxOf(kind.to, facts, first);
  const said = tongues.map((tongue) => ({ tongue, ...saidOf(facts, key, tongue) }));
  const missing = [
    ...(from ? [] : [{ what: 'officeEmail', of: 'office.email', settle: editing('office.email') } as const]),
    ...(to ? [] : [missingBox(kind.to, facts)]),
    ...(said[0]?.missing ?? []),
  ];
  if (!from || !to || missing.length > 0) return { ok: false, missing, lost: [] };
  const written = said.map(({ tongue, values }) =>
    writtenIn(texts, tongue, { ...commonValues(facts, tongue), ...values }),
  );
  const copied = said[0]?.cc ?? kind.cc;
  const copies = copied.flatMap((whom) => boxOf(whom, facts, first) ?? []);
  const printed = written.flatMap((one) => one.printed);
  const boxes = [kind.to, ...copied].map((whom) => [whom, boxOf(whom, facts, first)?.name] as const);
  const lost = lostInLetter(facts, printed, boxes);
  if (lost.length > 0) return { ok: false, missing, lost };
  return {
    ok: true,
    fields: new Set(printed.map(([field]) => field)),
    letter: {
      letter: key,
      lang,
      on: today,
      from,
      to,
      cc: copies.filter((box, n) => apart(box, [to, ...copies.slice(0, n)])),
      subject: [...new Set(written.map(({ subject }) => subject))].join(' / '),
      body: `${written.map(({ body }) => body).join(BETWEEN)}\n`,
      attachments: attachmentsOf(kind.attaches, facts, tongues),
    },
  };
}

const editing = (key: string): string => settleWith('office edit', '--set', `${key}=${BLANK_WORDS}`);

/** Nobody gets the same letter twice. */
const apart = (box: Letter['to'], others: readonly Letter['to'][]): boolean =>
  others.every(({ address }) => address.toLowerCase() !== box.address.toLowerCase());

function saidOf(facts: LetterFacts, key: LetterKey, lang: Tongue): SaidOf<LetterKey> {
  // `LETTERS` says which letters are about a placement; callers name it for these.
  const write = WRITERS[key] as (facts: LetterFacts, lang: Tongue) => SaidOf<LetterKey>;
  return write(facts, lang);
}

/** Subject and body in one language, and the values that they print. Omitted parts leave no blank lines. */
function writtenIn(texts: LetterTexts, lang: Tongue, values: TemplateValues) {
  const text = texts[lang];
  if (text === undefined) throw new Error(`no text in ${lang}`);
  const printed: (readonly [field: string, value: string])[] = [];
  const write = (value: string, field: string) => {
    printed.push([field, value]);
    return value;
  };
  const signature = filled(text.signature, values, write).trim();
  const body = filled(text.body, { ...values, signature }, write);
  return {
    printed,
    subject: oneLine(filled(text.subject, values, write)),
    body: body
      .replace(/[^\S\n]+$/gm, '')
      .replace(/\n{3,}/g, '\n\n')
      .trim(),
  };
}

function attachmentsOf(
  what: 'guide' | 'certificate' | undefined,
  facts: LetterFacts,
  tongues: readonly Tongue[],
): Letter['attachments'] {
  if (what === 'guide') return guideIn(facts, tongues);
  const scan = what === 'certificate' ? facts.placement && placement.certificateOf(facts.placement)?.file : undefined;
  return scan ? [scan] : [];
}

/** The guide in the letter's languages, or in the other one if that is missing. */
function guideIn({ office }: LetterFacts, tongues: readonly Tongue[]): readonly string[] {
  const { ja, en } = office.system.guide;
  const files = tongues.map((lang) => (lang === 'ja' ? ja || en : en || ja));
  return [...new Set(files.filter((file) => file !== ''))];
}
