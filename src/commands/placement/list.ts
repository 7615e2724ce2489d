import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { type Companies, jobTitle } from '../../core/model/company.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import {
  firstDay,
  hostPeople,
  isOpen,
  lastDay,
  PLACEMENT_STATES,
  type Placement,
  type PlacementState,
  stateOf,
} from '../../core/model/placement.ts';
import { termsOn } from '../../core/model/spans.ts';
import { doneOn, placementStand, STEPS, type Stand } from '../../core/model/steps.ts';
import { nameOf } from '../../core/model/student.ts';
import type { Column } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';
import { given, optionalOneOf } from '../shared/arguments.ts';
import { companiesOf } from '../shared/companies.ts';
import { findStudentByWord } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { termColumns } from '../shared/term-columns.ts';

export interface ListOptions {
  /** Defaults to everybody's. */
  readonly student?: string;
  readonly state?: PlacementState;
  readonly company?: string;
  readonly openOnly?: boolean;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'placement list', {
    lists: true,
    examples: [
      'coopj placement list',
      'coopj placement list 20241001 --json',
      'coopj placement list --state running --fields ref,name,companyName,to',
    ],
    args: ['[student]'],
    students: 'student',
    flags: { state: '<state>', company: '<code>', openOnly: '' },
    run: (context, { student, ...flags }) => {
      const state = optionalOneOf<PlacementState>(flags.state, PLACEMENT_STATES, '--state');
      const { company, openOnly } = flags;
      return list(context, given({ student, state, company, openOnly }));
    },
  });
}

interface PlacementRow {
  readonly dossier: Dossier;
  readonly placement: Placement;
  readonly stand: Stand;
}

export async function list(context: Context, { student, state, company, openOnly }: ListOptions): Promise<void> {
  const { words, out, store } = context;
  const { columns, empty } = words.lists;
  const numbers =
    student === undefined ? {} : { numbers: [(await findStudentByWord(context, student)).value.student.number] };
  const code = company === undefined ? undefined : ((await store.findCompany(company))?.value.code ?? company);
  const companies = await companiesOf(store);
  async function* rows(): AsyncGenerator<PlacementRow> {
    for await (const { value: dossier } of store.dossiers({ ...numbers, placed: true })) {
      for (const placement of dossier.placements) {
        if (state !== undefined && stateOf(placement) !== state) continue;
        if (code !== undefined && placement.company !== code) continue;
        if (openOnly && !isOpen(placement)) continue;
        yield { dossier, placement, stand: placementStand({ dossier, companies }, placement) };
      }
    }
  }
  await out.list<PlacementRow>({
    columns: [
      { key: 'ref', title: columns.ref, cell: ({ placement }) => placement.ref },
      { key: 'student', title: columns.student, cell: ({ dossier }) => dossier.student.number },
      { key: 'name', title: columns.name, cell: ({ dossier }) => nameOf(dossier.student) },
      { key: 'company', title: columns.company, cell: ({ placement }) => placement.company },
      {
        key: 'state',
        title: columns.state,
        cell: ({ placement }) => stateOf(placement),
        text: ({ placement }) => words.terms.placementState[stateOf(placement)],
      },
      { key: 'step', title: columns.step, cell: ({ stand }) => stand.step },
      { key: 'next', title: columns.next, cell: ({ stand }) => stand.next },
      { key: 'from', title: columns.from, type: 'day', cell: ({ placement }) => firstDay(placement) ?? null },
      { key: 'to', title: columns.to, type: 'day', cell: ({ placement }) => lastDay(placement) ?? null },
    ],
    more: moreOf(words, companies, context.today),
    student: ({ dossier }) => dossier.student.number,
    rows: rows(),
    empty: empty.placements,
  });
}

/** Everything else that is recorded of a placement, on one line. */
function moreOf(words: Words, companies: Companies, today: LocalDate): readonly Column<PlacementRow>[] {
  const { columns, labels } = words.lists;
  const { terms } = words;
  const days = STEPS.filter(({ of }) => of === 'placement').map(
    ({ number, key }): Column<PlacementRow> => ({
      key: `${key}On`,
      title: `STEP ${number} ${terms.step[key]}`,
      type: 'day',
      cell: ({ dossier, placement }) => doneOn(number, { dossier, companies }, placement) ?? null,
    }),
  );
  const peopleOf = ({ placement }: PlacementRow) => hostPeople(placement, companies.get(placement.company));
  const named = ({ placement }: PlacementRow) => companies.get(placement.company)?.name ?? null;
  return [
    { key: 'companyName', title: columns.companyName, cell: named },
    {
      key: 'job',
      title: labels.job,
      cell: ({ placement }) => jobTitle(placement.job, companies.get(placement.company)) ?? null,
    },
    { key: 'hr', title: columns.hr, cell: (row) => peopleOf(row).hr ?? null },
    { key: 'mentor', title: columns.mentor, cell: (row) => peopleOf(row).mentor ?? null },
    { key: 'consulted', title: labels.consulted, cell: ({ placement }) => placement.consulted },
    ...termColumns<PlacementRow>(words, ({ placement }) => termsOn(placement, today)).filter(
      ({ key }) => key !== 'from' && key !== 'to',
    ),
    ...days,
    {
      key: 'offeredOn',
      title: labels.offeredOn,
      type: 'day',
      cell: ({ placement }) => placement.result?.offeredOn ?? null,
    },
    {
      key: 'startedOn',
      title: labels.startedOn,
      type: 'day',
      cell: ({ placement }) => placement.run?.startedOn ?? null,
    },
    { key: 'endedOn', title: labels.endedOn, type: 'day', cell: ({ placement }) => placement.run?.endedOn ?? null },
    { key: 'grade', title: labels.grade, cell: ({ placement }) => placement.grade?.grade ?? null },
    { key: 'closedOn', title: labels.closed, type: 'day', cell: ({ placement }) => placement.closed?.on ?? null },
    {
      key: 'recruitment',
      title: labels.recruitment,
      cell: ({ placement }) => placement.closed?.recruitment ?? null,
      text: ({ placement: { closed } }) => (closed?.recruitment ? terms.recruitment[closed.recruitment] : ''),
    },
  ];
}
