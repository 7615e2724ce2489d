import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { addDays } from '../../core/dates.ts';
import { blockers } from '../../core/step-lines.ts';
import { leadingPlacement, type Phase, phaseOf, STEPS, type StepNumber } from '../../core/steps.ts';
import type { StudentFilter, StudentLine } from '../../store/store.ts';
import { daysArgument, doneArgument, given, optionalOneOf, stepArgument } from '../arguments.ts';
import { knownOf } from '../find.ts';
import { flag, type Kit, verb } from '../kit.ts';

export interface ListOptions extends StudentFilter {
  /** Whose next step a rule stops. */
  readonly blocked?: boolean;
  readonly phase?: Phase;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'student list', {
    examples: [
      'coopj student list --next 10',
      'coopj student list --find たかはし --json',
      'coopj student list --starts-within 30d --format csv -o students.csv',
    ],
  })
    .addOption(flag(kit, 'find', '<text>'))
    .addOption(flag(kit, 'step', '<n>'))
    .addOption(flag(kit, 'next', '<n>'))
    .addOption(flag(kit, 'blocked'))
    .addOption(flag(kit, 'running'))
    .addOption(flag(kit, 'startsWithin', '<days>'))
    .addOption(flag(kit, 'phase', '<phase>'))
    .addOption(flag(kit, 'program', '<name>'))
    .addOption(flag(kit, 'residence', '<status>'))
    .addOption(flag(kit, 'jsps'))
    .addOption(flag(kit, 'mext'))
    .action((flags, self: Command) => kit.withContext(self, (context) => list(context, optionsOf(context, flags))));
}

type Flags = Record<'find' | 'step' | 'next' | 'startsWithin' | 'phase' | 'program' | 'residence', string | undefined> &
  Record<'blocked' | 'running' | 'jsps' | 'mext', boolean | undefined>;

function optionsOf({ today }: Context, flags: Flags): ListOptions {
  const { find, program, residence, blocked, running, jsps, mext } = flags;
  const within = flags.startsWithin === undefined ? undefined : daysArgument(flags.startsWithin, '--starts-within');
  const phases = [...new Set(STEPS.map((step): Phase => step.phase))];
  return given({
    find,
    program,
    residence,
    blocked,
    running,
    jsps,
    mext,
    step: flags.step === undefined ? undefined : doneArgument(flags.step, '--step'),
    next: flags.next === undefined ? undefined : stepArgument(flags.next, '--next'),
    phase: optionalOneOf(flags.phase, phases, '--phase'),
    startsFrom: within === undefined ? undefined : today,
    startsTo: within === undefined ? undefined : addDays(today, within),
  });
}

export async function list(context: Context, { blocked, phase, ...filter }: ListOptions): Promise<void> {
  const { words, out, store } = context;
  const { columns, empty } = words.lists;
  async function* rows(): AsyncGenerator<StudentLine> {
    for await (const line of store.students(filter)) {
      if (phase !== undefined && phaseOf((line.next ?? 12) as StepNumber) !== phase) continue;
      if (blocked && !(await isBlocked(context, line.number))) continue;
      yield line;
    }
  }
  await out.list<StudentLine>({
    columns: [
      { key: 'number', title: columns.number, cell: ({ number }) => number },
      { key: 'name', title: columns.name, cell: ({ name }) => name },
      { key: 'program', title: columns.program, cell: ({ program }) => program },
      { key: 'step', title: columns.step, cell: ({ step }) => step },
      { key: 'next', title: columns.next, cell: ({ next }) => next },
      { key: 'placement', title: columns.placement, cell: ({ placement }) => placement },
      { key: 'company', title: columns.company, cell: ({ company }) => company, spare: true },
      {
        key: 'open',
        title: columns.open,
        cell: ({ open }) => open,
        text: ({ open }) => (open ? words.terms.yes : ''),
        spare: true,
      },
    ],
    rows: rows(),
    empty: empty.students,
  });
}

/** The rules are asked, since only they know what stops the next step. */
async function isBlocked(context: Context, number: string): Promise<boolean> {
  const found = await context.store.dossier(number);
  if (!found) return false;
  return blockers(await knownOf(context, found.value), leadingPlacement(found.value)).length > 0;
}
