import { execFileSync } from 'node:child_process';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { beforeEach, expect, test } from 'vitest';
import { VERIFYING } from '../../src/core/papers/worksheets/verification-note.ts';
import { withProgram } from '../helpers/outside.ts';
import { pagesOf } from '../helpers/papers.ts';
import { type Answer, ROOT, readyOffice } from '../helpers/run.ts';

const SAMPLE = fileURLToPath(new URL('test/fixtures/registrations-2026-09.csv', ROOT));

interface Office {
  readonly cwd: string;
  run(...argv: readonly string[]): Promise<Answer>;
}
async function office(): Promise<Office> {
  const { cwd, coopj } = await readyOffice();
  const run = (...argv: readonly string[]) => coopj(argv);
  expect((await run('import', 'students', SAMPLE)).code).toBe(0);
  return { cwd, run };
}
const json = async ({ run }: Office, ...argv: readonly string[]) => JSON.parse((await run(...argv, '--json')).stdout);

let own: Office;
let paper: { readonly file: string; readonly number: string };
beforeEach(async () => {
  own = await office();
  [paper] = await json(own, 'certificate', 'issue', 'enrollment', '20241002');
});

const verify = async (of: Office, ...argv: readonly string[]) => {
  const { code, stdout } = await of.run('certificate', 'verify', ...argv, '--json');
  const { valid, reason } = JSON.parse(stdout);
  expect(code).toBe(valid ? 0 : 3);
  return reason ?? 'genuine';
};
/** What a scanner reads from the code: it stands in the file, too. */
const codeOf = (file: string): string =>
  (/<pdf:Keywords>([^<]+)</.exec(readFileSync(file, 'utf8'))?.[1] ?? '').replaceAll('&amp;', '&');

test('a certificate is genuine by its file, by its code, and by a text that was scanned', async () => {
  expect(await json(own, 'certificate', 'verify', paper.file)).toEqual({
    valid: true,
    number: 'E-2026-0001',
    kind: 'enrollment',
    student: '20241002',
    issuedOn: '2026-11-02',
    state: 'valid',
    reason: null,
    gone: null,
  });
  const scanned = join(own.cwd, 'scanned.txt');
  writeFileSync(scanned, `${codeOf(paper.file).replaceAll('\n', '\r\n')}\r\n`);
  expect(await verify(own, '--qr', codeOf(paper.file))).toBe('genuine');
  expect(await verify(own, scanned)).toBe('genuine');
  // As plain text is saved on Windows in Japan.
  writeFileSync(scanned, iconv.encode(codeOf(paper.file), 'cp932'));
  expect(await verify(own, scanned)).toBe('genuine');
  const { stdout } = await own.run('certificate', 'verify', paper.file, '--lang', 'ja');
  expect(stdout).toContain('E-2026-0001 は真正であり、有効です。');
  expect(stdout).toMatch(/^ {2}証明書番号：E-2026-0001\n {2}証明書の種類：在学証明書\n/m);
  expect(stdout).not.toMatch(/^ *[a-z-]+: /m);
});

test('a single changed byte is found, wherever it stands', async () => {
  const bytes = readFileSync(paper.file);
  const changed = join(own.cwd, 'changed.pdf');
  const places = fc.sample(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), 40);
  for (const [at, by] of places) {
    const copy = Buffer.from(bytes);
    copy[at] = ((copy[at] ?? 0) + by) % 256;
    writeFileSync(changed, copy);
    expect([at, await verify(own, changed)]).not.toEqual([at, 'genuine']);
  }
  writeFileSync(changed, Buffer.concat([bytes, Buffer.from('\n')]));
  expect(await verify(own, changed)).toBe('altered');
});

test('a changed fact is found', async () => {
  const code = codeOf(paper.file);
  for (const [from, to] of [
    [/^born=.*$/m, 'born=1990-01-01'],
    [/^name=.*$/m, 'name=見本 偽名'],
    [/^number=.*$/m, 'number=E-2026-0002'],
    [/^student=.*\n/m, ''],
  ] as const) {
    expect(code).toMatch(from);
    expect([to, await verify(own, '--qr', code.replace(from, to))]).toEqual([to, 'altered']);
  }
});

test('a paper of another office is told, by file and by code, also under a number of ours', async () => {
  const other = await office();
  const [theirs] = await json(other, 'certificate', 'issue', 'enrollment', '20241002');
  expect(theirs.number).toBe(paper.number);
  expect(await verify(own, theirs.file)).toBe('another-office');
  expect(await verify(own, '--qr', codeOf(theirs.file))).toBe('another-office');
  // Our facts under their signature.
  const [, signature = ''] = codeOf(theirs.file).split('\nkey=');
  const [facts = ''] = codeOf(paper.file).split('\nkey=');
  expect(await verify(own, '--qr', `${facts}\nkey=${signature}`)).toBe('another-office');
});

