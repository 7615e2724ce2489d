import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readyOffice } from '../helpers/run.ts';

const LIST = ['学籍番号,氏名,メール,専攻', '1001,見本 一,ichi@example.ac.jp,情報学コース', ''].join('\r\n');

async function office() {
  const { coopj, cwd } = await readyOffice();
  writeFileSync(join(cwd, 'list.csv'), LIST);
  const students = async () => JSON.parse((await coopj(['student', 'list', '--json'])).stdout) as unknown[];
  return { coopj, cwd, students };
}

describe('a file that is imported on a terminal', () => {
  it('is shown and goes in once the person says yes', async () => {
    const { coopj, students } = await office();
    const { code, stdout, stderr } = await coopj(['import', 'students', 'list.csv'], { tty: 100, keys: 'y\r' });
    expect(stderr).toContain('name_kanji');
    expect(stderr).toContain('Import 1 student?');
    expect(code).toBe(0);
    expect(stdout).toContain('Batch B-1');
    expect(await students()).toHaveLength(1);
  });

  it('leaves everything as it was where the person does not', async () => {
    const { coopj, students } = await office();
    const answer = await coopj(['import', 'students', 'list.csv'], { tty: 100, keys: '<\r' });
    expect(answer.code).toBe(130);
    expect(answer.stdout).toBe('');
    expect(await students()).toEqual([]);
    expect(JSON.parse((await coopj(['history', '--json'])).stdout)).toEqual([]);
  });

  it('is not asked about where nothing would change, where a script wants its answer, and with --yes', async () => {
    const { coopj } = await office();
    for (const flags of [['--json'], ['--yes'], []]) {
      const { code, stderr } = await coopj(['import', 'students', 'list.csv', ...flags], { tty: 100 });
      expect(code).toBe(0);
      expect(stderr).not.toContain('Import 1 student?');
    }
  });

  it('is taken back only once the person says yes, who sees before what goes', async () => {
    const { coopj, students } = await office();
    await coopj(['import', 'students', 'list.csv']);
    const undo = ['import', 'undo', 'B-1', '--reason', 'another year'];
    const no = await coopj(undo, { tty: 100, keys: '<\r' });
    expect(no).toMatchObject({ code: 130, stdout: '' });
    expect(no.stderr).toContain('undone    1001 見本 一');
    expect(await students()).toHaveLength(1);
    expect(await coopj(undo, { tty: 100, keys: 'y\r' })).toMatchObject({ code: 0 });
    expect(await students()).toEqual([]);
  });
});

describe('a map that is saved', () => {
  it('stands in the profile under its name, and every other byte of the profile stays', async () => {
    const { coopj, cwd } = await office();
    writeFileSync(join(cwd, 'own.csv'), LIST.replace('学籍番号', '"番号 ""A"""').replace('氏名', '氏名.漢字'));
    const profile = () => readFileSync(join(cwd, 'office.toml'), 'utf8');
    const before = profile();
    const map = ['--map', '番号 "A"=number', '--map', '氏名.漢字=nameKanji', '--save-map', '専攻-9月'];
    expect(await coopj(['import', 'students', 'own.csv', ...map, '--dry-run'])).toMatchObject({ code: 0 });
    expect(profile()).toBe(before);
    expect(await coopj(['import', 'students', 'own.csv', ...map])).toMatchObject({ code: 0 });
    const lines = [
      '',
      '[import.maps."専攻-9月"]',
      '"番号 \\"A\\"" = "student_number"',
      '"氏名.漢字" = "name_kanji"',
      '',
    ];
    expect(profile()).toBe(`${before}${lines.join('\n')}`);
    // A word that every object knows is none of the saved names.
    const unknown = await coopj(['import', 'students', 'own.csv', '--map', '@constructor', '--json']);
    expect([unknown.code, JSON.parse(unknown.stderr).error.code]).toEqual([2, 'not-one-of']);
    // Saved again, it is corrected in its place.
    const other = ['--map', '@専攻-9月', '--map', '氏名.漢字=name_latin', '--save-map', '専攻-9月'];
    expect(await coopj(['import', 'students', 'own.csv', ...other])).toMatchObject({ code: 0 });
    expect(profile()).toBe(`${before}${lines.join('\n').replace('name_kanji', 'name_latin')}`);
  });

  it('stops the import where the profile cannot take it', async () => {
    const { coopj, cwd, students } = await office();
    const profile = readFileSync(join(cwd, 'office.toml'), 'utf8');
    const inline = profile.replace(
      '[import.headings]',
      '[import]\nmaps = { old = { "番号" = "number" } }\n[import.headings]',
    );
    expect(inline).not.toBe(profile);
    writeFileSync(join(cwd, 'office.toml'), inline);
    const argv = ['import', 'students', 'list.csv', '--map', '番号=number', '--save-map', 'new', '--json'];
    const { code, stdout } = await coopj(argv);
    expect([code, JSON.parse(stdout).created]).toEqual([3, 0]);
    expect(await students()).toEqual([]);
  });

  it('and cannot be written once the rows are in, is an error that says so: the rows are told', async () => {
    const { coopj, cwd, students } = await office();
    // A name so long that no other file beside it can have a longer one.
    const long = join(cwd, `${'o'.repeat(250)}.toml`);
    writeFileSync(long, readFileSync(join(cwd, 'office.toml')));
    const argv = ['import', 'students', 'list.csv', '--map', '番号=number', '--save-map', 'new', '--office', long];
    const { code, stdout, stderr } = await coopj([...argv, '--json']);
    expect(stderr).toContain('file-unwritable');
    expect(code).not.toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ batch: 'B-1', created: 1 });
    expect(await students()).toHaveLength(1);
  });

  it('is found by its own name only', async () => {
    const { coopj } = await office();
    for (const name of ['constructor', '__proto__', 'none']) {
      expect((await coopj(['import', 'students', 'list.csv', '--map', `@${name}`])).code).toBe(2);
    }
    const argv = ['import', 'students', 'list.csv', '--map', '番号=number', '--save-map', '__proto__'];
    expect((await coopj(argv)).code).toBe(2);
  });
});
