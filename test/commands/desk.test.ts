import { expect, it } from 'vitest';
import type { Press } from '../helpers/run.ts';
import { coopj, readyOffice } from '../helpers/run.ts';

const LIST = `学籍番号,氏名,メール,専攻,標準修業年限,入学日,国籍,連絡日,案内送付日,承認日,登録日
20249001,見本 太郎,mihon.taro@example.ac.jp,情報学コース,3,2024-04-01,日本,2026-08-03,2026-08-03,2026-08-05,2026-09-10
20249002,髙見本 花子,mihon.hanako@example.ac.jp,統計科学コース,3,2024-04-01,日本,2026-08-03,2026-08-03,2026-08-05,2026-09-11
20249003,雛形 次郎,hinagata@example.ac.jp,統計科学コース,3,2024-04-01,日本,,,,
20249004,雛形 三郎,hinagata.saburo@example.ac.jp,統計科学コース,3,2024-04-01,日本,,,,
`;

/** An office where two students missed a briefing and two are new. */
async function office() {
  const { cwd, coopj: run } = await readyOffice({ today: '2026-10-06' });
  expect((await run(['import', 'students', '-'], { stdin: LIST })).code).toBe(0);
  const history = async () => JSON.parse((await run(['history', '--json'])).stdout).length as number;
  const work = (argv: readonly string[], ...keys: readonly (readonly [shown: RegExp, typed: string])[]) =>
    run(argv, { cwd, tty: 80, keys: keys.map(([shown, typed]): Press => [shown, () => typed]) });
  return { run, history, work };
}

/** What a screen asks, the n-th time. */
const asked = (times: number) => new RegExp(`(?:Enter (?:ends|goes back)[\\s\\S]*){${times}}> `);

/** A day that is not said is today. */
const TODAY = [/On what date was STEP[\s\S]*> /, '\r'] as const;
const RECORD = [/Record this\?[\s\S]*> /, '\r'] as const;

/** Whether somebody attended is known to the office alone. */
const ATTENDED = [TODAY, [/Was the briefing attended\?[\s\S]*> /, 'y\r']] as const;

it('a number asks for what only a person knows, and the desk shows what is left; Enter ends', async () => {
  const { work, run } = await office();
  const { code } = await work(
    [],
    [asked(1), '1\r'],
    [asked(2), '1\r'],
    ...ATTENDED,
    [asked(3), '\r'],
    [asked(4), '\r'],
  );
  expect(code).toBe(0);
  const step = async (number: string) => JSON.parse((await run(['student', 'show', number, '--json'])).stdout).step;
  expect([await step('20249001'), await step('20249002')]).toEqual([4, 3]);
});

it('of a line of several students, each with a command of its own, a number shows them', async () => {
  const { work, run } = await office();
  const { code, stdout } = await work(
    [],
    [asked(1), '2\r'],
    [asked(2), '1\r'],
    TODAY,
    [asked(3), '\r'],
    [asked(4), '\r'],
  );
  expect(code).toBe(0);
  expect(stdout).toContain('$ coopj step record 20249003 1');
  expect(JSON.parse((await run(['student', 'show', '20249003', '--json'])).stdout).step).toBe(1);
});

it('a name opens the student, and Enter goes back to the desk', async () => {
  const { work } = await office();
  const { code, stdout } = await work([], [asked(1), '花子\r'], [asked(2), '\r'], [asked(3), '\r']);
  expect(code).toBe(0);
  expect(stdout).toContain('20249002  髙見本 花子  統計科学コース');
  expect(stdout.match(/Tuesday/g)).toHaveLength(2);
});

it('a name that fits nobody, and a number behind which nothing stands, are told below the desk', async () => {
  const { work } = await office();
  const { code, stdout, stderr } = await work([], [asked(1), 'nemo\r'], [asked(2), '９\r'], [/go from/, '\r']);
  expect(code).toBe(0);
  expect(stderr).toContain('No student matches “nemo”.');
  expect(stderr).toContain('The numbers go from 1 to 2.');
  expect(stdout.match(/Tuesday/g)).toHaveLength(1);
});

it('of several whom a name fits one is chosen, at the desk and on the command line; or nobody', async () => {
  const { work } = await office();
  const which = /“雛形” matches 2 students\. Which one\?[\s\S]*> /;
  for (const argv of [[], ['雛形']]) {
    const begun: readonly (readonly [RegExp, string])[] = argv.length === 0 ? [[asked(1), '雛形\r']] : [];
    const chosen = await work(
      argv,
      ...begun,
      [which, '2\r'],
      [asked(begun.length + 1), '\r'],
      [asked(begun.length + 2), '\r'],
    );
    expect(chosen).toMatchObject({ code: 0, stdout: expect.stringContaining('20249004  雛形 三郎') });
    const nobody = await work(argv, ...begun, [which, '\r'], [asked(begun.length + 1), '\r']);
    expect(nobody.code).toBe(0);
    expect(nobody.stdout).not.toContain('雛形 三郎  統計');
  }
});

