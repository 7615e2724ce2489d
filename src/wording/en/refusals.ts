import type { Refusal } from '../../core/decide/decision.ts';
import type { CertificateKind } from '../../core/model/certificate.ts';
import type { StepNumber } from '../../core/model/gate.ts';
import { letters } from './letters.ts';
import { papers } from './papers.ts';
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
    ...certificates.map((number) => `Make it void first: coopj certificate void ${number} --reason "…"`),
    ...(certificates.length < count
      ? [certificates.length === 0 ? 'Take these back first.' : 'Take the others back first.']
      : []),
  ].join('\n');

/** Why a request is refused, and the way out. Findings of rules are in rules.ts. */
export const refusals = {
  /** Heading of the findings that stop a step. */
  stepHeading: (step: StepNumber | 'C', title: string, count: number) =>
    `${step === 'C' ? 'The certificate of internship cannot be issued' : `STEP ${step} (${title}) cannot be recorded`} yet. ${count} ${count === 1 ? 'requirement is' : 'requirements are'} not met.`,
  /** Heading of those that stop a change of terms. */
  amendHeading: (count: number) =>
    `The terms cannot be changed so yet. ${count} ${count === 1 ? 'requirement is' : 'requirements are'} not met.`,
  heading: 'This was refused; nothing was written.',
  settle: 'way out',
  override: (rules: readonly string[]) =>
    `To go on all the same: ${rules.map((rule) => `--override ${rule}`).join(' ')} --reason "…"`,
  because: {
    future: ({ on, today }) => ({
      message: `${on} is after today, ${today}: what has not happened cannot be recorded.`,
      hint: 'Give a day up to today with --on; a rehearsal may set another today with --today.',
    }),
    reversed: ({ from, to }) => ({
      message: `${from} is after ${to}: the days are the wrong way round.`,
      hint: 'Check both days.',
    }),
    outside: ({ placement, on, from, to }) => ({
      message: `${on} is outside ${placement}, which is agreed from ${from ?? '…'} to ${to ?? '…'}: terms cannot change on a day without work.`,
      hint: 'Give a day of the period with --effective; an extension begins on the day after the last one.',
    }),
    unexplained: ({ before, after }) => ({
      message: `“${before}” is recorded already; “${after}” would take its place.`,
      hint: 'Say why with --reason "…".',
    }),
    'other-month': ({ month, on }) => ({
      message: `${on} does not lie in ${month}: a briefing is moved within its month.`,
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
      message: `Of ${placement} no course registration is recorded.`,
      hint: `coopj course register ${holder} --placement ${placement}`,
    }),
    graded: ({ placement, grade, on, holder }) => ({
      message: `The course of ${placement} was graded on ${on} (${grade}), so the student cannot withdraw from it any more.`,
      hint: `If the grade is wrong: coopj step undo ${holder} 12 --placement ${placement} --reason "…"`,
    }),
    'other-company': ({ placement, company, asked }) => ({
      message: `${placement} is a placement with ${company}, not with ${asked}.`,
      hint: `See it with: coopj placement show ${placement}`,
    }),
    'no-remark': ({ outcome }) => ({
      message: `A review with the outcome “${outcome}” needs to say why.`,
      hint: 'Add --item KEY="…" (repeatable) or --remark "…".',
    }),
    'no-reason': ({ closing }) => ({
      message: `A placement that is closed as “${closing}” needs to say why.`,
      hint: 'Say why with --reason "…".',
    }),
    unreasoned: ({ placement }) => ({
      message: `An amendment of ${placement} needs to say why.`,
      hint: 'Say why with --reason "…".',
    }),
    'on-leave': ({ number, kind, from, to }) => ({
      message: `From ${from}${to ? ` to ${to}` : ' on'} the student is not enrolled as usual: ${terms.leave[kind]}.`,
      hint: `If the student is back: coopj student return ${number} --on …`,
    }),
    'not-on-leave': ({ number }) => ({
      message: `${number} was on no leave that this return could end.`,
      hint: `See what is recorded with: coopj history ${number}`,
    }),
    'not-a-grade': ({ grade, grades }) => ({
      message: `“${grade}” is not a grade of the profile: ${grades.join(', ')}.`,
      hint: 'Use one of these, or change course.grades with: coopj office edit',
    }),
    'setting-open': ({ keys, settle }) => ({
      message: `The paper would print what the profile does not say of this university (empty, or still of SOKENDAI): ${keys.join(', ')}.`,
      hint: settle,
    }),
    'missing-facts': ({ kind, missing }) => ({
      message: `The ${terms.certificate[kind]} needs what is not recorded: ${missing.map(papers.missing).join(', ')}.`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'lost-letters': ({ missing }) => ({
      message: `It would print what has not all its letters. It needs: ${missing.map(papers.missing).join(', ')}.`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'letter-lacks': ({ letter, missing }) => ({
      message: `“${letters.title[letter]}” needs what is not on record: ${missing.map(letters.missing).join(', ')}.`,
      hint: missing.map(({ settle }) => settle).join('\n'),
    }),
    'not-accepted': ({ placement, state, settle }) => ({
      message: `Certificate of internship and permit worksheet are made from STEP 8 (accepted) on; ${placement} is: ${terms.placementState[state]}.`,
      hint: settle,
    }),
    'not-enrolled': ({ on, from, to, settle }) => ({
      message: `On ${on} the student is not enrolled: ${from === undefined || from <= on ? `completion was expected on ${to}` : `entry is on ${from}`}.`,
      hint: settle,
    }),
    'leaned-on': ({ first }) => ({
      message: `Later facts rest on it: ${first.map(({ seq, change }) => `no. ${seq} ${terms.change[change]}`).join(', ')}.`,
      hint: takeBack(
        first.flatMap(({ number }) => number ?? []),
        first.length,
      ),
    }),
    'edited-since': ({ first }) => ({
      message: `It was edited since: ${first.map(({ seq, change }) => `no. ${seq} ${terms.change[change]}`).join(', ')}.`,
      hint: 'Look at it, and correct by hand what is wrong.',
    }),
    'in-use': ({ placements }) => ({
      message: `Placements name it: ${placements.join(', ')}.`,
      hint: 'Look at these placements first.',
    }),
    'paper-stays': ({ number }) => ({
      message: `${number} was issued: its number stays in the register, and is not given to another paper.`,
      hint: `If it must not be used any more: coopj certificate void ${number} --reason "…"`,
    }),
    'void-already': ({ number, on, by, reason }) => ({
      message: `${number} has been void since ${on} (${by}): ${reason}`,
      hint: `See it with: coopj certificate show ${number}`,
    }),
    'facts-changed': ({ number, kind, holder, facts }) => ({
      message: `A reissue of ${number} would state other facts than the paper itself: ${facts.map(papers.changed).join('; ')}.`,
      hint: anew(number, kind, holder),
    }),
    'holds-other': ({ number, facts }) => ({
      message: `${number}, which is valid, states other facts than those of today: ${facts.map(papers.changed).join('; ')}.`,
      hint: `Make it void, then issue anew: coopj certificate void ${number} --reason "…"`,
    }),
    'facts-unknown': ({ number, kind, holder }) => ({
      message: `The register does not keep what ${number} states, and the paper made again is not the same: whether its facts have changed cannot be told.`,
      hint: anew(number, kind, holder),
    }),
    'erased-stays': () => ({
      message:
        'The last operation erased a student: what was erased does not come back, and what was done before stays.',
      hint: 'A backup from before still holds it: coopj student erase --help',
    }),
    'names-the-erased': ({ said }) => ({
      message: `The reason and the basis stay for good, and would keep what is erased: “${said}”.`,
      hint: 'Say why without naming the person: --reason "at the student’s request"',
    }),
    'nothing-to-take-back': ({ what }) => ({
      message: `Nothing is recorded that could be taken back: ${what}. What was taken back already counts no more.`,
      hint: 'See what is recorded with: coopj history',
    }),
  } satisfies RefusalWords,
};
