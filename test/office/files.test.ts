import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Abort } from '../../src/errors.ts';
import { filesIn } from '../../src/office/files.ts';
import { makeKey } from '../../src/office/signing.ts';
import { abortOf } from '../helpers/records.ts';
import { tempFolder } from '../helpers/run.ts';

const BYTES = new TextEncoder().encode('見本');

describe('a file is written', () => {
  test('beside its place, and takes its name only after the fact is recorded', async () => {
    const folder = tempFolder();
    const files = filesIn(folder);
    let during: readonly string[] = [];
    await files.write('a.pdf', BYTES, {
      record: async () => {
        during = readdirSync(folder);
      },
    });
    expect(during).toEqual([expect.stringMatching(/^\.a\.pdf\..*\.part$/)]);
    expect(readdirSync(folder)).toEqual(['a.pdf']);
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('見本');
  });

  test('not at all where the record is refused', async () => {
    const folder = tempFolder();
    const refused = new Abort('conflict', { subject: 'student:1' });
    const work = filesIn(folder).write('a.pdf', BYTES, { record: () => Promise.reject(refused) });
    expect(await abortOf(work)).toBe(refused);
    expect(readdirSync(folder)).toEqual([]);
  });

  test('never over another one, unless that is wished', async () => {
    const folder = tempFolder();
    const files = filesIn(folder);
    writeFileSync(join(folder, 'a.pdf'), 'old');
    const recorded: string[] = [];
    const record = async () => {
      recorded.push('recorded');
    };
    expect((await abortOf(files.write('a.pdf', BYTES, { record }))).problem).toBe('file-exists');
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('old');
    expect(recorded).toEqual([]);
    await files.write('a.pdf', BYTES, { record, replace: true });
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('見本');
  });

  test('together with others: all take their names after one record, or none is there', async () => {
    const folder = tempFolder();
    const files = filesIn(folder);
    const both = [
      { name: 'a/1.pdf', bytes: BYTES },
      { name: 'b/2.pdf', bytes: BYTES },
    ];
    const during: string[] = [];
    const record = async () => void during.push(...readdirSync(folder, { recursive: true, encoding: 'utf8' }));
    await files.writeAll(both, { personal: true, record });
    expect(during.filter((name) => name.endsWith('.pdf'))).toEqual([]);
    expect([...readdirSync(join(folder, 'a')), ...readdirSync(join(folder, 'b'))]).toEqual(['1.pdf', '2.pdf']);

    const refused = new Abort('conflict', { subject: 'student:1' });
    const more = [...both.map(({ bytes }, n) => ({ name: `c/${n}.pdf`, bytes }))];
    expect(await abortOf(files.writeAll(more, { personal: true, record: () => Promise.reject(refused) }))).toBe(
      refused,
    );
    expect(readdirSync(join(folder, 'c'))).toEqual([]);

    // One name that is taken stops them all before anything is recorded.
    during.length = 0;
    const taken = [{ name: 'c/3.pdf', bytes: BYTES }, ...both];
    expect((await abortOf(files.writeAll(taken, { record }))).problem).toBe('file-exists');
    expect([readdirSync(join(folder, 'c')), during]).toEqual([[], []]);
  });

  test('and kept beside its place where it was recorded and the name could not be given', async () => {
    const folder = tempFolder();
    const record = async () => {
      mkdirSync(join(folder, 'a.pdf/in the way'), { recursive: true });
    };
    const abort = await abortOf(filesIn(folder).write('a.pdf', BYTES, { record }));
    expect(abort.problem).toBe('file-left');
    const [left = ''] = readdirSync(folder).filter((name) => name.endsWith('.part'));
    expect(readFileSync(join(folder, left), 'utf8')).toBe('見本');
    expect(abort.data).toMatchObject({ files: [{ file: join(folder, 'a.pdf'), left: join(folder, left) }] });
  });

  test('for one’s own eyes where it is personal, in a folder made for it', async () => {
    const folder = tempFolder();
    await filesIn(folder).write('papers/2026/a.pdf', BYTES, { personal: true });
    expect(statSync(join(folder, 'papers/2026/a.pdf')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'papers/2026')).mode & 0o777).toBe(0o700);
  });

  test('never over one that somebody else writes under the same name in the same moment', async () => {
    const folder = tempFolder();
    const texts = ['一', '二', '三'];
    const write = (text: string) => filesIn(folder).write('a.pdf', Buffer.from(text));
    const ends = await Promise.allSettled(texts.map(write));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const first = texts[ends.findIndex(({ status }) => status === 'fulfilled')];
    expect([readdirSync(folder), readFileSync(join(folder, 'a.pdf'), 'utf8')]).toEqual([['a.pdf'], first]);
  });

  test('once, where several make the signing key at once: all have the same one', async () => {
    const folder = tempFolder();
    const key = join(folder, 'office.key');
    const made = await Promise.all([1, 2, 3].map(() => makeKey(key, filesIn(folder))));
    expect(made.sort()).toEqual(['made', 'there', 'there']);
    expect([readdirSync(folder), statSync(key).mode & 0o777]).toEqual([['office.key'], 0o600]);
  });

  test('not below a folder that takes no new one: said at once', async () => {
    const file = '/proc/coopj/papers/a.pdf';
    const abort = await abortOf(filesIn('/').write(file, BYTES, { personal: true }));
    expect([abort.problem, abort.data]).toEqual(['file-unwritable', { file, why: 'ENOENT' }]);
  });

  test('nowhere that cannot be written to, with the file named', async () => {
    const folder = tempFolder();
    const file = join(folder, 'no/such/a.pdf');
    const abort = await abortOf(filesIn(folder).write('no/such/a.pdf', BYTES));
    expect([abort.problem, abort.data]).toEqual(['file-unwritable', { file, why: 'ENOENT' }]);
    writeFileSync(join(folder, 'file'), '');
    expect((await abortOf(filesIn(folder).write('file/a.pdf', BYTES, { personal: true }))).problem).toBe(
      'file-unwritable',
    );
    mkdirSync(join(folder, 'taken'));
    expect((await abortOf(filesIn(folder).write('taken', BYTES))).problem).toBe('file-is-folder');
    expect(existsSync(file)).toBe(false);
  });
});

