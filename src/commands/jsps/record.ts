import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type Fellowship, recordJsps } from '../../core/decide/funds.ts';
import { type Dossier, openPlacements } from '../../core/model/dossier.ts';
import { Abort } from '../../errors.ts';
import { dashed } from '../grammar/notation.ts';
import { given, optionalDay, optionalNumber, optionalOneOf, optionalText } from '../shared/arguments.ts';
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
    far: ['from', 'to', 'agreedOn'],
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
    choices: { kind: () => KINDS.map((value) => ({ value, name: value })) },
    // Where nothing was said, what is unknown is asked for.
    asks: async ({ store }, { student }, { given: typed, open }) => {
      const dossier = typeof student === 'string' ? (await store.dossier(student))?.value : undefined;
      return dossier && FACTS.every((flag) => typed[flag] === undefined && !open.includes(flag))
        ? unknownOf(dossier)
        : [];
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
  if (Object.keys(facts).length === 0) refuseSilence(student.value);
  const known = await knownOf(context, student.value);
  const warnings = tellTexts(context, { names: { '--host-researcher': facts.hostResearcher } });
  const decide = (reason?: string) => recordJsps(known, { ...requestOf(context), ...given({ reason }), ...facts });
  const after = await writeStudent(context, student, decide, { warnings });
  for (const { ref } of openPlacements(after)) await sayStillOpen(context, after, ref, [8]);
}

const FACTS = [
  'kind',
  'from',
  'to',
  'hostResearcher',
  'hostResearcherEmail',
  'agreedOn',
  'contributes',
  'monthsElsewhere',
] as const;

/** What rules still need to know about a fellowship, in the order of the flags. */
function unknownOf({ student, jspsConsent = {} }: Dossier): readonly (keyof Fellowship)[] {
  const isDoctoral = KINDS.some((kind) => kind === student.jsps);
  const { hostResearcher, agreedOn, contributes } = jspsConsent;
  return [
    ...(isDoctoral ? [] : (['kind'] as const)),
    ...(hostResearcher === undefined ? (['hostResearcher'] as const) : []),
    ...(agreedOn === undefined ? (['agreedOn'] as const) : []),
    ...(contributes ? [] : (['contributes'] as const)),
  ];
}

const EXAMPLES = {
  kind: '--kind DC1',
  hostResearcher: '--host-researcher "…"',
  agreedOn: '--agreed-on 2026-10-05',
  contributes: '--contributes',
} as const;

/** A script that says nothing is told what is unknown. */
function refuseSilence(dossier: Dossier): void {
  for (const fact of Object.keys(EXAMPLES) as readonly (keyof typeof EXAMPLES)[]) {
    if (!unknownOf(dossier).includes(fact)) continue;
    const example = `coopj jsps record ${dossier.student.number} ${EXAMPLES[fact]}`;
    throw new Abort('flag-missing', { flag: `--${dashed(fact)}`, example });
  }
}
