import { describe, expect, it, test } from 'vitest';
import { repeated } from '../../src/commands/shared/repeat.ts';
import type { Context } from '../../src/context.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { abortOf, filledFile, openRecords } from '../helpers/records.ts';
import type { Press } from '../helpers/run.ts';
import { readyOffice } from '../helpers/run.ts';
import { contact, more, stamp } from '../store/writes.ts';

const STUDENT = [
  '--number',
  '20261001',
  '--name-kanji',
  '見本 太郎',
  '--email',
  'm@example.ac.jp',
  '--program',
  '情報学コース',
];

/** An office with one student, contacted on a day. */
async function office() {
  const { coopj } = await readyOffice();
  const json = async (...argv: readonly string[]) => JSON.parse((await coopj([...argv, '--json'])).stdout) as unknown;
  const done = async (...argv: readonly string[]) => expect(await coopj(argv)).toMatchObject({ code: 0 });
  await done('student', 'add', ...STUDENT, '--yes', '--no-input');
  await done('step', 'record', '20261001', '1', '--on', '2026-10-01');
  /** Corrects the day of contact; while the reason is asked for, a colleague does something. */
  const correct = (meanwhile: readonly (readonly string[])[]) => {
    const keys: Press = [
      /\?/,
      async () => {
        for (const argv of meanwhile) await done(...argv);
        return '入力誤り\r';
      },
    ];
    return coopj(['step', 'record', '20261001', '1', '--on', '2026-10-02'], { tty: 120, keys: [keys] });
  };
  return { coopj, json, done, correct };
}
const contacts = (history: unknown) =>
  (history as readonly { change: string }[]).filter(({ change }) => change === 'contact-recorded');

test('what a colleague did not touch is recorded although the student changed meanwhile, and nothing is asked or said twice', async () => {
  const { correct, json } = await office();
  const answer = await correct([['note', 'add', '20261001', '電話で確認済み']]);
  expect([answer.code, contacts(await json('history', '20261001')).length]).toEqual([0, 2]);
  expect(answer.stderr).not.toContain('Error');
});

test('what a colleague recorded otherwise ends with exit 6, and theirs stands', async () => {
  const { correct, json } = await office();
  const answer = await correct([['step', 'record', '20261001', '1', '--on', '2026-10-03', '--reason', '訂正']]);
  expect(answer.code).toBe(6);
  expect(await json('step', 'list', '20261001')).toMatchObject({ 0: { step: 1, on: '2026-10-03' } });
});

test('a script is told what the colleague recorded', async () => {
  const { correct, coopj } = await office();
  const theirs = ['step', 'record', '20261001', '1', '--on', '2026-10-03', '--reason', '訂正', '--actor', 'hanako'];
  const { stderr } = await correct([theirs]);
  expect(stderr).toMatch(/changed 20261001 in the meantime/);
  expect(stderr).toMatch(/\n- 2026-\d\d-\d\d \d\d:\d\d hanako: .*2026-10-03/);
  const { stdout } = await coopj(['history', '20261001', '--format', 'table']);
  expect(stdout).toContain('hanako');
});

test.each([
  ['1', 0, '2026-10-02'],
  ['3', 6, '2026-10-03'],
])('a person sees what the colleague recorded, and is asked how to go on: %s', async (choice, code, on) => {
  const { coopj, json, done } = await office();
  const meanwhile = async () => {
    await done('step', 'record', '20261001', '1', '--on', '2026-10-03', '--reason', '訂正');
    return '入力誤り\r';
  };
  const answer = await coopj(['step', 'record', '20261001', '1', '--on', '…'], {
    tty: 80,
    env: { ACCESSIBLE: '1' },
    keys: [
      [/On what date/, () => '2026-10-02\r'],
      [/guide/, () => '\r'],
      [/Record this/, () => '\r'],
      [/Why are you/, meanwhile],
      [/How do you want to continue/, () => `${choice}\r`],
      [/continue[\s\S]*Why are you/, () => '入力誤り\r'],
    ],
  });
  expect(answer.stderr).toMatch(/Another user changed 20261001[\s\S]*2026-10-03[\s\S]*How do you want/);
  expect([answer.code, await json('step', 'list', '20261001')]).toMatchObject([code, { 0: { step: 1, on } }]);
});

