import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { onServer } from '../helpers/postgres.ts';
import { coopj, ROOT, readyOffice, tempFolder } from '../helpers/run.ts';

onServer('an office with two desks', (server) => {
  let databases = 0;
  /** Two computers on one database of the server, and how each says what it says. */
  async function desks() {
    databases += 1;
    const database = `desks_${databases}`;
    server().psql(`CREATE DATABASE ${database} TEMPLATE coopj`);
    const env = { COOPJ_DB: server().url(database), COOPJ_LANG: 'en' };
    const desk = (actor: string) => {
      const cwd = tempFolder();
      const run = async (...argv: readonly string[]) => {
        const { code, stdout, stderr } = await coopj(argv, { cwd, env: { ...env, COOPJ_ACTOR: actor } });
        return `${stdout}${stderr}${code === 0 ? '' : `=> ${code}`}`;
      };
      return { cwd, run, key: join(cwd, `.config/coopj/keys/${database}.key`) };
    };
    const [first, second] = [desk('mihon'), desk('hanako')];
    await readyOffice({ cwd: first.cwd, env });
    copyFileSync(new URL('test/fixtures/registrations-2026-09.csv', ROOT), join(first.cwd, 'list.csv'));
    expect(await first.run('import', 'students', 'list.csv', '--quiet')).toBe('');
    return { first, second, database };
  }

  test('a paper issued at one desk is verified and shown at the other, and issued again there with its key', async () => {
    const { first, second } = await desks();
    expect(await first.run('certificate', 'issue', 'enrollment', '20241001')).toContain('Issued E-2026-0001');
    const paper = 'E-2026-0001_20241001_enrollment.pdf';
    copyFileSync(join(first.cwd, paper), join(second.cwd, paper));
    expect(await second.run('certificate', 'verify', paper)).toContain('E-2026-0001 is genuine and valid.');
    expect(await second.run('certificate', 'show', 'E-2026-0001', '--json')).toMatch(/"by": "mihon"/);

    // It repeats the code of the first paper; a new one has to be signed, and a second `init` makes no key.
    const again = ['certificate', 'reissue', 'E-2026-0001', '--reason', '紛失のため'];
    expect(await second.run(...again)).toContain('Reissued E-2026-0001');
    expect(await second.run('init', '--yes')).toContain('The signing key is not on this computer');
    const another = ['certificate', 'issue', 'enrollment', '20241002'];
    expect(await second.run(...another)).toMatch(/signing key .* is missing[\s\S]*=> 4/);
    mkdirSync(dirname(second.key), { recursive: true });
    copyFileSync(first.key, second.key);
    expect(await second.run(...another)).toContain('Issued E-2026-0002');
    expect(await first.run('certificate', 'show', 'E-2026-0001', '--json')).toContain('"reason": "紛失のため"');
    expect(await first.run('journal', 'verify', '--json')).toContain('"whole": true');
  });

  test('a key that is not the office’s is refused by its name', async () => {
    const { first, second } = await desks();
    await first.run('certificate', 'issue', 'enrollment', '20241001');
    const { cwd } = await readyOffice();
    mkdirSync(dirname(second.key), { recursive: true });
    copyFileSync(join(cwd, 'office.key'), second.key);
    expect(await second.run('certificate', 'issue', 'enrollment', '20241002')).toMatch(
      new RegExp(`${second.key}[\\s\\S]*=> `),
    );
  });

  test('where the key is lost, the office goes on with a new one, and the old one signs no more', async () => {
    const { first, second } = await desks();
    await first.run('certificate', 'issue', 'enrollment', '20241001');
    const paper = 'E-2026-0001_20241001_enrollment.pdf';
    expect(await second.run('init', '--yes')).toContain('coopj office key --adopt');
    expect(await second.run('office', 'key', '--adopt', '--reason', '紛失')).not.toContain('=> ');
    expect(await second.run('certificate', 'issue', 'enrollment', '20241002')).toContain('Issued E-2026-0002');
    expect(await first.run('certificate', 'verify', paper)).toContain('genuine and valid');
    expect(await first.run('certificate', 'issue', 'enrollment', '20241009')).toContain('=> ');
  });

  test('evidence of one desk is opened at the other, and goes with the student', async () => {
    const { first, second } = await desks();
    await first.run('company', 'add', '株式会社見本', '--code', 'MIHON', '--yes');
    const placed = [
      '--on',
      '2026-10-05',
      '--company',
      'MIHON',
      '--job',
      '見本データの解析',
      '--consulted',
      '見本 二郎',
    ];
    expect(await first.run('placement', 'open', '20241001', ...placed)).not.toContain('=> ');
    writeFileSync(join(first.cwd, 'scan.pdf'), '%PDF-1.7 見本');
    const received = ['contract', 'receive', '20241001', '--kind', 'employment', '--on', '2026-10-20'];
    expect(await first.run(...received, '--file', 'scan.pdf')).not.toContain('=> ');
    const [, sha256 = ''] =
      /"sha256": "(\w{64})"/.exec(await second.run('contract', 'show', '20241001', '--json')) ?? [];
    expect(await second.run('office', 'get', sha256, 'scan.pdf')).toContain('scan.pdf');
    expect(readFileSync(join(second.cwd, 'scan.pdf'), 'utf8')).toBe('%PDF-1.7 見本');

    const erased = await second.run('student', 'erase', '20241001', '--reason', '請求', '--confirm', '20241001');
    expect(erased).toContain(`evidence/${sha256.slice(0, 2)}/${sha256}`);
    expect(await first.run('office', 'get', sha256)).toMatch(/There is no file[\s\S]*=> 4/);
  });

  test('settings and texts are the same at every desk, go out as TOML and come in valid alone', async () => {
    const { first, second } = await desks();
    expect(await first.run('office', 'edit', '--set', 'course.credits=3')).toContain('2 → 3');
    expect(await second.run('office', 'show', '--json')).toContain('"credits": 3');
    await second.run('office', 'get', 'office.toml');
    const toml = readFileSync(join(second.cwd, 'office.toml'), 'utf8');
    writeFileSync(join(second.cwd, 'office.toml'), toml.replace('credits = 3', 'credits = 4'));
    expect(await second.run('office', 'put', 'office.toml')).not.toContain('=> ');
    expect(await first.run('office', 'show', '--json')).toContain('"credits": 4');
    writeFileSync(join(second.cwd, 'office.toml'), 'x = 1');
    expect(await second.run('office', 'put', 'office.toml')).toContain('=> 3');

    const text = 'templates/letters/guide.ja.txt';
    copyFileSync(new URL(text, ROOT), join(first.cwd, 'guide.txt'));
    expect(await first.run('office', 'put', 'guide.txt', text)).not.toContain('=> ');
    expect(await second.run('office', 'files')).toBe(`office.toml\n${text}\n`);
    expect(await second.run('office', 'check', '--json')).toContain('letters/guide.ja.txt');
    expect(await second.run('office', 'put', 'office.toml', '../office.toml')).toContain('=> 2');
  });

  test('what both write in turn is one history, and what one undoes the other sees', async () => {
    const { first, second } = await desks();
    expect(await second.run('note', 'add', '20241001', '電話あり')).not.toContain('=> ');
    expect(await first.run('note', 'list', '20241001')).toContain('電話あり');
    expect(await first.run('undo', '--reason', '誤記')).not.toContain('=> ');
    expect(await second.run('note', 'list', '20241001')).not.toContain('電話あり');
    expect(await first.run('history', '20241001', '--json')).toMatch(/"actor": "hanako"/);
  });

  test('a server that is not there, a database that is not there and an office that is not there are told apart', async () => {
    const { first, database } = await desks();
    const asked = async (url: string) => first.run('student', 'list', '--db', url);
    expect(await asked(server().url('nowhere'))).toMatch(/no database of that name[\s\S]*=> 5/);
    expect(await asked(server().url('postgres'))).toMatch(/has no coopj office\.[\s\S]*coopj init[\s\S]*=> 5/);
    expect(await asked(`postgres://coopj@/${database}?host=${first.cwd}`)).toMatch(/the server does not answer[\s\S]*=> 5/);
    expect(await asked(server().url(database).replace('coopj@', 'nobody@'))).toMatch(
      /not accept this login[\s\S]*=> 5/,
    );
    server().psql("UPDATE projection SET seq = seq - 1, hash = ''", database);
    expect(await first.run('student', 'list')).toMatch(
      /The history of the shared store[\s\S]*journal rebuild[\s\S]*=> 5/,
    );
  });
});
