import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { isSokendai } from '../../src/core/model/office-facts.ts';
import { isSampleProgram, NOT_TAKEN_OVER, OF_SOKENDAI } from '../../src/core/profile/own.ts';
import { settingOf } from '../../src/core/profile/settings.ts';
import { parseOffice } from '../../src/office/profile-file.ts';
import { coopj, readyOffice, tempFolder } from '../helpers/run.ts';

const TEXT = readFileSync(new URL('../../templates/office.toml', import.meta.url), 'utf8');
const SAMPLE = parseOffice(TEXT, 'office.toml');

test('what is SOKENDAI’s is what the sample says', () => {
  const said = Object.keys(OF_SOKENDAI).map((key) => [key, settingOf(SAMPLE, key)]);
  expect(Object.fromEntries(said)).toEqual(OF_SOKENDAI);
  expect(isSokendai(SAMPLE)).toBe(true);
  expect(SAMPLE.programs.filter((program) => !isSampleProgram(program))).toEqual([]);
  // Programmes stand at the end: init leaves them out for another university.
  expect(TEXT.slice(TEXT.indexOf('\n[[programs]]'))).not.toMatch(/^\[[^[]/m);
});

const NAMES = ['--set', 'university.name.ja=見本大学', '--set', 'university.name.en=Mihon University'];
const ISSUER = ['--set', 'issuer.name.ja=見本 学長', '--set', 'issuer.name.en=MIHON Gakucho'];

async function elsewhere(...more: readonly string[]) {
  const cwd = tempFolder();
  const run = (argv: readonly string[]) =>
    coopj(argv, { cwd, today: '2026-10-20', env: { COOPJ_OFFICE: `${cwd}/office.toml` } });
  const made = await run(['init', '--yes', '--json', ...NAMES, ...ISSUER, ...more]);
  expect([made.code, made.stderr]).toEqual([0, '']);
  const profile = () => readFileSync(`${cwd}/office.toml`, 'utf8');
  return { run, profile, missing: JSON.parse(made.stdout).missing as readonly string[] };
}

test('init takes over nothing of SOKENDAI for a university of another name, and says what is open', async () => {
  const { profile, missing } = await elsewhere('--set', 'office.telephone=075-000-0001');
  const office = parseOffice(profile(), 'office.toml');
  for (const value of Object.values(OF_SOKENDAI)) expect(JSON.stringify(office)).not.toContain(value);
  expect(office.programs.map(({ program, institute }) => [program.en, institute.ja])).toEqual([['', '']]);
  const blank = NOT_TAKEN_OVER.filter((key) => !/^university|telephone|credits|Vacations/.test(key));
  for (const key of blank) expect([key, settingOf(office, key)]).toEqual([key, '']);
  expect(missing).toEqual(expect.arrayContaining(['office.address.ja', 'course.credits', 'issuer.title.ja']));
  expect(missing).not.toContain('office.telephone');
  // The dedicated system is the consortium's.
  expect(office.system).toEqual(SAMPLE.system);
});

test('office check tells all that is open of an office that was just made elsewhere', async () => {
  const { run } = await elsewhere();
  const { code, stdout, stderr } = await run(['office', 'check', '--json']);
  expect([code, stderr]).toEqual([0, '']);
  const open = (JSON.parse(stdout) as readonly { check: string; result: string }[]).filter(
    ({ result }) => result === 'open',
  );
  expect(open.map(({ check }) => check)).toEqual(expect.arrayContaining(['own', 'letters']));
  expect(open.map(({ check }) => check)).not.toContain('texts');
});

const STUDENT =
  'student add --number 1 --name-kanji 見本花子 --family-name MIHON --given-name Hanako --email a@example.ac.jp --program 情報学コース --date-of-birth 1998-04-12 --enrolled-on 2024-04-01';
const ISSUE = 'certificate issue enrollment 1 --in ja'.split(' ');

test('a paper that would print the sample’s facts under another name is stopped, and the line of the refusal mends it', async () => {
  const office = await readyOffice({ today: '2026-10-20' });
  await office.coopj(STUDENT.split(' '));
  // Only the Japanese name was changed: that is another university.
  expect((await office.coopj(['office', 'edit', '--set', 'university.name.ja=見本大学'])).code).toBe(0);
  const refused = await office.coopj([...ISSUE, '--json']);
  expect(refused.code).toBe(3);
  const { error } = JSON.parse(refused.stderr);
  expect(JSON.stringify(error)).toContain("coopj office edit --set office.address.ja='…'");
  expect(JSON.stringify(error)).toContain('Program');
  expect((await office.coopj(['letter', 'draft', 'guide', '1', '--dry-run'])).code).toBe(3);
  const check = JSON.parse((await office.coopj(['office', 'check', '--json'])).stdout);
  const own = check.find((one: { readonly check: string }) => one.check === 'own');
  expect(own).toMatchObject({ result: 'open', message: expect.stringContaining('Address of the office (Japanese)') });
});

test('another university that has filled in its own goes on working', async () => {
  const own = {
    'office.name.ja': '見本大学教務課',
    'office.name.en': 'Academic Affairs',
    'office.address.ja': '見本市1',
    'office.address.en': '1 Mihon',
    'office.telephone': '075-000-0001',
    'office.email': 'kyomu@mihon-u.ac.jp',
    'issuer.title.ja': '総長',
    'issuer.title.en': 'President',
  };
  const { run } = await elsewhere(...Object.entries(own).flatMap(([key, value]) => ['--set', `${key}=${value}`]));
  await run(STUDENT.split(' '));
  const issued = await run([...ISSUE, '--json']);
  expect([issued.code, issued.stderr]).toEqual([0, '']);
  expect(JSON.parse(issued.stdout)[0].warnings).toEqual([]);
});

test('a rehearsal with the sample’s invented contact goes through, and whoever issues is warned', async () => {
  const office = await readyOffice({ today: '2026-10-20' });
  await office.coopj(STUDENT.split(' '));
  const tried = await office.coopj([...ISSUE, '--dry-run']);
  expect([tried.code, tried.stderr]).toEqual([0, expect.stringContaining('office.telephone')]);
  const issued = await office.coopj([...ISSUE, '--json']);
  expect(JSON.parse(issued.stdout)[0].warnings).toMatchObject([{ code: 'invented' }]);
  const check = JSON.parse((await office.coopj(['office', 'check', '--json'])).stdout);
  const found = (name: string) => check.find((one: { readonly check: string }) => one.check === name);
  expect(found('contact')).toMatchObject({
    result: 'open',
    message: expect.stringContaining('Faculty member in charge (Japanese)'),
  });
  // Three letters wait for a setting.
  expect(found('letters')).toMatchObject({ result: 'open', message: expect.stringContaining('course.teacherEmail') });
});
