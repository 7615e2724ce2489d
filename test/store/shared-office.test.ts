import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { sharedStore } from '../helpers/offices.ts';
import { asNobody, onServer, PROGRAMS } from '../helpers/postgres.ts';
import { IS_LONG } from '../helpers/properties.ts';
import { coopj, ROOT, readyOffice } from '../helpers/run.ts';
import { BIN } from '../helpers/shipped.ts';

onServer('an office with two desks', (server) => {
  /** Two computers on one database of the server, and how each says what it says. */
  async function desks() {
    const { database, owner, desk: deskOf } = await sharedStore(server());
    await owner.done('db', 'office', 'add', '見本大学');
    for (const login of ['mihon', 'hanako'])
      await owner.done('db', 'person', 'add', login, '--role', 'admin', '--office', '見本大学');
    const env = { COOPJ_DB: server().url(database, 'mihon'), COOPJ_LANG: 'en' };
    const desk = (login: string) => {
      const { cwd, run, ask } = deskOf(login);
      const said = (...argv: readonly string[]) => ask(argv);
      return { cwd, run, ask, said, key: join(cwd, `.config/coopj/keys/${login}-${database}.key`) };
    };
    const [first, second] = [desk('mihon'), desk('hanako')];
    await readyOffice({ cwd: first.cwd, env });
    copyFileSync(new URL('test/fixtures/registrations-2026-09.csv', ROOT), join(first.cwd, 'list.csv'));
    expect(await first.run('import', 'students', 'list.csv', '--quiet')).toBe('');
    return { first, second, database, env, owner, desk };
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
    // The folder is there, as `cp` needs it, and nobody else sees into it.
    expect(statSync(dirname(second.key)).mode & 0o777).toBe(0o700);
    copyFileSync(first.key, second.key);
    expect(await second.run(...another)).toContain('Issued E-2026-0002');
    expect(await first.run('certificate', 'show', 'E-2026-0001', '--json')).toContain('"reason": "紛失のため"');
    expect(await first.run('journal', 'verify', '--json')).toContain('"whole": true');
  });

  test('a paper of one desk is fetched, verified and issued again at another, and goes with the student', async () => {
    const { first, second, database, owner, desk } = await desks();
    const blobs = () =>
      server().psql('SELECT count(*) FROM blobs WHERE sha256 NOT IN (SELECT sha256 FROM files)', database);
    await first.run('certificate', 'issue', 'enrollment', '20241001', '20241002', '--out', 'papers');
    const paper = 'E-2026-0001_20241001_enrollment.pdf';
    expect(await first.run('certificate', 'show', 'E-2026-0001', '--format', 'table')).toMatch(
      /the file is there, unchanged/,
    );
    // Another computer has no such folder.
    renameSync(join(first.cwd, 'papers'), join(first.cwd, 'of-the-first'));
    const shown = await second.run('certificate', 'show', 'E-2026-0001', '--format', 'table');
    expect(shown).toContain('the file is not on this computer');
    const [, sha256 = ''] = /coopj office get (\w{64}) E-2026-0001_20241001_enrollment\.pdf/.exec(shown) ?? [];
    expect(await second.run('office', 'get', sha256, paper)).not.toContain('=> ');
    // Whoever may not take it out is told who may, and offered no command that is refused.
    await owner.done('db', 'person', 'add', 'jiro', '--role', 'reader', '--office', '見本大学');
    const looked = await desk('jiro').run('certificate', 'show', 'E-2026-0001', '--format', 'table');
    expect(looked).toContain('the file is not on this computer');
    expect(looked).toContain('A clerk or an administrator can get it.');
    expect(looked).not.toMatch(/office get|--unmask|=> /);
    expect(await desk('jiro').run('certificate', 'show', 'E-2026-0001', '--json', '--quiet')).toContain(
      '"settle": null',
    );
    expect(readFileSync(join(second.cwd, paper))).toEqual(readFileSync(join(first.cwd, 'of-the-first', paper)));
    expect(await second.run('certificate', 'verify', paper)).toContain('E-2026-0001 is genuine and valid.');

    expect(await second.run('certificate', 'reissue', 'E-2026-0001', '--out', 'papers', '--reason', '紛失')).toContain(
      'Reissued',
    );
    renameSync(join(second.cwd, 'papers'), join(second.cwd, 'of-the-second'));
    const { reissues } = JSON.parse(await first.run('certificate', 'show', 'E-2026-0001', '--json', '--quiet'));
    expect(reissues).toMatchObject([{ fileState: 'missing', settle: expect.stringContaining('_reissue-1.pdf') }]);
    const [got, want] = [reissues[0].settle.split(' ').slice(1), join(first.cwd, reissues[0].settle.split(' ').at(-1))];
    expect(await first.run(...got)).toContain(want);
    expect(await first.run('certificate', 'verify', want)).toContain('genuine and valid');

    expect(blobs()).toBe('3');
    const erased = await second.run('student', 'erase', '20241001', '--reason', '請求', '--confirm', '20241001');
    expect(erased).toContain(`evidence/${sha256.slice(0, 2)}/${sha256}`);
    expect(blobs()).toBe('1');
    expect(await second.run('office', 'get', sha256)).toMatch(/There is no file[\s\S]*=> 4/);
  });

  test('undo takes back what its own desk recorded last, whatever another one recorded since', async () => {
    const { first, second, owner, desk } = await desks();
    await owner.done(
      ...['db', 'person', 'add', 'mihon', '--role', 'admin', '--office', '見本大学', '--name', '見本 花子'],
    );
    const address = async (number: string) =>
      (JSON.parse(await first.run('student', 'show', number, '--unmask', '--json', '--quiet')) as { email: string })
        .email;
    const before = [await address('20241001'), await address('20241002')];
    await first.run('student', 'edit', '20241001', '--email', 'a@example.ac.jp', '--reason', '訂正');
    await second.run('student', 'edit', '20241002', '--email', 'b@example.ac.jp', '--reason', '訂正');
    expect(await first.run('undo', '--reason', '誤り', '--yes')).toContain('20241001');
    // Whoever did something is told by name and login, wherever people read it.
    await first.run('certificate', 'issue', 'enrollment', '20241001');
    await first.run('certificate', 'reissue', 'E-2026-0001', '--reason', '紛失');
    await first.run('certificate', 'void', 'E-2026-0001', '--reason', '誤記');
    await first.run('note', 'add', '20241001', '電話あり');
    for (const [argv, times] of [
      [['certificate', 'show', 'E-2026-0001'], 3],
      [['certificate', 'list'], 1],
      [['note', 'list', '20241001'], 1],
      [['student', 'show', '20241001'], 1],
    ] as const) {
      const { stdout } = await desk('hanako').ask(argv, { tty: 200, env: { PAGER: '' } });
      expect([argv, stdout.split('見本 花子 (mihon)').length - 1]).toEqual([argv, times]);
    }
    expect(await second.run('certificate', 'list', '--json', '--quiet')).toContain('"by": "mihon"');
    expect([await address('20241001'), await address('20241002')]).toEqual([before[0], 'b@example.ac.jp']);
    expect(await second.run('undo', '--reason', '誤り', '--yes')).toContain('20241002');
    expect(await second.run('undo', '--reason', '誤り', '--yes')).toContain('nothing to undo');
    expect([await address('20241001'), await address('20241002')]).toEqual(before);
  });

  test('a paper whose file is lost where it was issued is there again by the same command, with the same bytes', async () => {
    const { first, database } = await desks();
    const issue = ['certificate', 'issue', 'enrollment', '20241001'];
    await first.run(...issue);
    const paper = join(first.cwd, 'E-2026-0001_20241001_enrollment.pdf');
    const bytes = readFileSync(paper);
    rmSync(paper);
    expect(await first.run(...issue)).not.toContain('E-2026-0002');
    expect(readFileSync(paper)).toEqual(bytes);
    // What the records name lies in the store, and nothing else.
    const named = 'SELECT count(*) FROM certificates JOIN blobs USING (office, sha256)';
    expect(server().psql(named, database)).toBe('1');
  });

  test.each<'the program' | 'its connection'>(IS_LONG ? ['the program', 'its connection'] : ['the program'])(
    'of an import in whose middle %s is ended nothing is there, and given again it is there once',
    async (ended) => {
      const { first, second, database, env } = await desks();
      const count = () =>
        server().psql('SELECT (SELECT count(*) FROM journal), (SELECT count(*) FROM students)', database);
      const before = count();
      const rows = Array.from(
        { length: 1500 },
        (_, n) => `${30_000_000 + n},見本 ${n}号,m${n}@example.ac.jp,情報学コース,3,3`,
      );
      const file = join(first.cwd, 'many.csv');
      writeFileSync(file, `student_number,name_kanji,email,program,course_years,year\n${rows.join('\n')}\n`);

      // Somebody holds the table of students, so that the import stands still with its first entries written.
      const held = ['-h', server().folder, '-U', 'coopj', '-d', database, '-qAtX'];
      const sql = "BEGIN; LOCK TABLE students IN SHARE MODE; SELECT 'held'; SELECT pg_sleep(3600)";
      const holder = spawn(join(PROGRAMS, 'psql'), [...held, '-c', sql], {
        ...asNobody,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const importing = spawn(process.execPath, [BIN, 'import', 'students', file, '--yes'], {
        env: { PATH: process.env.PATH ?? '', HOME: first.cwd, ...env },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      onTestFinished(() => {
        holder.kill('SIGKILL');
        importing.kill('SIGKILL');
      });
      const told: string[] = [];
      importing.stderr.on('data', (bytes) => told.push(String(bytes)));
      const over = new Promise((done) => importing.once('close', (code, signal) => done(code ?? signal)));
      const waits = (which: string) =>
        server().psql(
          `SELECT count(*) FROM pg_stat_activity WHERE datname = '${database}' AND ${which}`,
          'postgres',
        ) !== '0';
      const stands = "application_name = 'coopj' AND wait_event_type = 'Lock' AND query LIKE 'INSERT INTO students%'";
      await expect.poll(() => waits(stands), { timeout: 600_000 }).toBe(true);
      if (ended === 'the program') importing.kill('SIGKILL');
      else
        server().psql(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'coopj'",
          'postgres',
        );
      expect(await over).toBe(ended === 'the program' ? 'SIGKILL' : 5);
      if (ended === 'its connection') expect(told.join('')).toContain('the server was shut down');
      server().psql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${database}'`, 'postgres');

      expect(count()).toBe(before);
      expect(await second.run('journal', 'verify', '--json')).toContain('"whole": true');
      for (const told of ['1500 created, 0 updated', '0 created, 0 updated, 1500 unchanged'])
        expect(await first.run('import', 'students', 'many.csv', '--yes')).toContain(told);
      expect(await second.run('journal', 'verify', '--json')).toContain('"whole": true');
    },
  );

  test('a paper that is not recorded is not issued: neither file nor entry is there', async () => {
    const { first, database } = await desks();
    server().psql('ALTER TABLE blobs ADD CHECK (length(bytes) < 10) NOT VALID', database);
    expect(await first.run('certificate', 'issue', 'enrollment', '20241001')).toContain('=> ');
    expect(readdirSync(first.cwd).filter((name) => name.includes('E-2026'))).toEqual([]);
    expect(await first.run('certificate', 'list', '--json')).toBe('[]\n');
  });

  test('doctor looks over what lies in the store, names what only the server knows, and mends what loses nothing', async () => {
    const { first, second, database } = await desks();
    await first.run('certificate', 'issue', 'enrollment', '20241001', '--out', 'papers');
    const checks = async (desk: typeof first, ...argv: readonly string[]) => {
      const { stdout, code } = await desk.said('doctor', '--json', ...argv);
      const found: readonly { readonly check: string; readonly result: string; readonly message: string }[] =
        JSON.parse(stdout);
      return {
        code,
        found,
        of: (result: string) => found.filter((one) => one.result === result).map(({ check }) => check),
      };
    };
    const sound = await checks(first);
    expect([sound.code, sound.of('open'), sound.of('unchecked')]).toEqual([0, [], ['space', 'backups', 'drill']]);
    expect(sound.found.find(({ check }) => check === 'backups')?.message).toContain('ask whoever runs it');
    expect(sound.of('ok')).toEqual(expect.arrayContaining(['journal', 'tables', 'key', 'evidence', 'issued', 'texts']));
    // A desk that signs nothing needs no key.
    const elsewhere = await checks(second);
    expect([elsewhere.code, elsewhere.of('note')]).toEqual([0, ['key']]);

    renameSync(join(first.cwd, 'papers'), join(first.cwd, 'elsewhere'));
    const [paper] = server().psql('SELECT sha256 FROM certificates', database).split('\n');
    server().psql(
      `DELETE FROM blobs WHERE sha256 = '${paper}'; UPDATE students SET name = 'x' WHERE number = '20241001';
       INSERT INTO blobs VALUES ('見本大学', encode(sha256('x'), 'hex'), 'x')`,
      database,
    );
    const found = await checks(first);
    expect([found.code, found.of('open'), found.of('note')]).toEqual([3, ['tables'], ['unnamed', 'issued']]);
    const mended = await checks(first, '--fix');
    expect([mended.code, mended.of('fixed'), mended.of('note')]).toEqual([0, ['tables', 'unnamed'], ['issued']]);
    expect(server().psql("SELECT count(*) FROM blobs WHERE bytes = 'x'", database)).toBe('0');
    expect(await first.run('office', 'show')).not.toContain('=> ');
  });

  test('backups of a shared store are made on its server, and a key that is missing is brought from a desk', async () => {
    const { first, second } = await desks();
    expect(existsSync(dirname(second.key))).toBe(false);
    expect(await first.run('backup', 'create')).toMatch(/made on its server[\s\S]*coopj db export[\s\S]*=> 2/);
    const issue = await second.run('certificate', 'issue', 'enrollment', '20241001');
    expect(issue).toMatch(/not on this computer[\s\S]*coopj office key --adopt --reason/);
    expect(issue).not.toContain('coopj init');
    // A colleague first, and the place; a new key only where nobody has it.
    const order = ['Ask a colleague', second.key, 'Only if nobody has it', 'coopj office key --adopt'];
    const at = order.map((word) => issue.lastIndexOf(word));
    expect([at, Math.min(...at) >= 0]).toEqual([at.toSorted((a, b) => a - b), true]);
    copyFileSync(first.key, second.key);
    expect(await second.run('certificate', 'issue', 'enrollment', '20241001')).toContain('Issued E-2026-0001');
  });

  test('a font of the office lies in the store, where every desk prints with it', async () => {
    const { first, second } = await desks();
    const font = fileURLToPath(import.meta.resolve('#fonts/NotoSansMono_400Regular.ttf'));
    copyFileSync(font, join(first.cwd, 'own.ttf'));
    await first.run('office', 'edit', '--set', 'papers.fonts=fonts/own.ttf');
    expect(await second.run('office', 'check')).toMatch(/fonts\topen\t.*fonts\/own.ttf/);
    expect(await first.run('office', 'put', 'own.ttf', 'fonts/own.ttf')).not.toContain('=> ');
    expect(await second.run('office', 'check')).toMatch(/fonts\tok/);
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
    const refused = await first.run('certificate', 'issue', 'enrollment', '20241009');
    expect(refused).toMatch(/since 20\d\d-\d\d-\d\d \d\d:\d\d \(hanako\)[\s\S]*=> 3/);
    expect(refused.indexOf('colleague')).toBeLessThan(refused.indexOf('--adopt'));
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
    // It is there also where the same bytes are a file of the office.
    writeFileSync(join(first.cwd, 'other.pdf'), '%PDF-1.7 例示');
    const other = ['contract', 'receive', '20241001', '--kind', 'notice', '--on', '2026-10-20', '--file', 'other.pdf'];
    expect(await first.run(...other)).not.toContain('=> ');
    expect(await first.run('office', 'put', 'other.pdf', 'attachments/other.pdf')).not.toContain('=> ');
    const found: readonly { readonly check: string; readonly result: string }[] = JSON.parse(
      (await second.said('doctor', '--json')).stdout,
    );
    expect(found.find(({ check }) => check === 'evidence')?.result).toBe('ok');

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
    expect(await second.run('undo', '--reason', '誤記')).not.toContain('=> ');
    expect(await first.run('note', 'list', '20241001')).not.toContain('電話あり');
    expect(await first.run('history', '20241001', '--json')).toMatch(/"actor": "hanako"/);
  });

  test('a server that is not there, a database that is not there and an office that is not there are told apart', async () => {
    const { first, database } = await desks();
    const asked = async (COOPJ_DB: string, COOPJ_WAIT = '0') => {
      const env = { COOPJ_LANG: 'en', COOPJ_DB, COOPJ_WAIT };
      const { code, stderr } = await coopj(['student', 'list'], { cwd: first.cwd, env });
      return `${stderr}=> ${code}`;
    };
    expect(await asked(server().url('nowhere'))).toMatch(/no database of that name[\s\S]*=> 5/);
    expect(await asked(server().url('postgres'))).toMatch(/has no coopj office\.[\s\S]*coopj db init[\s\S]*=> 5/);
    const dead = `postgres://coopj@/${database}?host=${first.cwd}`;
    expect(await asked(dead)).toMatch(/^Error: .* the server does not answer[\s\S]*=> 5/);
    expect(await asked(dead, '1')).toMatch(/^The server .* does not answer\. Trying again for up to 1 s.*\nError: /);
    expect(await asked(server().url(database).replace('coopj@', 'nobody@'))).toMatch(
      /not accept this login[\s\S]*=> 5/,
    );
    server().psql("UPDATE projection SET seq = seq - 1, hash = ''", database);
    expect(await first.run('student', 'list')).toMatch(
      /The history of the shared store[\s\S]*journal rebuild[\s\S]*=> 5/,
    );
  });
});
