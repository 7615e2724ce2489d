import { expect, test } from 'vitest';
import { SAMPLES } from '../../src/commands/help/error-samples.ts';
import { CODES } from '../../src/commands/help/errors.ts';
import { RULES } from '../../src/core/rules/index.ts';
import { Abort, type Problem } from '../../src/errors.ts';
import { program } from '../../src/program.ts';
import { told } from '../../src/terminal/drawing.ts';
import { failureLines } from '../../src/terminal/failure.ts';
import { paints } from '../../src/terminal/paint.ts';
import { width } from '../../src/terminal/width.ts';
import { loadWords } from '../../src/wording/load.ts';
import { LINES } from '../forms/lines.ts';
import { answered, answeringAs, saidOn, verbsOf } from '../helpers/answering.ts';
import { idleKit } from '../helpers/command-tree.ts';
import { exampleOf } from '../helpers/examples.ts';
import { coopj, readyOffice } from '../helpers/run.ts';

/** What is copied is not broken: it is longer than the line, and the terminal shows it as it is. */
const isCopied = (line: string) => /coopj [a-z]|[/\\]/.test(line);

/** Lines that are too long, begin with a sign that ends something, or end with one that begins something. */
const wrong = (lines: readonly string[], columns: number): readonly string[] =>
  lines.filter(
    (line) =>
      (width(line) > columns && !isCopied(line)) ||
      /^\s*[、。）」』】・ー)\]]/u.test(line) ||
      /[（「『【([]\s*$/u.test(line),
  );

test.each([40, 80])(
  'at %i columns no line of a refusal begins or ends with a sign that it must not',
  async (columns) => {
    const paint = await paints(false);
    for (const language of ['ja', 'en'] as const) {
      const words = await loadWords(language);
      const rules = RULES.flatMap(({ key }) => exampleOf(key) ?? []).map(
        (finding) => new Abort('refused', { refusals: [{ because: 'rule', finding, gate: 9 }] }),
      );
      for (const abort of [...CODES.map((code) => new Abort(code, SAMPLES[code] as never)), ...rules]) {
        const lines = failureLines(abort, words, paint, '', (line) => told(line, columns));
        expect(wrong(lines, columns), lines.join('\n')).toEqual([]);
        const whole = failureLines(abort, words, paint);
        expect(lines.join('').replace(/\s/g, '')).toBe(whole.join('').replace(/\s/g, ''));
      }
    }
  },
);

const ADDRESS = 'postgres://hanako@db.secretariat.example.ac.jp:5432/coopj?sslmode=verify-full';

test.each([40, 80])(
  'at %i columns an address and a command stay whole, and nothing else is too long for them',
  async (columns) => {
    const paint = await paints(false);
    for (const language of ['ja', 'en'] as const) {
      const words = await loadWords(language);
      const of = (code: Problem, more: object = {}) =>
        new Abort(code, { ...SAMPLES[code], file: ADDRESS, ...more } as never);
      const reasons = ['28P01', 'no-password', 'untrusted', 'address', '25006'];
      for (const abort of [
        ...CODES.filter((code) => /^(?:store-(?!foreign|lost|altered|on-share)|no-such-office|rights)/.test(code)).map(
          (code) => of(code),
        ),
        ...reasons.map((why) => of('store-unreadable', { why })),
        ...[true, false].map((owns) => of('person-unknown', { owns })),
        ...(['owner', 'roles', 'tables'] as const).map((why) => of('not-store-owner', { why })),
      ]) {
        const where = `--db "${ADDRESS}"`;
        const lines = failureLines(abort, words, paint, where, (line) => told(line, columns));
        const whole = failureLines(abort, words, paint, where).join('\n');
        const said = lines.join('\n');
        for (const [copied] of whole.matchAll(
          /[a-z]+:\/\/[!-~]+[\w/]|coopj(?: [a-z]+)*(?: (?:--?[a-z]+(?: "[^"]*")?|[A-Z]{3,}))*/g,
        ))
          expect(said.includes(copied), `${copied}\n${said}`).toBe(true);
        // Whatever is longer than the line is one thing to be copied.
        for (const line of lines.filter((one) => width(one) > columns))
          expect(line).toMatch(/^ *(?:\S+|[（(]?(?:--\w+ )?\w+:\/\/\S+|coopj [^。]*)$/);
      }
    }
  },
);

test.each([40, 80])(
  'at %i columns no line of a form or of its answer does',
  async (columns) => {
    const words = await loadWords('ja');
    const verbs = verbsOf(await program(await idleKit()));
    const { cwd } = await readyOffice({ today: '2027-04-30' });
    const today = '2027-04-30';
    for (const line of LINES.filter((one) => !one.startsWith('import '))) {
      const said = saidOn(line, verbs);
      const flags = ['override', 'reason', 'out'].flatMap((name) =>
        name === 'reason' && !said.values.has('override') && !['job edit', 'student renumber'].includes(said.path)
          ? []
          : (said.values.get(name) ?? []).flatMap((value) => [`--${name}`, value]),
      );
      const env = { COOPJ_LANG: 'ja' };
      const { stderr, stdout, code } = await answered(
        [...said.path.split(' '), ...flags],
        { cwd, today, env, columns },
        answeringAs(said, words),
      );
      expect({ line, code }).toEqual({ line, code: 0 });
      // A line that is typed shows itself on a real terminal, with its end.
      expect(wrong(`${stderr}\n${stdout}`.replace(/^> /gm, '').split('\n'), columns), line).toEqual([]);
    }
  },
  300_000,
);

test('what a command warns of and refuses is broken by the width of the terminal, and not in a pipe', async () => {
  const { cwd } = await readyOffice();
  const argv = ['step', 'record', '20249999', '6', '--no-input'];
  const env = { COOPJ_LANG: 'ja', NO_COLOR: '1' };
  const [narrow, piped] = [await coopj(argv, { cwd, env, tty: 24 }), await coopj(argv, { cwd, env })];
  expect(narrow.stderr.split('\n').length).toBeGreaterThan(piped.stderr.split('\n').length);
  expect(narrow.stderr).toContain('coopj student list --find 20249999');
});
