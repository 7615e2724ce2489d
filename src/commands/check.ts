import type { Command } from 'commander';
import type { Context } from '../context.ts';
import { addDays, within } from '../core/calendar/dates.ts';
import { type Dossier, openPlacements } from '../core/model/dossier.ts';
import type { Gate } from '../core/model/gate.ts';
import { firstDay } from '../core/model/placement.ts';
import { nameOf } from '../core/model/student.ts';
import { type Finding, judgeAll } from '../core/rules/judge.ts';
import { Abort } from '../errors.ts';
import { daysArgument, given, stepArgument } from './shared/arguments.ts';
import { companiesOf } from './shared/companies.ts';
import { findPlacement, knownOf, listedStudent, studentLabel } from './shared/find.ts';
import { asTold, columnsOf, findingSections, stops } from './shared/findings.ts';
import { type Kit, verb } from './shared/kit.ts';

export interface CheckOptions {
  readonly student?: string;
  readonly placement?: string;
  readonly gate?: Gate;
  readonly exitCode?: boolean;
}

export function checkCommand(kit: Kit): Command {
  return verb(kit, 'check', {
    lists: true,
    examples: [
      'coopj check 20241001',
      'coopj check 20241001 --for 11 --exit-code',
      'coopj check 髙橋 --json',
      'coopj check --all --starts-within 30d --for 11 --exit-code',
    ],
    args: [['[student]', kit.words.flags.studentOrName]],
    students: 'student',
    flags: { all: '', startsWithin: '<days>', placement: '<ref>', for: '<step>', exitCode: '' },
    run: (context, { student, ...flags }) => {
      const { all, placement, exitCode } = flags;
      const gate = flags.for === undefined ? undefined : gateArgument(flags.for);
      const starting = flags.startsWithin;
      const several = [all ? '--all' : '', starting && '--starts-within'].find(Boolean);
      if (several !== undefined) {
        const other = student === undefined ? placement && '--placement' : 'STUDENT';
        if (other) throw new Abort('flags-disagree', { flags: [other, several] });
        const startsWithin = starting === undefined ? undefined : daysArgument(starting, '--starts-within');
        return checkAll(context, given({ startsWithin, exitCode, gate }));
      }
      return check(context, given({ student, placement, exitCode, gate }));
    },
  });
}

const gateArgument = (word: string): Gate => (word.trim().toUpperCase() === 'C' ? 'C' : stepArgument(word));

export async function check(context: Context, { student, placement, gate, exitCode }: CheckOptions): Promise<void> {
  const { words, out } = context;
  const dossier = await listedStudent(context, student, 'coopj check');
  const all = dossier === undefined ? [] : await findingsOf(context, dossier, placement);
  const rows = all.filter(({ gates }) => gate === undefined || gates.includes(gate)).toSorted(asTold);
  await out.list<Finding>({
    columns: columnsOf(words, (finding) => finding),
    rows,
    empty: words.lists.empty.findings,
    ...(dossier && {
      sections: (found) => [{ lines: [studentLabel(dossier)] }, ...findingSections(words, found)],
    }),
  });
  const stopping = rows.filter(stops);
  if (exitCode && stopping.length > 0) {
    throw new Abort('check-open', { student: dossier?.student.number ?? '', count: stopping.length });
  }
}

async function findingsOf(context: Context, dossier: Dossier, ref: string | undefined): Promise<readonly Finding[]> {
  const judged = ref === undefined ? undefined : [findPlacement(dossier, ref)];
  return judgeAll(await knownOf(context, dossier), judged);
}

export interface CheckAllOptions {
  /** Only placements that begin within so many days. */
  readonly startsWithin?: number;
  /** Only what stops this step, or `C`, the certificate of internship. */
  readonly gate?: Gate;
  /** Ends with 3 when something that stops a step is open. */
  readonly exitCode?: boolean;
}

/** A finding, and whose it is. */
interface StudentFinding {
  readonly finding: Finding;
  readonly student: string;
  readonly name: string;
}

/**
 * What is open or set aside for everybody with an open placement, student by student as they come from the records: what is met
 * is told of one student only.
 */
export async function checkAll(context: Context, options: CheckAllOptions): Promise<void> {
  const { words, out } = context;
  let students = 0;
  let count = 0;
  async function* rows(): AsyncGenerator<readonly [Dossier, readonly Finding[]]> {
    for await (const [dossier, findings] of findingsOfAll(context, options)) {
      const stopping = findings.filter(stops).length;
      students += stopping > 0 ? 1 : 0;
      count += stopping;
      if (findings.length > 0) yield [dossier, findings];
    }
  }
  if (out.format === 'table' && !out.picks) {
    let told = false;
    for await (const [dossier, findings] of rows()) {
      const apart = told ? [{ lines: [''] }] : [];
      await out.card({}, [...apart, { lines: [studentLabel(dossier)] }, ...findingSections(words, findings)]);
      told = true;
    }
    if (!told) await out.done([words.lists.empty.findings], []);
  } else {
    const { columns } = words.lists;
    await out.list<StudentFinding>({
      columns: [
        { key: 'student', title: columns.student, cell: ({ student }) => student },
        { key: 'name', title: columns.name, cell: ({ name }) => name },
        ...columnsOf(words, ({ finding }: StudentFinding) => finding),
      ],
      student: ({ student }) => student,
      rows: eachOf(rows()),
      empty: words.lists.empty.findings,
    });
  }
  if (options.exitCode && count > 0) throw new Abort('check-all-open', { students, count });
}

async function* eachOf(all: AsyncIterable<readonly [Dossier, readonly Finding[]]>): AsyncGenerator<StudentFinding> {
  for await (const [{ student }, findings] of all) {
    for (const finding of findings) yield { finding, student: student.number, name: nameOf(student) };
  }
}

async function* findingsOfAll(
  { store, office, calendar, today }: Context,
  { startsWithin, gate }: CheckAllOptions,
): AsyncGenerator<readonly [Dossier, readonly Finding[]]> {
  const companies = await companiesOf(store);
  const starts = startsWithin === undefined ? undefined : { from: today, to: addDays(today, startsWithin) };
  const filter = { open: true, ...(starts && { startsFrom: starts.from, startsTo: starts.to }) };
  for await (const { value: dossier } of store.dossiers(filter)) {
    const judged = openPlacements(dossier).filter((one) => starts === undefined || within(firstDay(one), starts));
    const findings = judgeAll({ dossier, companies, office, calendar, today }, judged)
      .filter(({ result, gates }) => isTold(result) && (gate === undefined || gates.includes(gate)))
      .toSorted(asTold);
    yield [dossier, findings];
  }
}

const isTold = (result: Finding['result']): boolean => result === 'open' || result === 'overridden';