/** A student's e-mail address is typed into a form; while that is asked a colleague does something. */
const typing = (run: Awaited<ReturnType<typeof office>>, theirs: readonly string[], choice: string) =>
  run.coopj(['student', 'edit', '20261001', '--email', '…', '--reason', '訂正'], {
    tty: 80,
    env: { ACCESSIBLE: '1' },
    keys: [
      [
        /\?/,
        async () => {
          await run.done(...theirs, '--actor', 'hanako');
          return 'own@example.ac.jp\r';
        },
      ],
      [/Record this/, () => '\r'],
      [/How do you want to continue/, () => `${choice}\r`],
    ],
  });

test.each([
  ['1', 0, 'own@example.ac.jp'],
  ['3', 6, 'hers@example.ac.jp'],
])('who answers a form is told what a colleague recorded since its first question: %s', async (choice, code, email) => {
  const run = await office();
  const theirs = ['student', 'edit', '20261001', '--email', 'hers@example.ac.jp', '--reason', '訂正'];
  const answer = await typing(run, theirs, choice);
  expect(answer.stderr).toMatch(
    /Another user changed 20261001[\s\S]*hanako: student corrected: email[\s\S]*How do you want/,
  );
  expect([answer.code, await run.json('student', 'show', '20261001', '--unmask')]).toMatchObject([code, { email }]);
});

test('what a colleague recorded just so is no change any more', async () => {
  const { correct, json } = await office();
  const answer = await correct([['step', 'record', '20261001', '1', '--on', '2026-10-02', '--reason', '訂正']]);
  expect([answer.code, contacts(await json('history', '20261001')).length]).toEqual([0, 2]);
  expect(answer.stdout).toContain('No changes');
});

describe('a command that another writer overtakes between its look and its record', () => {
  const email = (to: string): StudentChange => ({ type: 'student-edited', set: { email: to } });
  const name = (to: string): StudentChange => ({ type: 'student-edited', set: { nameKanji: to } });

  /** Runs a command that writes a change of student 001; a colleague is faster so many times. */
  async function overtaken(change: StudentChange, theirs: StudentChange, times = 1, decide = () => change) {
    const file = await filledFile();
    const [store, colleague] = [await openRecords(file), await openRecords(file)];
    const stderr: string[] = [];
    let runs = 0;
    const context = {
      store,
      office: { office: { timezone: 'Asia/Tokyo' } },
      out: {
        note: (text: string) => stderr.push(text),
        warn: (text: string) => stderr.push(text),
        done: async () => {},
      },
      prompt: {},
      words: {},
      colleagues: async () => [],
    } as unknown as Context;
    const done = repeated(
      async () => context,
      async ({ store: records, out }) => {
        runs += 1;
        const revision = (await records.dossier('001'))?.revision ?? 0;
        out.warn('at your own risk');
        if (runs <= times) await colleague.apply([more('001', revision, theirs)], stamp());
        await records.apply([more('001', revision, decide())], stamp());
        await out.done([], {});
      },
    );
    return { done, store, stderr, runs: () => runs };
  }

  it('is run again until it is its turn, and says what it says once', async () => {
    const { done, store, stderr, runs } = await overtaken(email('new@example.ac.jp'), contact, 5);
    await done;
    expect([runs(), stderr]).toEqual([6, ['at your own risk']]);
    expect((await store.dossier('001'))?.value.student.email).toBe('new@example.ac.jp');
  });
  it('gives up after twenty', async () => {
    const { done, runs } = await overtaken(email('new@example.ac.jp'), contact, 99);
    expect((await abortOf(done)).problem).toBe('conflict');
    expect(runs()).toBe(20);
  });
  it('does not write over a fact that the other has just corrected', async () => {
    const { done, store } = await overtaken(email('mine@example.ac.jp'), email('theirs@example.ac.jp'));
    expect((await abortOf(done)).problem).toBe('conflict');
    expect((await store.dossier('001'))?.value.student.email).toBe('theirs@example.ac.jp');
  });
  it('corrects another fact of the same student', async () => {
    const { done, store } = await overtaken(email('mine@example.ac.jp'), name('見本 花子'));
    await done;
    expect((await store.dossier('001'))?.value.student).toMatchObject({
      email: 'mine@example.ac.jp',
      nameKanji: '見本 花子',
    });
  });
  it('does not write what it would decide otherwise now', async () => {
    let n = 0;
    const { done } = await overtaken(contact, contact, 1, () => email(`${++n}@example.ac.jp`));
    expect((await abortOf(done)).problem).toBe('conflict');
  });
});
