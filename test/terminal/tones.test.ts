import { expect, test } from 'vitest';
import { fewBelow } from '../../src/terminal/asking/list.ts';
import { paints } from '../../src/terminal/paint.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { coopj } from '../helpers/run.ts';

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
const COLOURS = /\u001b\[\d+m/g;

test('what is late is red, what is soon yellow, what is done green and a command cyan, beside the same words as without colours', async () => {
  const { run } = await papersOffice();
  await run('company add 見本株式会社 --code C-0001');
  await run(
    'placement open 20241001 --on 2026-10-05 --company C-0001 --job 見本 --from 2026-11-16 --to 2027-02-12 --hours-per-week 28 --pay 250000 --pay-per month',
  );
  await run('step record 20241001 6 --approved-on 2026-10-06 --on 2026-10-07 --override briefing --reason 見本');
  await run('step record 20241001 8 --outcome accepted --on 2026-10-20 --override briefing --reason 見本');
  const seen: string[] = [];
  for (const line of [
    'due',
    '--fields urgency,student,message',
    'check 20241001 --fields rule,urgency',
    'step list 20241001',
    'student show 20241001',
  ]) {
    const told = async (env: Record<string, string>) => {
      const { stdout } = await run(`${line} --format table`, { tty: 200, env });
      return stdout;
    };
    const [plain, bright] = [await told({ NO_COLOR: '1' }), await told({})];
    expect(plain, line).not.toMatch(COLOURS);
    expect(bright.replace(COLOURS, ''), line).toBe(plain);
    seen.push(bright);
    const piped = await run(`${line} --format csv`, { env: { FORCE_COLOR: '1' } });
    expect(piped.stdout, line).not.toMatch(COLOURS);
  }
  const bright = seen
    .join('')
    .replaceAll('\u001b', '')
    .replace(/ +(?=\[)/g, '');
  for (const one of [
    '[31m[1mOverdue',
    '[32mdone[39m',
    '[33m[1mGaps[22m[39m',
    '[33m[1m4[22m[39m',
    '[31m[1murgent[22m[39m',
    '[36m$ coopj step record 20241001 4 --recording-sent[39m',
  ])
    expect(bright).toContain(one);
});

test('help and a list to choose from say the same with colours as without', async () => {
  for (const argv of [['--help'], ['step', 'record', '--help'], ['help', 'commands'], ['help', 'rules']]) {
    const said = async (env: Record<string, string>) => (await coopj(argv, { tty: 80, env })).stdout;
    expect((await said({})).replace(COLOURS, ''), argv.join(' ')).toBe(await said({ NO_COLOR: '1' }));
  }
  const choices = ['情報学コース', 'Informatics Program'].map((name) => ({ value: name, name }));
  const drawn = async (colour: boolean) =>
    fewBelow(choices, 0, { paint: await paints(colour), columns: () => 80, more: String }).lines();
  expect((await drawn(true)).join('\n').replace(COLOURS, '')).toBe((await drawn(false)).join('\n'));
});
