import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { type Finding, judgeAll } from '../core/rules/judge.ts';
import type { Gate } from '../core/model/steps.ts';
import { Abort } from '../errors.ts';
import { daysArgument, given, stepArgument } from './shared/arguments.ts';
import { checkAll } from './check-all.ts';
import { called, findPlacement, findStudentByWord, knownOf } from './shared/find.ts';
import { asTold, columnsOf, findingSections, stops } from './shared/findings.ts';
import { type Kit, verb } from './shared/kit.ts';

export interface CheckOptions {
  readonly student: string;
  readonly placement?: string;
  readonly gate?: Gate;
  readonly exitCode?: boolean;
}

export function checkCommand(kit: Kit): Command {
  return verb(kit, 'check', {
    examples: [
      'coopj check 20241001',
      'coopj check 20241001 --for 11 --exit-code',
      'coopj check 髙橋 --json',
      'coopj check --all --starting-within 30d --for 11 --exit-code',
    ],
    args: [['[student]', kit.words.flags.studentOrName]],
    students: 'student',
    flags: { all: '', startingWithin: '<days>', placement: '<ref>', for: '<step>', exitCode: '' },
    run: (context, { student, ...flags }) => {
      const { all, placement, exitCode } = flags;
      const gate = flags.for === undefined ? undefined : gateArgument(flags.for);
      const starting = flags.startingWithin;
      const several = [all ? '--all' : '', starting && '--starting-within'].find(Boolean);
      if (several !== undefined) {
        const other = student === undefined ? placement && '--placement' : 'STUDENT';
        if (other) throw new Abort('flags-disagree', { flags: [other, several] });
        const startingWithin = starting === undefined ? undefined : daysArgument(starting, '--starting-within');
        return checkAll(context, given({ startingWithin, exitCode, gate }));
      }
      if (student === undefined) throw new Abort('argument-missing', { argument: 'student', command: 'coopj check' });
      return check(context, { student, ...given({ placement, exitCode, gate }) });
    },
  });
}

const gateArgument = (word: string): Gate => (word.trim().toUpperCase() === 'C' ? 'C' : stepArgument(word));

export async function check(context: Context, { student, placement, gate, exitCode }: CheckOptions): Promise<void> {
  const { words, out } = context;
  const { value: dossier } = await findStudentByWord(context, student);
  const judged = placement === undefined ? undefined : [findPlacement(dossier, placement)];
  const all = judgeAll(await knownOf(context, dossier), judged);
  const rows = all.filter(({ gates }) => gate === undefined || gates.includes(gate)).toSorted(asTold);
  await out.list<Finding>({
    columns: columnsOf(words, (finding) => finding),
    rows,
    empty: words.lists.empty.findings,
    sections: (found) => [{ lines: [called(dossier)] }, ...findingSections(words, found)],
  });
  const stopping = rows.filter(stops);
  if (exitCode && stopping.length > 0) {
    throw new Abort('check-open', { student: dossier.student.number, count: stopping.length });
  }
}
