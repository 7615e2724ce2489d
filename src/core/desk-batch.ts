import { canonical } from './text/canonical.ts';
import type { DeskLine } from './agenda/desk.ts';
import { settleWith } from './rules/rule.ts';

/** One thing that several students share, and the command that settles it for all of them; or one line as it is. */
export interface DeskBatch {
  readonly lines: readonly [DeskLine, ...DeskLine[]];
  readonly settle: string;
}

/** Puts lines that say the same of several students into one, where the most urgent of them stands. */
export function batched(lines: readonly DeskLine[]): readonly DeskBatch[] {
  const groups = new Map<string, [DeskLine, ...DeskLine[]]>();
  lines.forEach((line, n) => {
    const key = sharedBy(line) ?? String(n);
    const group = groups.get(key);
    if (group) group.push(line);
    else groups.set(key, [line]);
  });
  return [...groups.values()].map((group) => ({ lines: group, settle: settleOf(group) }));
}

/** What lines must have in common: the same briefing, or the same finding with the same way out, such as a company's agreement. */
function sharedBy({ matter, settle }: DeskLine): string | undefined {
  if (matter.kind === 'briefing') return canonical(matter);
  if (matter.kind !== 'finding') return undefined;
  const { rule, data } = matter.finding;
  return canonical({ rule, data, settle });
}

function settleOf(group: readonly [DeskLine, ...DeskLine[]]): string {
  const [{ matter, settle }, ...others] = group;
  if (matter.kind !== 'briefing' || others.length === 0) return settle;
  return settleWith('briefing send-recording', ...group.map(({ student }) => student));
}
