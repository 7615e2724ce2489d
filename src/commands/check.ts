import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { type Finding, judgeAll } from '../core/rules/judge.ts';
import type { Gate } from '../core/steps.ts';
import { Abort } from '../errors.ts';
import { messageOf } from '../wording/describe.ts';
import { given, stepArgument } from './arguments.ts';
import { called, findPlacement, findStudentByWord, knownOf } from './find.ts';
import { findingSections } from './findings.ts';
import { flag, type Kit, verb } from './kit.ts';

export interface CheckOptions {
  readonly student: string;
  readonly placement?: string;
  /** Only what stops this step, or `C`, the certificate of internship. */
  readonly gate?: Gate;
  /** Ends with 3 when something that stops a step is open. */
  readonly exitCode?: boolean;
}

export function checkCommand(kit: Kit): Command {
  return verb(kit, 'check', {
    examples: ['coopj check 20241001', 'coopj check 20241001 --for 11 --exit-code', 'coopj check 髙橋 --json'],
  })
    .argument('<student>', kit.words.flags.studentOrName)
    .addOption(flag(kit, 'placement', '<ref>'))
    .addOption(flag(kit, 'for', '<step>'))
    .addOption(flag(kit, 'exitCode'))
    .action((student: string, flags, self: Command) =>
      kit.withContext(self, (context) => {
        const { placement, exitCode } = flags;
        const gate = flags.for === undefined ? undefined : gateArgument(flags.for);
        return check(context, { student, ...given({ placement, exitCode, gate }) });
      }),
    );
}

const gateArgument = (word: string): Gate => (word.trim().toUpperCase() === 'C' ? 'C' : stepArgument(word));

/** What is open first, by severity; then overridden, met, and what does not apply. */
const ORDER = ['open', 'overridden', 'ok', 'n/a'];
const SEVERITIES = ['block', 'warn', 'note'];
const rank = ({ result, severity }: Finding) => ORDER.indexOf(result) * 10 + SEVERITIES.indexOf(severity);

export async function check(context: Context, { student, placement, gate, exitCode }: CheckOptions): Promise<void> {
  const { words, out } = context;
  const { value: dossier } = await findStudentByWord(context, student);
  const judged = placement === undefined ? undefined : [findPlacement(dossier, placement)];
  const all = judgeAll(await knownOf(context, dossier), judged);
  const rows = all
    .filter(({ gates }) => gate === undefined || gates.includes(gate))
    .toSorted((a, b) => rank(a) - rank(b));
  const { columns, empty } = words.lists;
  await out.list<Finding>({
    columns: [
      { key: 'rule', title: columns.rule, cell: ({ rule }) => rule },
      { key: 'result', title: columns.result, cell: ({ result }) => result },
      { key: 'severity', title: columns.severity, cell: ({ severity }) => severity },
      { key: 'gates', title: columns.gates, cell: ({ gates }) => gates },
      { key: 'urgency', title: columns.urgency, cell: ({ urgency }) => urgency },
      { key: 'placement', title: columns.placement, cell: (one) => one.placement ?? null },
      { key: 'message', title: columns.message, cell: (one) => messageOf(words, one) },
      { key: 'actor', title: columns.actor, cell: ({ actor }) => actor ?? null },
      { key: 'by', title: columns.by, cell: ({ by }) => by ?? null },
      { key: 'settle', title: columns.settle, cell: ({ settle }) => settle ?? null },
      { key: 'source', title: columns.source, cell: ({ source }) => source.join(', ') },
    ],
    rows,
    empty: empty.findings,
    sections: (found) => [{ lines: [called(dossier)] }, ...findingSections(words, found)],
  });
  const stopping = rows.filter(({ result, severity }) => result === 'open' && severity === 'block');
  if (exitCode && stopping.length > 0) {
    throw new Abort('check-open', { student: dossier.student.number, count: stopping.length });
  }
}
