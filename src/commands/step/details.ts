import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/dates.ts';
import type { Supporters } from '../../core/dossier.ts';
import { RESULT_OUTCOMES, type ResultOutcome } from '../../core/placement.ts';
import type { StepNumber } from '../../core/steps.ts';
import { Abort } from '../../errors.ts';
import { given, oneOf, optionalDay, optionalOneOf } from '../arguments.ts';
import { flag, type Kit, repeated } from '../kit.ts';

/** What may be said of a step besides its day. */
export interface StepDetails {
  readonly guideSent?: LocalDate;
  /** Who approved (2), who graded (12). */
  readonly by?: string;
  readonly supporters?: Supporters;
  readonly approverBox?: boolean;
  /** `true`: on the step's own day. */
  readonly attended?: LocalDate | true;
  readonly recordingSent?: LocalDate | true;
  readonly company?: string;
  readonly job?: string;
  readonly consulted?: readonly string[];
  readonly approvedOn?: LocalDate;
  readonly offeredOn?: LocalDate;
  readonly outcome?: ResultOutcome;
  readonly closeOthers?: boolean;
  readonly started?: LocalDate;
  readonly ended?: LocalDate;
  readonly grade?: string;
}

/** Which details belong to which step: one that belongs to another is refused, never ignored. */
const BELONGS: Record<StepNumber, readonly (keyof StepDetails)[]> = {
  1: ['guideSent'],
  2: ['by'],
  3: ['supporters', 'approverBox'],
  4: ['attended', 'recordingSent'],
  5: ['company', 'job', 'consulted'],
  6: ['approvedOn'],
  7: [],
  8: ['offeredOn', 'outcome', 'closeOthers'],
  9: [],
  10: [],
  11: ['started', 'ended'],
  12: ['grade', 'by'],
};

export function withDetails(kit: Kit, command: Command): Command {
  return command
    .addOption(flag(kit, 'guideSent', '<day>'))
    .addOption(flag(kit, 'by', '<name>'))
    .addOption(flag(kit, 'supporter', '<who=address>').argParser(repeated))
    .addOption(flag(kit, 'approverBox'))
    .addOption(flag(kit, 'attended', '[day]'))
    .addOption(flag(kit, 'recordingSent', '[day]'))
    .addOption(flag(kit, 'company', '<code>'))
    .addOption(flag(kit, 'job', '<text>'))
    .addOption(flag(kit, 'consulted', '<name>').argParser(repeated))
    .addOption(flag(kit, 'approvedOn', '<day>'))
    .addOption(flag(kit, 'offeredOn', '<day>'))
    .addOption(flag(kit, 'outcome', '<outcome>'))
    .addOption(flag(kit, 'closeOthers'))
    .addOption(flag(kit, 'started', '<day>'))
    .addOption(flag(kit, 'ended', '<day>'))
    .addOption(flag(kit, 'grade', '<grade>'));
}

/** The same as typed. */
export interface DetailFlags {
  readonly guideSent?: string;
  readonly by?: string;
  readonly supporter?: readonly string[];
  readonly approverBox?: boolean;
  readonly attended?: string | true;
  readonly recordingSent?: string | true;
  readonly company?: string;
  readonly job?: string;
  readonly consulted?: readonly string[];
  readonly approvedOn?: string;
  readonly offeredOn?: string;
  readonly outcome?: string;
  readonly closeOthers?: boolean;
  readonly started?: string;
  readonly ended?: string;
  readonly grade?: string;
}

/** Reads the details of a step; refuses those of another. */
export function detailsArgument(step: StepNumber, flags: DetailFlags, today: LocalDate): StepDetails {
  const day = (name: string, value: string | undefined) => optionalDay(value, today, `--${name}`);
  const dayOrYes = (name: string, value: string | true | undefined) => (value === true ? value : day(name, value));
  const { guideSent, by, supporter, approverBox, company, job, consulted, closeOthers, grade } = flags;
  const details = given({
    guideSent: day('guide-sent', guideSent),
    by,
    supporters: supporter && supportersArgument(supporter),
    approverBox,
    attended: dayOrYes('attended', flags.attended),
    recordingSent: dayOrYes('recording-sent', flags.recordingSent),
    company,
    job,
    consulted,
    approvedOn: day('approved-on', flags.approvedOn),
    offeredOn: day('offered-on', flags.offeredOn),
    outcome: optionalOneOf(flags.outcome, RESULT_OUTCOMES, '--outcome'),
    closeOthers,
    started: day('started', flags.started),
    ended: day('ended', flags.ended),
    grade,
  });
  const foreign = (Object.keys(details) as (keyof StepDetails)[]).find((name) => !BELONGS[step].includes(name));
  if (foreign) throw new Abort('flag-of-other-step', { flag: nameOf(foreign), step, flags: BELONGS[step].map(nameOf) });
  return details;
}

const nameOf = (detail: keyof StepDetails): string =>
  detail === 'supporters' ? '--supporter' : `--${detail.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const WHO = ['supervisor', 'office', 'secretariat'] as const;

/** The details with what a person at the terminal was asked for: the address of a supporter who is only named, the result, the grade. */
export async function detailsAnswered(
  { prompt, words, office }: Context,
  step: StepNumber,
  flags: DetailFlags,
): Promise<DetailFlags> {
  if (!prompt.able) return flags;
  const supporter: string[] = [];
  for (const word of flags.supporter ?? []) {
    const who = WHO.find((one) => one === word);
    const question = who && words.screen.addressOf(words.terms.actor[who]);
    supporter.push(question ? `${word}=${await prompt.text(question, { flag: '--supporter' })}` : word);
  }
  const { outcome, grade } = flags;
  const choices = (names: readonly string[], said: (name: string) => string) =>
    names.map((value) => ({ value, name: said(value) }));
  const outcomes: Readonly<Record<string, string>> = words.terms.placementState;
  return {
    ...flags,
    ...(flags.supporter && { supporter }),
    ...(step === 8 &&
      outcome === undefined && {
        outcome: await prompt.choose(
          words.flags.outcome,
          choices(RESULT_OUTCOMES, (name) => outcomes[name] ?? name),
          { flag: '--outcome' },
        ),
      }),
    ...(step === 12 &&
      grade === undefined && {
        grade: await prompt.choose(
          words.flags.grade,
          choices(office.course.grades, (name) => name),
          { flag: '--grade' },
        ),
      }),
  };
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
