import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { grammarOf } from '../../src/commands/shared/kit.ts';
import { main } from '../../src/main.ts';
import { program } from '../../src/program.ts';
import { commandsOf, idleKit, pathOf } from '../helpers/command-tree.ts';
import { coopj, Kept, ROOT, readyOffice } from '../helpers/run.ts';

const TREE = commandsOf(await program(await idleKit()));
const wordsOf = (command: (typeof TREE)[number]) => pathOf(command).split(' ').slice(1);
const VERBS = TREE.filter((command) => command.commands.length === 0).map(wordsOf);
/** What answers with a list, and needs neither a name nor a file. */
const READING = TREE.filter(
  (command) =>
    grammarOf(command).lists &&
    command.parent?.name() !== 'export' &&
    !command.registeredArguments.some(({ required }) => required),
).map(wordsOf);

test('with nothing on stdin no verb waits: it is done, or says what is missing', async () => {
  const { cwd } = await readyOffice();
  expect(VERBS.length).toBeGreaterThan(80);
  for (const words of VERBS) {
    const { code, stderr } = await coopj(words, { cwd });
    const said = `coopj ${words.join(' ')}: ${code} ${stderr}`;
    expect([0, 2, 3, 4], said).toContain(code);
    if (code !== 0) expect(stderr, said).not.toBe('');
  }
});

test('no list complains where its reader is gone after the first lines', async () => {
  const { cwd } = await readyOffice();
  await coopj(['import', 'students', new URL('templates/tour/registrations-2026-09.csv', ROOT).pathname], { cwd });
  expect(READING.length).toBeGreaterThan(15);
  for (const words of READING) {
    const stdout = new Kept();
    stdout._write = (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' }));
    const stderr = new Kept();
    const code = await main(words, {
      env: { COOPJ_DB: join(cwd, 'coopj.db') },
      stdin: Readable.from([]),
      stdout,
      stderr,
      clock: () => new Date('2026-11-02T03:00:00Z'),
      cwd,
      home: cwd,
      platform: 'linux',
      login: () => 'mihon',
      typed: new Map(),
      pid: process.pid,
      isRunning: () => true,
      atExit: () => () => {},
      root: ROOT,
    });
    const said = `coopj ${words.join(' ')}: ${code} ${stderr.text()}`;
    expect(code, said).not.toBe(1);
    expect(said).not.toMatch(/EPIPE|gone/);
  }
});
