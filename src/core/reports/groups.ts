import { openPlacements } from '../model/dossier.ts';
import { stateOf } from '../model/placement.ts';
import { standingOf } from '../model/steps.ts';
import { grouped } from './figures.ts';
import { fromWhere, number, type ReportRow, section, text } from './section.ts';

const OF_GROUP = ['students', 'open', 'accepted', 'running', 'stopped', 'finished', 'ended'] as const;

/** Students and their open placements, by programme or institute. */
export function byGroup<Key extends 'by-program' | 'by-institute', Column extends 'program' | 'institute'>(
  key: Key,
  column: Column,
) {
  const groups = new Map<string | null, Record<(typeof OF_GROUP)[number], number>>();
  return section({
    key,
    columns: [text(column), ...OF_GROUP.map(number<(typeof OF_GROUP)[number]>)],
    chart: { kind: 'bars', label: column, values: ['students'] },
    add: (view) => {
      const name = fromWhere(view)[column];
      const group = groups.get(name) ?? {
        students: 0,
        open: 0,
        accepted: 0,
        running: 0,
        stopped: 0,
        finished: 0,
        ended: 0,
      };
      groups.set(name, group);
      const at = standingOf(view);
      const open = openPlacements(view.dossier);
      group.students += 1;
      group.open += open.length;
      group.accepted += open.filter((placement) => stateOf(placement) === 'accepted').length;
      group.running += open.filter((placement) => stateOf(placement) === 'running').length;
      group.stopped += view.stands().filter(({ stops }) => stops.length > 0).length;
      if (at === 'finished' || at === 'ended') group[at] += 1;
    },
    rows: () =>
      grouped(
        [...groups].map(([name, group]) => ({ [column]: name, ...group })),
        [column],
        ([row]) =>
          Object.fromEntries(OF_GROUP.map((name) => [name, row?.[name] ?? 0])) as ReportRow<(typeof OF_GROUP)[number]>,
      ) as readonly ReportRow<Column | (typeof OF_GROUP)[number]>[],
  });
}
