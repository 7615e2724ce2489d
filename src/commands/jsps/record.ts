import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type Fellowship, recordJsps } from '../../core/decide/funds.ts';
import { type Dossier, openPlacements } from '../../core/model/dossier.ts';
import { Abort } from '../../errors.ts';
import { dayArgument, given, optionalDay, optionalNumber, optionalOneOf, optionalText } from '../shared/arguments.ts';
import { needed, neededChoice } from '../shared/ask.ts';
import { findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { tellTexts } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface RecordOptions extends Fellowship {
  readonly student: string;
}

const KINDS = ['DC1', 'DC2'] as const;

export function recordCommand(kit: Kit): Command {
  return verb(kit, 'jsps record', {
    writes: true,
    examples: [
      'coopj jsps record 20241001 --kind DC1 --from 2025-04-01 --to 2028-03-31',
      'coopj jsps record 20241001 --host-researcher "見本 教授" --agreed-on 2026-10-05 --contributes',
      'coopj jsps record 20241001 --months-elsewhere 2',
    ],
    args: ['<student>'],
    students: 'student',
    flags: {
      kind: '<kind>',
      from: '<day>',
      to: '<day>',
      hostResearcher: '<name>',
      hostResearcherEmail: '<address>',
      agreedOn: '<day>',
      contributes: '',
      monthsElsewhere: '<n>',
    },
    run: (context, { student, ...flags }) => {
      const facts = given({
        kind: optionalOneOf(flags.kind, KINDS, '--kind'),
        from: optionalDay(flags.from, context.today, '--from'),
        to: optionalDay(flags.to, context.today, '--to'),
        hostResearcher: optionalText(flags.hostResearcher, '--host-researcher'),
        hostResearcherEmail: optionalText(flags.hostResearcherEmail, '--host-researcher-email'),
        agreedOn: optionalDay(flags.agreedOn, context.today, '--agreed-on'),
        contributes: flags.contributes as true | undefined,
        monthsElsewhere: optionalNumber(flags.monthsElsewhere, '--months-elsewhere'),
      });
      return record(context, { student, ...facts });
    },
  });
}

/** load -> without flags, ask for what is unknown -> decide (pure) -> apply -> say, and what still stops the acceptance */
export async function record(context: Context, { student: number, ...facts }: RecordOptions): Promise<void> {
  const student = await findStudent(context, number);
  const said = Object.keys(facts).length > 0 ? facts : await asked(context, student.value);
  const known = await knownOf(context, student.value);
  const warnings = tellTexts(context, { names: { '--host-researcher': said.hostResearcher } });
  const decide = (reason?: string) => recordJsps(known, { ...requestOf(context), ...given({ reason }), ...said });
  const after = await writeStudent(context, student, decide, { warnings });
  for (const { ref } of openPlacements(after)) await sayStillOpen(context, after, ref, [8]);
}

/** What rules still need to know about a fellowship, in the order of the flags. */
async function asked(context: Context, { student, jspsConsent = {} }: Dossier): Promise<Fellowship> {
  const { prompt, words, today } = context;
  const command = `coopj jsps record ${student.number}`;
  const ask = (flag: 'hostResearcher' | 'agreedOn', example: string) =>
    needed(context, { flag, value: undefined, example });
  const isDoctoral = KINDS.some((kind) => kind === student.jsps);
  const choices = KINDS.map((value) => ({ value, name: value }));
  const kind = isDoctoral
    ? undefined
    : await neededChoice(context, { flag: 'kind', example: `${command} --kind DC1` }, undefined, choices);
  const hostResearcher =
    jspsConsent.hostResearcher === undefined
      ? await ask('hostResearcher', `${command} --host-researcher "…" --agreed-on 2026-10-05 --contributes`)
      : undefined;
  const agreedOn =
    jspsConsent.agreedOn === undefined
      ? dayArgument(await ask('agreedOn', `${command} --agreed-on 2026-10-05 --contributes`), today, '--agreed-on')
      : undefined;
  if (!prompt.able && !jspsConsent.contributes) {
    throw new Abort('flag-missing', { flag: '--contributes', example: `${command} --contributes` });
  }
  const contributes = jspsConsent.contributes || (await prompt.confirm(words.screen.doesContribute)) ? true : undefined;
  return given({ kind, hostResearcher, agreedOn, contributes: jspsConsent.contributes ? undefined : contributes });
}
