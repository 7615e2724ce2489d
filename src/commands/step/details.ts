import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { supportersOnFile } from '../../core/decide/student-steps.ts';
import type { Supporters } from '../../core/model/dossier.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { RESULT_OUTCOMES } from '../../core/model/placement.ts';
import { belongsTo, DETAILS, type Detail, neededOf, type StepDetails } from '../../core/model/step-details.ts';
import { STEPS } from '../../core/model/steps.ts';
import { Abort } from '../../errors.ts';
import type { Choice } from '../../terminal/prompt.ts';
import type { Words } from '../../wording/words.ts';
import { dashed, type Flags, type Said } from '../grammar/notation.ts';
import { dayArgument, oneOf, textArgument } from '../shared/arguments.ts';
import { tellTexts } from '../shared/warnings.ts';

/** How a flag of each kind is typed, where the detail itself does not say it. */
const TYPED = {
  past: '<day>',
  pastOrYes: '[day]',
  name: '<name>',
  text: '<text>',
  several: '<name>*',
  yes: '',
  outcome: '<outcome>',
  supporters: '<who=address>*',
} as const satisfies Record<Detail['kind'], string>;

type FlagOf<D extends Detail> = D extends { readonly flag: infer Name extends string } ? Name : D['fact'];
type DetailFlags = { readonly [D in Detail as FlagOf<D>]: (typeof TYPED)[D['kind']] };

const flagOf = <D extends Detail>(detail: D) => ('flag' in detail ? detail.flag : detail.fact) as FlagOf<D>;
const nameOf = (detail: Detail): string => `--${dashed(flagOf(detail))}`;

/** The flags of what may be said of a step. */
export const DETAIL_FLAGS = Object.fromEntries(
  DETAILS.map((detail) => [flagOf(detail), 'typed' in detail ? detail.typed : TYPED[detail.kind]]),
) as DetailFlags;

/** Reads the details of a step; refuses those of another, and a step of which nothing is said that it needs. */
export function detailsArgument(step: StepNumber, flags: Flags<DetailFlags>, today: LocalDate): StepDetails {
  const said = DETAILS.filter((detail) => flags[flagOf(detail)] !== undefined);
  const details = said.map((detail) => [detail.fact, valueArgument(detail, flags[flagOf(detail)], today)] as const);
  const foreign = said.find((detail) => !belongsTo(step, detail));
  if (foreign) {
    const own = DETAILS.filter((detail) => belongsTo(step, detail));
    throw new Abort('flag-of-other-step', { flag: nameOf(foreign), step, flags: own.map(nameOf) });
  }
  const missing = neededOf(step).find((detail) => !said.includes(detail));
  if (missing)
    throw new Abort('flag-missing', { flag: nameOf(missing), example: `${nameOf(missing)} ${missing.needed}` });
  // A day alone does not say that the briefing was attended.
  if (step === 4 && !said.some(({ fact }) => fact === 'attended' || fact === 'recordingSent'))
    throw new Abort('flag-missing', { flag: '--attended', or: '--recording-sent' });
  return Object.fromEntries(details);
}

function valueArgument(detail: Detail, value: string | boolean | readonly string[] | undefined, today: LocalDate) {
  if (typeof value === 'object')
    return detail.kind === 'supporters'
      ? supportersArgument(value)
      : value.map((text) => textArgument(text, nameOf(detail)));
  if (typeof value !== 'string') return value;
  if (detail.kind === 'past' || detail.kind === 'pastOrYes') return dayArgument(value, today, nameOf(detail));
  return detail.kind === 'outcome'
    ? oneOf(value, RESULT_OUTCOMES, nameOf(detail))
    : textArgument(value, nameOf(detail));
}

/** Tells what is odd about the words of a step. */
export const tellDetails = (context: Context, { by, job, consulted, earlyReason }: StepDetails) =>
  tellTexts(context, {
    names: { '--by': by, '--consulted': consulted },
    texts: { '--job': job, '--early-reason': earlyReason },
  });

const WHO = ['supervisor', 'office', 'secretariat'] as const;

/** The address of a supporter who is only named: the one on file, as far as a person agrees; where there is none, only a person knows it. */
export async function withAddresses(
  { prompt, words, store, office }: Context,
  supporters: readonly string[],
  number: string,
): Promise<readonly string[]> {
  const student = (await store.dossier(number))?.value.student;
  const onFile = student ? supportersOnFile(student, office) : {};
  const all: string[] = [];
  for (const word of supporters) {
    const who = WHO.find((one) => one === word);
    const question = who && prompt.able && words.questions.addressOf(words.terms.actor[who]);
    const known = who && onFile[who];
    const how = { optional: false, check: () => undefined, initial: known };
    const address = question ? await prompt.line({ question, flag: '--supporter', first: true }, how) : known;
    all.push(typeof address === 'string' ? `${word}=${address}` : word);
  }
  return all;
}

/** `supervisor=sv001@example.ac.jp` and the like. */
function supportersArgument(words: readonly string[]): Supporters {
  const pairs = words.map((word) => {
    const at = word.indexOf('=');
    const who = oneOf(at < 0 ? word : word.slice(0, at), WHO, '--supporter');
    if (at < 0) throw new Abort('flag-missing', { flag: '--supporter', example: `--supporter ${who}=…@example.ac.jp` });
    return [
      who,
      word
        .slice(at + 1)
        .normalize('NFKC')
        .trim(),
    ];
  });
  return Object.fromEntries(pairs);
}

/** What is usual of a step besides its day. */
const USUAL: { readonly [S in StepNumber]?: readonly string[] } = {
  1: ['guideSent?'],
  2: ['by?'],
  3: ['approverBox?'],
  5: ['company?', 'job?', 'consulted?'],
  // Without the approval it is refused.
  6: ['approvedOn', 'confirms?'],
  8: ['offeredOn?'],
  12: ['by?'],
};

/** What the form of a step asks for: what is needed, and what is usual where the form has begun. */
export function detailsWanted(step: StepNumber, said: Said, isBegun: boolean): readonly string[] {
  const { attended, recordingSent } = said;
  const briefing = attended === undefined ? ['attended'] : attended === false ? ['recordingSent'] : [];
  return [
    ...neededOf(step).map(flagOf),
    ...(step === 4 && recordingSent === undefined ? briefing : []),
    ...(isBegun ? (USUAL[step] ?? []) : []),
  ];
}

/** The steps, to choose one of them. */
export const stepChoices = ({ terms }: Words): readonly Choice[] =>
  STEPS.map(({ number, key }) => ({ value: String(number), name: `STEP ${number} ${terms.step[key]}` }));