test('a void paper is told with the reason, and so is one that the register does not have', async () => {
  const unknown = await office();
  copyFileSync(join(own.cwd, 'office.key'), join(unknown.cwd, 'office.key'));
  expect(await verify(unknown, paper.file)).toBe('unknown');
  const { code } = await own.run('certificate', 'void', paper.number, '--reason', '氏名の誤りのため', '--yes');
  expect(code).toBe(0);
  expect(await verify(own, paper.file)).toBe('void');
  expect(await verify(own, '--qr', codeOf(paper.file))).toBe('void');
  expect((await own.run('certificate', 'verify', paper.file)).stderr).toContain('氏名の誤りのため');
});

test('a reissue is as genuine as the first, and both stay so with a new key', async () => {
  const again = await json(own, 'certificate', 'reissue', paper.number, '--out', 'again');
  expect(await verify(own, again.file)).toBe('genuine');
  expect(codeOf(again.file)).toBe(codeOf(paper.file));
  writeFileSync(join(own.cwd, 'office.key'), 'broken');
  expect(await verify(own, paper.file)).toBe('genuine');
  rmSync(join(own.cwd, 'office.key'));
  expect(await verify(own, paper.file)).toBe('genuine');
  const second = await json(own, 'certificate', 'reissue', paper.number, '--out', 'again');
  expect(await verify(own, second.file)).toBe('genuine');
  await own.run('init', '--yes');
  expect(await verify(own, paper.file)).toBe('genuine');
  const third = await json(own, 'certificate', 'reissue', paper.number, '--out', 'again');
  expect(await verify(own, third.file)).toBe('genuine');
  expect(await verify(own, '--qr', codeOf(third.file))).toBe('genuine');
});

test.each(['', 'nothing', '%PDF-1.4\n<pdf:Keywords>coopj', '<pdf:Keywords></pdf:Keywords>'])(
  'what is no certificate is told: %j',
  async (text) => {
    const file = join(own.cwd, 'other.pdf');
    writeFileSync(file, text);
    const { code, stderr } = await own.run('certificate', 'verify', file);
    expect(code).toBe(3);
    expect(stderr).not.toContain('    at ');
  },
);

test('the private key is in nothing that is given away', async () => {
  const secret = readFileSync(join(own.cwd, 'office.key'), 'utf8').split('\n')[1] ?? '';
  expect(secret.length).toBeGreaterThan(40);
  const { stdout } = await own.run('office', 'key');
  expect(stdout).toMatch(/^-----BEGIN PUBLIC KEY-----\n/);
  for (const text of [stdout, readFileSync(paper.file, 'latin1')]) expect(text).not.toContain(secret.slice(20));
});

withProgram(
  'openssl',
  'apt-get install openssl',
  'a third party verifies a code with the public key alone, by the commands of the page',
  async () => {
    const third = await office();
    const [{ file }] = await json(third, 'certificate', 'issue', 'enrollment', '20241002');
    const folder = third.cwd;
    // The key is copied from the note that a third party is given.
    const { file: note } = await json(third, 'worksheet', 'verification', '--in', 'en');
    const pem = /-----BEGIN[\s\S]*END PUBLIC KEY-----/.exec(pagesOf(readFileSync(note)).join(''))?.[0] ?? '';
    // Which lines stand close is the reader's own idea.
    writeFileSync(join(folder, 'key.pem'), `${pem.replace(/\n+/g, '\n')}\n`);
    const solid = (text: string) => text.replace(/ ?\n+/g, '');
    expect(solid(pem)).toBe(solid((await third.run('office', 'key')).stdout));
    const page = readFileSync(new URL('docs/verification.md', ROOT), 'utf8');
    const commands = VERIFYING.join('\n');
    expect(page).toContain(`\n${commands}\n`);
    const check = (code: string): string => {
      writeFileSync(join(folder, 'proof.txt'), code);
      try {
        return execFileSync('sh', ['-c', commands], {
          cwd: folder,
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'pipe'],
        });
      } catch (error) {
        return String((error as { stdout: unknown }).stdout);
      }
    };
    expect(check(codeOf(file))).toContain('Signature Verified Successfully');
    expect(check(`${codeOf(file).replaceAll('\n', '\r\n')}\r\n`)).toContain('Signature Verified Successfully');
    expect(check(codeOf(file).replace(/born=./, 'born=2'))).not.toContain('Successfully');
  },
);
