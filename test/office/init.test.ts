import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parseOffice } from '../../src/office/profile-file.ts';
import { machine } from './run.ts';

const mode = (file: string) => (statSync(file).mode & 0o777).toString(8);
const SAMPLE = readFileSync(new URL('../../templates/office.toml', import.meta.url), 'utf8');

test('init makes a working office from the sample, for its owner alone, and says what is missing', async () => {
  const { run, profile, database } = machine();
  const { code, stdout, stderr } = await run('init', '--yes', '--no-input');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(readFileSync(profile, 'utf8')).toBe(SAMPLE);
  const key = join(dirname(database), 'office.key');
  expect([profile, database, key, dirname(profile)].map(mode)).toEqual(['600', '600', '600', '700']);
  for (const word of [profile, database, 'issuer.name.ja', 'issuer.name.en', 'coopj office check'])
    expect(stdout).toContain(word);
  expect((await run('student', 'list', '--json')).stdout).toBe('[]\n');
});

test('init without a terminal asks nothing, flags or not', async () => {
  const { run, profile } = machine();
  const { code } = await run('init', '--set', 'issuer.name.ja=見本 学長', '--set', 'issuer.name.en=MIHON Gakucho');
  expect(code).toBe(0);
  expect(parseOffice(readFileSync(profile, 'utf8'), profile).issuer.name).toEqual({
    ja: '見本 学長',
    en: 'MIHON Gakucho',
  });
});

test('a second init changes nothing and says so, also about --set', async () => {
  const { run, profile, database } = machine();
  await run('init', '--yes');
  const key = join(dirname(database), 'office.key');
  const before = [profile, database, key].map((file) => readFileSync(file));
  const again = await run('init', '--yes', '--json', '--set', 'course.credits=9');
  expect(JSON.parse(again.stdout)).toMatchObject({
    profile: { file: profile, made: false },
    database: { file: database, made: false },
    key: { file: key, made: false },
    missing: ['issuer.name.ja', 'issuer.name.en'],
  });
  expect(again).toMatchObject({ code: 0, stderr: expect.stringContaining('coopj office edit --set') });
  expect([profile, database, key].map((file) => readFileSync(file))).toEqual(before);
});

test('init keeps a profile that a person wrote, and makes the database beside it', async () => {
  const { run, profile } = machine();
  mkdirSync(dirname(profile), { recursive: true });
  const own = SAMPLE.replace('credits = 2', 'credits = 4 # ours');
  writeFileSync(profile, own);
  const { stdout } = await run('init', '--yes', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ profile: { made: false }, database: { made: true } });
  expect(readFileSync(profile, 'utf8')).toBe(own);
});

test('init with a wrong setting, and a dry run, make nothing at all', async () => {
  const { run, home } = machine();
  const wrong = await run('init', '--yes', '--set', 'course.credits=many', '--set', 'course.credit=2');
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('course.credits is “many”, and must be a number above 0');
  expect(wrong.stderr).toContain('did you mean course.credits?');
  const dry = await run('init', '--dry-run', '--json');
  expect(JSON.parse(dry.stdout)).toEqual({
    would: ['office.toml', 'coopj.db', 'office.key'].map((name) => join(home, 'data/coopj', name)),
  });
  expect(() => statSync(join(home, 'data'))).toThrow('ENOENT');
});

test('an invalid profile stops init before a database is made beside it', async () => {
  const { run, profile, database } = machine();
  mkdirSync(dirname(profile), { recursive: true });
  writeFileSync(profile, SAMPLE.replace('credits = 2', 'credits = "two"'));
  const { code, stderr } = await run('init', '--yes');
  expect(code).toBe(3);
  expect(stderr).toContain("coopj office edit --set course.credits='…'");
  expect(() => statSync(database)).toThrow('ENOENT');
});