describe('a file is read', () => {
  test('only if it is one: a pipe, a device and a socket are said so at once', async () => {
    const folder = tempFolder();
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const server = createServer().listen(join(folder, 'socket'));
    await once(server, 'listening');
    const files = filesIn(folder);
    for (const [name, kind] of [
      ['pipe', 'pipe'],
      ['/dev/zero', 'device'],
      ['socket', 'socket'],
    ] as const) {
      const abort = await abortOf(files.read(name));
      expect([abort.problem, abort.data]).toMatchObject(['file-odd', { kind }]);
    }
    server.close();
  });

  test('or it is said why not: missing, a folder, empty', async () => {
    const folder = tempFolder();
    const files = filesIn(folder);
    writeFileSync(join(folder, 'empty'), '');
    expect((await abortOf(files.read('none'))).problem).toBe('file-missing');
    expect((await abortOf(files.read('.'))).problem).toBe('file-is-folder');
    expect((await abortOf(files.read('empty'))).problem).toBe('file-empty');
    writeFileSync(join(folder, 'full'), '見本');
    chmodSync(join(folder, 'full'), 0o644);
    expect(new TextDecoder().decode(await files.read('full'))).toBe('見本');
  });

  test('a folder is listed by name, and one that is not there is undefined', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'b'), '');
    writeFileSync(join(folder, 'a'), '');
    expect(await filesIn(folder).list('.')).toEqual(['a', 'b']);
    expect(await filesIn(folder).list('none')).toBeUndefined();
  });
});
