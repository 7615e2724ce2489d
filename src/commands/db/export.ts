import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { isOfKeeping, isOfTables } from '../../core/journal/findings.ts';
import { Abort } from '../../errors.ts';
import { toldFindings } from '../journal/told-findings.ts';
import { type Kit, verb } from '../shared/kit.ts';

const EXAMPLE = 'coopj db export -o office.ndjson';

export function exportCommand(kit: Kit): Command {
  return verb(kit, 'db export', {
    examples: [EXAMPLE, 'coopj db export -o office.ndjson --db coopj.db'],
    flags: { output: '<file>' },
    run: (context, { output }) => {
      allow(context, output);
      return exportOffice(context);
    },
  });
}

function allow({ out: { format } }: Context, output: string | undefined): void {
  if (format === 'ndjson') return;
  if (output === undefined) throw new Abort('flag-missing', { flag: '--output', example: EXAMPLE });
  throw new Abort('not-one-of', { value: format, flag: '--format', allowed: ['ndjson'], nearest: 'ndjson' });
}

/**
 * The whole office as one file. A history that is not whole is told here, and not where it is to be imported; what keeps it is made anew
 * there.
 */
export async function exportOffice(context: Context): Promise<void> {
  const { store, office, moving, out, place, words } = context;
  const findings = (await store.verify()).findings.filter((one) => !isOfTables(one) && !isOfKeeping(one));
  if (findings.length > 0)
    throw new Abort('history-broken', { count: findings.length, first: toldFindings(words, findings).message });
  const { text, packed } = await moving.pack(store, office);
  const bar = out.progress(words.moving.packing);
  await out.stream(counted(text, bar.step), { file: 'office.ndjson', students: () => packed().students });
  bar.end();
  const { notes, ...what } = packed();
  const { packed: said, last, sum, withoutKey, personal, notIn, note } = words.moving;
  const { head, sha256 } = what;
  const lines = [
    said(what),
    ...(head ? [last(head.seq, head.day, head.hash)] : []),
    sum(sha256),
    withoutKey(place.key),
    personal,
    ...(notes.length > 0 ? [notIn, ...notes.map(({ file, note: why }) => `- ${note(file, why)}`)] : []),
  ];
  for (const line of lines) out.note(line);
}

async function* counted(text: AsyncIterable<string>, step: (n: number) => void): AsyncIterable<string> {
  for await (const line of text) {
    yield line;
    step(1);
  }
}