it('without somebody to ask several students are told as before', async () => {
  const { run } = await office();
  for (const [argv, tty] of [
    [['雛形'], undefined],
    [['雛形', '--no-input'], 80],
    [['雛形', '--json'], 80],
  ] as const) {
    const { code, stderr } = await run([...argv], tty === undefined ? {} : { tty });
    expect([code, stderr]).toEqual([2, expect.stringContaining('20249003')]);
  }
});

it('several numbers, or all of them, are asked for once, and each is recorded', async () => {
  for (const typed of ['1 2\r', 'all\r', 'ａ\r']) {
    const { work, run } = await office();
    const { code, stderr } = await work(
      [],
      [asked(1), '2\r'],
      [asked(2), typed],
      [TODAY[0], '10/5\r'],
      RECORD,
      [asked(3), '\r'],
      [/$/, '\r'],
    );
    expect(code).toBe(0);
    expect(stderr).toContain('The same for 20249004 雛形 三郎');
    for (const number of ['20249003', '20249004']) {
      const { contact } = JSON.parse((await run(['student', 'show', number, '--json'])).stdout);
      expect(contact.on).toBe('2026-10-05');
    }
  }
});

it('who was chosen of several is stayed with, though the name fits both, whatever is recorded', async () => {
  const { work, run } = await office();
  const which = /“雛形” matches 2 students\. Which one\?[\s\S]*> /;
  const { code, stderr } = await work(
    ['雛形'],
    [which, '2\r'],
    [asked(1), 'note add 20249004 電話\r'],
    [asked(2), '\r'],
  );
  expect(code).toBe(0);
  expect(stderr.match(/Which one\?/g)).toHaveLength(2);
  expect((await run(['note', 'list', '20249004'])).stdout).toContain('電話');
});

it('undo shows what was recorded last and takes it back; going back from it, the desk is still there', async () => {
  const { work, run, history } = await office();
  await run(['note', 'add', '20249003', '電話']);
  const before = await history();
  const why = /Why[\s\S]*> /;
  const left = await work([], [asked(1), 'undo\r'], [why, '誤記\r'], [/Undo[\s\S]*> /, '<\r'], [asked(2), '\r']);
  expect([left.code, await history()]).toEqual([0, before]);
  const { code, stderr } = await work(
    [],
    [asked(1), 'undo\r'],
    [why, '誤記\r'],
    [/Undo[\s\S]*> /, '\r'],
    [asked(2), '\r'],
  );
  expect([code, stderr]).toEqual([0, expect.stringContaining('20249003 雛形 次郎')]);
  expect(await history()).toBe(before + 1);
});

it('a day far away is shown to be looked at, before a number records it', async () => {
  const { work, history } = await office();
  const before = await history();
  const { code, stderr } = await work(
    [],
    [asked(1), '2\r'],
    [asked(2), '1\r'],
    [TODAY[0], '2020/10/5\r'],
    [RECORD[0], '<\r'],
    [/2020[\s\S]*On what date was STEP[\s\S]*> /, '<\r'],
    [asked(3), '\r'],
    [asked(4), '\r'],
  );
  expect([code, await history()]).toEqual([0, before]);
  expect(stderr).toContain('more than a year away');
});

it('< at the first question of a form leads back to the desk', async () => {
  const { work, history } = await office();
  const before = await history();
  const { code } = await work([], [asked(1), 'new\r'], [/What is [\s\S]*> /, '<\r'], [asked(2), '\r']);
  expect([code, await history()]).toEqual([0, before]);
});

it('after STEP 2 the registration is on the desk, for several students on one line', async () => {
  const { run } = await office();
  for (const number of ['20249003', '20249004'])
    for (const step of ['1', '2'])
      await run(['step', 'record', number, step, ...(step === '1' ? ['--guide-sent', 'today'] : [])]);
  const { stdout } = await run([], { tty: 80 });
  expect(stdout).toMatch(/2 students {2}Record STEP 3/);
});

it('the first word of a command alone asks for the verb', async () => {
  const { work } = await office();
  const { code, stdout } = await work(
    [],
    [asked(1), 'briefing\r'],
    [/What do you want to do\?[\s\S]*> /, 'list\r'],
    [asked(2), '\r'],
  );
  expect(code).toBe(0);
  expect(stdout).toContain('2026-10');
});

