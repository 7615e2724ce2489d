import type { Refusal } from '../../core/decide/decision.ts';
import type { CertificateKind } from '../../core/model/certificate.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { letters } from './letters.ts';
import { papers } from './papers.ts';
import { settingTitle } from './setting-titles.ts';
import { terms } from './terms.ts';

type RefusalReason = Refusal['because'];
type RefusalWords = {
  [B in Exclude<RefusalReason, 'rule'>]: (refusal: Extract<Refusal, { because: B }>) => {
    readonly message: string;
    readonly hint: string;
  };
};

const anew = (number: string, kind: CertificateKind, holder: string) =>
  `Issue a new one: coopj certificate issue ${kind} ${holder}\nand void this one: coopj certificate void ${number} --reason "…"`;

/** A certificate is never taken back. */
const takeBack = (certificates: readonly string[], count: number) =>
  [
    ...certificates.map((number) => `Void it first: coopj certificate void ${number} --reason "…"`),
    ...(certificates.length < count
      ? [certificates.length === 0 ? 'Undo these first.' : 'Undo the others first.']
      : []),
  ].join('\n');

/** Why a request is refused, and how to resolve it. Findings of rules are in rules.ts. */
export const refusals = {
  /** Heading of the findings that stop a step. */
  stepHeading: (step: StepNumber | 'C', title: string, count: number) =>
    `${step === 'C' ? 'The certificate of internship cannot be issued' : `STEP ${step} (${title}) cannot be recorded`} yet. ${count} ${count === 1 ? 'requirement is' : 'requirements are'} not met.`,
  /** Heading of those that stop a change of terms. */
  amendHeading: (count: number) =>
    `The terms cannot be changed like this yet. ${count} ${count === 1 ? 'requirement is' : 'requirements are'} not met.`,
  heading: 'Not recorded. Nothing was saved.',
  settle: 'To resolve',
  /** A finding of a rule in one line. */
  ofRule: (title: string, rule: string, message: string) => `${title} (${rule}): ${message}`,
  override: (rules: readonly string[]) =>
    `To proceed anyway, add: ${rules.map((rule) => `--override ${rule}`).join(' ')} --reason "…"`,
  because: {
    future: ({ on, today }) => ({
      message: `${on} is after today (${today}). Future events cannot be recorded.`,
      hint: 'Use a date no later than today with --on, or try it out with --today.',
    }),
    reversed: ({ from, to }) => ({
      message: `${from} is after ${to}. The dates are in the wrong order.`,
      hint: 'Check both dates.',
    }),
    outside: ({ placement, on, from, to }) => ({
      message: `${on} is outside ${placement}, which is agreed from ${from ?? '…'} to ${to ?? '…'}: the terms cannot change on a day outside the period.`,
      hint: 'Use a date within the period with --effective; for an extension, use the day after the end date.',
    }),
    unexplained: ({ before, after }) => ({
      message: `“${before}” is already recorded. A reason is required to change it to “${after}”.`,
      hint: 'Give the reason with --reason "…".',
    }),
    'other-month': ({ month, on }) => ({
      message: `${on} is not in ${month}. A briefing can only be moved within its month.`,
      hint: `coopj briefing set ${on.slice(0, 7)} --on ${on}`,
    }),
    'placement-closed': ({ placement, state }) => ({
      message: `${placement} has ended (${state}).`,
      hint: `See it with: coopj placement show ${placement}`,
    }),
    'no-contract': ({ placement }) => ({
      message: `No contract has been received for ${placement}.`,
      hint: 'Record it first with: coopj contract receive',
    }),
    'no-course': ({ placement, holder }) => ({
      message: `No course registration has been recorded for ${placement}.`,
      hint: `coopj course register ${holder} --placement ${placement}`,
    }),
    graded: ({ placement, grade, on, holder }) => ({
      message: `The course of ${placement} was graded on ${on} (${grade}), so the student can no longer withdraw from it.`,
      hint: `If the grade is wrong: coopj step undo ${holder} 12 --placement ${placement} --reason "…"`,
    }),
    'other-company': ({ placement, company, asked }) => ({
      message: `${placement} is a placement with ${company}, not with ${asked}.`,
      hint: `See it with: coopj placement show ${placement}`,
    }),
    'no-remark': ({ outcome }) => ({
      message: `A review with the outcome “${outcome}” requires a reason.`,
      hint: 'Add --item KEY="…" (repeatable) or --remark "…".',
    }),
    'no-reason': ({ closing }) => ({
      message: `Closing a placement as “${closing}” requires a reason.`,
      hint: 'Give the reason with --reason "…".',
    }),
    unreasoned: ({ placement }) => ({
      message: `An amendment of ${placement} requires a reason.`,
      hint: 'Give the reason with --reason "…".',
    }),
    'on-leave': ({ number, kind, from, to }) => ({
      message: `The student does not count as enrolled from ${from}${to ? ` to ${to}` : ''} (${terms.leave[kind]}).`,
      hint: `If the student is back: coopj student return ${number} --on …`,
    }),
    'not-on-leave': ({ number }) => ({
      message: `${number} has no leave of absence that this return could end.`,
      hint: `See what is recorded with: coopj history ${number}`,
    }),
    'not-a-grade': ({ grade, grades }) => ({
      message: `“${grade}” is not a grade in the settings file: ${grades.join(', ')}.`,
      hint: 'Use one of these, or change course.grades with: coopj office edit',
    }),
    'setting-open': ({ keys, settle }) => ({
      message: `The document would print settings that are empty or still those of SOKENDAI: ${keys.map(settingTitle).join(', ')}.`,
      hint: settle,
    }),
    'missing-facts': ({ kind, missing }) => ({
      message: `The ${terms.certificate[kind]} cannot be issued. Not yet recorded: ${missing.map(papers.missing).join(', ')}.`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'lost-letters': ({ missing }) => ({
      message: `The document cannot be created because some characters would be missing. Required: ${missing.map(papers.missing).join(', ')}.`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'letter-lacks': ({ letter, missing }) => ({
      message: `“${letters.title[letter]}” cannot be drafted. Not yet recorded: ${missing.map(letters.missing).join(', ')}.`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'not-accepted': ({ placement, state, settle }) => ({
      message: `The certificate of internship and the permit worksheet require an acceptance (STEP 8). ${placement} is: ${terms.placementState[state]}.`,
      hint: settle,
    }),
    'not-enrolled': ({ on, from, to, settle }) => ({
      message: `On ${on} the student is not enrolled: ${from === undefined || from <= on ? `completion was expected on ${to}` : `the enrollment date is ${from}`}.`,
      hint: settle,
    }),
    'leaned-on': ({ first }) => ({
      message: `Later records depend on this one, so it cannot be undone: ${first.map(({ seq, change }) => `no. ${seq} ${terms.change[change]}`).join(', ')}.`,
      hint: takeBack(
        first.flatMap(({ number }) => number ?? []),
        first.length,
      ),
    }),
    'edited-since': ({ first }) => ({
      message: `It has been edited since: ${first.map(({ seq, change }) => `no. ${seq} ${terms.change[change]}`).join(', ')}.`,
      hint: 'Check it, and correct it by hand if necessary.',
    }),
    'in-use': ({ placements }) => ({
      message: `It is used by placements: ${placements.join(', ')}.`,
      hint: 'Check these placements first.',
    }),
    'paper-stays': ({ number }) => ({
      message: `${number} has been issued. It stays in the register, and its number is not used again.`,
      hint: `If it must no longer be used: coopj certificate void ${number} --reason "…"`,
    }),
    'void-already': ({ number, on, by, reason }) => ({
      message: `${number} has been void since ${on} (${by}): ${reason}`,
      hint: `See it with: coopj certificate show ${number}`,
    }),
    'facts-changed': ({ number, kind, holder, facts }) => ({
      message: `A reissue of ${number} would state different facts from the certificate as issued: ${facts.map(papers.changed).join('; ')}.`,
      hint: anew(number, kind, holder),
    }),
    'holds-other': ({ number, facts }) => ({
      message: `${number} is valid but states different facts from those recorded now: ${facts.map(papers.changed).join('; ')}.`,
      hint: `Void it, then issue a new one: coopj certificate void ${number} --reason "…"`,
    }),
    'facts-unknown': ({ number, kind, holder }) => ({
      message: `The register does not contain what ${number} states, and creating it again gives a different document, so it cannot be determined whether its facts have changed.`,
      hint: anew(number, kind, holder),
    }),
    'erased-stays': () => ({
      message:
        'The last operation erased a student’s records. Erased records cannot be restored, and earlier operations cannot be undone past it.',
      hint: 'An earlier backup still contains them: coopj student erase --help',
    }),
    'names-the-erased': ({ said }) => ({
      message: `The reason and the basis remain permanently and would retain what is to be erased: “${said}”.`,
      hint: 'Give the reason without naming the person: --reason "at the student’s request"',
    }),
    'nothing-to-take-back': ({ what }) => ({
      message: `There is nothing to undo: ${what}. Records that have already been undone do not count.`,
      hint: 'See what is recorded with: coopj history',
    }),
  } satisfies RefusalWords,
};
