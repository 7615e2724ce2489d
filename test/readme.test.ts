import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { coopj, ROOT, tempFolder } from './helpers/run.ts';

/** A line of a shell, into words. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/(?:'[^']*'|[^\s'])+/g)].map(([word]) => word.replaceAll("'", ''));

const README = readFileSync(new URL('README.md', ROOT), 'utf8');
const [, block = ''] = /## The work\n.*?```sh\n(.*?)```/s.exec(README) ?? [];
const JOB = block
  .trim()
  .split('\n')
  .map((line) => wordsOf(line).slice(1));

describe.each(['en', 'ja'] as const)('the work of the README as commands, followed in %s', (lang) => {
  const NEXT = { en: /Next: STEP (\d+)/, ja: /次：STEP (\d+)/ }[lang];

  test('goes through, and each answer says the step that follows from what was typed', async () => {
    const cwd = tempFolder();
    copyFileSync(new URL('test/fixtures/registrations-2026-09.csv', ROOT), join(cwd, 'registrations.csv'));
    const run = (argv: readonly string[]) => coopj(argv, { cwd, today: '2026-11-02', env: { COOPJ_LANG: lang } });
    const said: string[] = [];
    for (const argv of JOB) {
      const { code, stdout, stderr } = await run(argv);
      expect(code, `${argv.join(' ')}\n${stderr}`).toBe(0);
      const [, next] = NEXT.exec(stdout) ?? [];
      if (next) said.push(`${argv.slice(0, 2).join(' ')}: ${next}`);
    }
    expect(said).toEqual([
      'placement open: 6',
      'step record: 7',
      'step record: 9',
      'contract receive: 9',
      'contract review: 9',
      'contract sign: 9',
      'course register: 11',
    ]);

    // Nobody told of a briefing: it is a gap, and hides nothing.
    const list = await run(['student', 'list', '--find', '20241002', '--json']);
    expect(JSON.parse(list.stdout)).toMatchObject([{ step: 10, next: 11, gaps: [4] }]);
    const report = await run(['report', 'monthly', '--month', '2026-10', '--json']);
    const { sections } = JSON.parse(report.stdout) as {
      readonly sections: readonly { readonly key: string; readonly rows: readonly Record<string, unknown>[] }[];
    };
    const rows = (key: string) => sections.find((one) => one.key === key)?.rows ?? [];
    const reached = rows('by-step').map((row) => row.reached);
    expect(rows('courses')).toHaveLength(1);
    expect(reached.slice(5)).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
    expect(rows('by-phase').find(({ phase }) => phase === 'preparation')?.students).toBe(1);
  });
});