it('what is refused to a number is settled on the spot', async () => {
  const { work, run } = await office();
  await run(['company', 'add', '株式会社見本製作所', '--code', 'MIHON']);
  await run(['placement', 'open', '20249001', '--company', 'MIHON']);
  const { code, stderr } = await work(
    [],
    [asked(1), 'step record 20249001 6\r'],
    [/How do you want to continue\?[\s\S]*> /, '1\r'],
    [/On what date was STEP 6[\s\S]*> /, '\r'],
    [/did the supervisor approve[\s\S]*> /, '10/6\r'],
    [/Has the supervisor confirmed[\s\S]*> /, '\r'],
    [asked(2), '\r'],
  );
  expect([code, stderr]).toEqual([0, expect.stringContaining('approval')]);
  const [placement] = JSON.parse((await run(['student', 'show', '20249001', '--json'])).stdout).placements;
  expect(placement.application).toMatchObject({ approvedOn: '2026-10-06' });
});

/** The office with a certificate, which cannot be taken back. */
async function issued() {
  const { work, run } = await office();
  const facts = ['--date-of-birth', '2000-04-01', '--name-latin', 'MIHON Taro'];
  expect((await run(['student', 'edit', '20249001', ...facts, '--reason', '見本'])).code).toBe(0);
  expect((await run(['certificate', 'issue', 'enrollment', '20249001', '--in', 'ja'])).code).toBe(0);
  const state = async () => JSON.parse((await run(['certificate', 'list', '--json'])).stdout)[0].state;
  return { work, state };
}

it('undo of a certificate offers to void it, and nothing that is missing; what was voided is not taken back', async () => {
  const { work, state } = await issued();
  const { code, stderr } = await work(
    [],
    [asked(1), 'undo\r'],
    [/How do you want to continue\?[\s\S]*> /, '1\r'],
    [/Why is the certificate voided\?[\s\S]*> /, '誤記\r'],
    [/Record this\?[\s\S]*> /, '\r'],
    [asked(2), '\r'],
  );
  expect([code, await state()]).toEqual([0, 'void']);
  expect(stderr).toMatch(/1\. If it must no longer be used: coopj certificate void[\s\S]*2\. Stop here/);
  expect(stderr).not.toContain('Record what is missing');
});

it('stopping at a refusal is quiet: all of it was told', async () => {
  for (const way of ['2\r', '<\r']) {
    const { work, state } = await issued();
    const { code, stderr } = await work(
      [],
      [asked(1), 'undo\r'],
      [/How do you want to continue\?[\s\S]*> /, way],
      [asked(2), '\r'],
    );
    expect([code, await state()]).toEqual([0, 'valid']);
    expect(stderr).not.toContain('Error');
    expect(stderr.split('has been issued. It stays in the register')).toHaveLength(2);
  }
});

it('? explains, and any command can be typed', async () => {
  const { work } = await office();
  const { code, stdout, stderr } = await work(
    [],
    [asked(1), '?\r'],
    [asked(2), 'coopj student list --next 4 --format plain\r'],
    [asked(3), '\r'],
  );
  expect(code).toBe(0);
  // What is listed below the desk is explained, in the same order.
  const [, words = ''] = /number · name · (.*) · \? · Enter ends/.exec(stderr) ?? [];
  expect(words.split(' · ').map((word) => new RegExp(`^${word}: `, 'm').test(stderr))).toEqual([true, true, true]);
  expect(stdout).toContain('20249001\t見本 太郎');
});

it('Ctrl-C leaves with 130, Ctrl-D with 0, and nothing is changed', async () => {
  const { work, history } = await office();
  const before = await history();
  const stopped = await work([], [asked(1), '\u0003']);
  expect(stopped.code).toBe(130);
  // Something may have been recorded at the desk before.
  expect(stopped.stderr).not.toMatch(/changed/);
  expect((await work([], [asked(1), '\u0004'])).code).toBe(0);
  expect(await history()).toBe(before);
});

it('the desk tells the way on with the student who was last worked on, and @ opens the page', async () => {
  const { work, run } = await office();
  await run(['step', 'record', '20249001', '4', '--on', '2026-10-05', '--attended']);
  const { code, stdout } = await work([], [asked(1), '@\r'], [asked(2), '\r'], [asked(3), '\r']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/Last student: 20249001 見本 太郎 \(next: STEP 5 [^)]*\)/);
  expect(stdout).toContain('20249001  見本 太郎  情報学コース');
  // Whoever has a line on the desk is told there.
  await run(['note', 'add', '20249002', '電話']);
  expect((await work([], [asked(1), '\r'])).stdout).not.toContain('Last student');
});

/** Accepted, with all of the internship agreed and nothing prepared. */
async function accepted() {
  const { work, run } = await office();
  for (const line of [
    'company add 株式会社見本製作所 --code MIHON',
    'placement open 20249001 --company MIHON --on 2026-10-01 --from 2026-11-16 --to 2027-01-29 --hours-per-week 38 --pay 300000 --pay-per month',
    'step record 20249001 6 --on 2026-10-02 --approved-on 2026-10-01',
    'step record 20249001 8 --on 2026-10-03 --outcome accepted',
  ])
    expect(await run(line.split(' '))).toMatchObject({ code: 0 });
  const facts = async () => JSON.parse((await run(['student', 'show', '20249001', '--json'])).stdout);
  return { work, run, facts };
}

it('STEP 9 is done by the first numbers of the page, each recorded with its last answer', async () => {
  const { work, facts } = await accepted();
  const { code, stderr } = await work(
    ['太郎'],
    [asked(1), '1\r'],
    [/On what date did you receive the contract[\s\S]*Document: employment contract\.[\s\S]*> /, '\r'],
    [/Do the dates[\s\S]*> /, '1\r'],
    [asked(2), '1 2\r'],
    [/On what date was the contract reviewed[\s\S]*> /, '\r'],
    [/On what date was the contract signed[\s\S]*> /, '\r'],
    [asked(3), '1\r'],
    [/What is the start date of the agreement[\s\S]*2026-11-16 – 2027-01-29/, '\r'],
    [/renewed automatically[\s\S]*> /, '2\r'],
    [/renewed automatically[\s\S]*On what date was the agreement signed[\s\S]*> /, '10/6\r'],
    [asked(4), '\r'],
  );
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('Record this?')]);
  expect((await facts()).step).toBe(9);
});

it('a command typed below the page of a student is about that student', async () => {
  const { work, run, facts } = await accepted();
  const stay = '--residence-status 留学 --residence-expires-on 2029-09-30 --nationality 中国 --reason 見本';
  expect(await run(['student', 'edit', '20249001', ...stay.split(' ')])).toMatchObject({ code: 0 });
  const { code } = await work(
    ['太郎'],
    [asked(1), 'permit\r'],
    [/What do you want to do\?[\s\S]*> /, '4\r'],
    [/Which kind of work permit[\s\S]*> /, '1\r'],
    [/was it applied for|filed|On what date[\s\S]*> /, '\r'],
    [/Record this\?[\s\S]*> /, '\r'],
    [asked(2), '\r'],
  );
  expect(code).toBe(0);
  expect((await facts()).permits).toMatchObject([{ kind: 'comprehensive', appliedOn: '2026-10-06' }]);
});

it('a number whose command leaves a day open asks for it', async () => {
  const { work, facts } = await accepted();
  const { code } = await work(
    ['太郎'],
    [asked(1), 'insurance record 20249001 --kind gakkensai --paid-on …\r'],
    [/On what date[\s\S]*> /, '10/5\r'],
    [/Record this\?[\s\S]*> /, '\r'],
    [asked(2), '\r'],
  );
  expect(code).toBe(0);
  expect((await facts()).insurances).toMatchObject([{ kind: 'gakkensai', paidOn: '2026-10-05' }]);
});

it('the page of a student asks too, and ends where it began', async () => {
  const { work, run } = await office();
  const { code } = await work(['太郎'], [asked(1), '1\r'], ...ATTENDED, [asked(2), '\r']);
  expect(code).toBe(0);
  expect(JSON.parse((await run(['student', 'show', '20249001', '--json'])).stdout).step).toBe(4);
});

it('in a pipe, in a file, with --no-input and with --fields it only prints', async () => {
  const { run } = await office();
  for (const argv of [[], ['--json'], ['太郎'], ['--format', 'table']]) {
    expect(await run(argv)).toMatchObject({ code: 0, stderr: '' });
  }
  for (const argv of [['--no-input'], ['--fields', 'student'], ['-o', 'desk.csv'], ['--no-input', '太郎']]) {
    expect((await run(argv, { tty: 80 })).code).toBe(0);
  }
});

it('without an office a word that is no command is told so', async () => {
  expect(await coopj(['stduent'])).toMatchObject({ code: 2 });
});

it('a word of the desk that is no command is spelled out on a command line', async () => {
  const { run } = await office();
  for (const [lang, told] of [
    ['en', 'Did you mean student add?'],
    ['ja', 'student add'],
  ] as const) {
    const { code, stderr } = await run(['new', '--lang', lang]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(told)]);
    expect(stderr).toContain('coopj student add');
  }
});
