import { createHash } from 'node:crypto';
import { buffer, text } from 'node:stream/consumers';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { isIdentity, isRecipient, sealed, sealOf } from '../../src/formats/age.ts';
import { isWhole, openArchive } from '../../src/formats/archive/read.ts';
import { isSummed } from '../../src/formats/archive/sum.ts';
import { archived, type PackedFile } from '../../src/formats/archive/write.ts';
import { proofIn } from '../../src/formats/pdf/keywords.ts';

const small = Buffer.from('見本の写し');
const long = Buffer.from('学籍番号,氏名\n'.repeat(500));

const made = () =>
  buffer(
    archived(
      [
        { name: 'scans/a.pdf', from: small, deflate: false },
        { name: 'office.db', from: long, deflate: true },
      ],
      {
        at: new Date('2026-11-30T00:00:00Z'),
        last: 'manifest.json',
        comment: 'Made by coopj. ',
        describe: (all: readonly PackedFile[]) => JSON.stringify(all),
      },
    ),
  );

describe('an archive', () => {
  test('holds its files, and last what was said of them', async () => {
    const archive = await openArchive(await made());
    expect(archive.names).toEqual(['scans/a.pdf', 'office.db', 'manifest.json']);
    expect(await text(await archive.read('scans/a.pdf'))).toBe('見本の写し');
    expect(await buffer(await archive.read('office.db'))).toEqual(long);
    const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
    expect(JSON.parse(await text(await archive.read('manifest.json')))).toEqual([
      { name: 'scans/a.pdf', size: small.length, sha256: digest(small) },
      { name: 'office.db', size: long.length, sha256: digest(long) },
    ]);
    expect(archive.sizeOf('office.db')).toBe(long.length);
    expect(archive.sizeOf('other')).toBeUndefined();
  });

  test('is smaller where that was asked for', async () => {
    expect((await made()).length).toBeLessThan(long.length);
  });

  test('ends with its own digest, which no changed, missing or further byte keeps', async () => {
    const bytes = await made();
    expect(bytes.toString('latin1')).toMatch(/Made by coopj\. coopj-backup sha256=[0-9a-f]{64}$/);
    expect(await isWhole(bytes)).toBe(true);
    for (const place of [0, 40, bytes.length - 80, bytes.length - 1]) {
      const other = Buffer.from(bytes);
      other[place] = (other[place] ?? 0) ^ 1;
      expect(await isWhole(other), `byte ${place}`).toBe(false);
    }
    expect(await isWhole(bytes.subarray(0, -1))).toBe(false);
    expect(await isWhole(Buffer.concat([bytes, Buffer.from(' ')]))).toBe(false);
  });

  test.each([false, true])(
    'of a file that goes before it is read names the file and ends (sealed: %s)',
    async (isSealed) => {
      const asked = { at: new Date('2026-11-30T00:00:00Z'), last: 'manifest.json', comment: '', describe: () => '[]' };
      const files = [
        { name: 'office.db', from: long, deflate: true },
        { name: 'scans/a.pdf', from: '/nowhere/a.pdf', deflate: false },
      ];
      const zip = archived(files, asked);
      const bytes = isSealed
        ? await sealed(zip, { recipients: [await identityToRecipient(await generateIdentity())] })
        : zip;
      await expect(buffer(bytes)).rejects.toMatchObject({
        problem: 'file-unreadable',
        data: { file: '/nowhere/a.pdf', why: 'ENOENT' },
      });
    },
  );

  test.each([1, 63, 64, 65, 1000])('is whole however it is read, %i bytes at a time', async (size) => {
    const bytes = await made();
    const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, place) =>
      bytes.subarray(place * size, (place + 1) * size),
    );
    expect(await isSummed(pieces)).toBe(true);
  });
});

describe('a sealed file says what opens it', () => {
  test.each([
    ['age-encryption.org/v1\n-> scrypt abc 18\n', 'passphrase'],
    ['age-encryption.org/v1\n-> X25519 abc\n', 'identity'],
    ['age-encryption.org/v2\n-> X25519 abc\n', undefined],
    ['PK\u0003\u0004', undefined],
    ['', undefined],
  ])('%j: %s', (start, opens) => {
    expect(sealOf(Buffer.from(start))).toBe(opens);
  });

  test('what is no key is none', async () => {
    expect(await isRecipient('age1sample')).toBe(false);
    expect(await isIdentity('AGE-SECRET-KEY-1SAMPLE')).toBe(false);
  });
});

describe('the proof in a file', () => {
  test.each<[string, string | undefined]>([
    ['<pdf:Keywords>coopj proof</pdf:Keywords>', 'coopj proof'],
    ['%PDF-1.7 <pdf:Keywords>a &lt;b&gt; &amp; c &quot;</pdf:Keywords> end', 'a <b> & c &quot;'],
    ['<pdf:Keywords></pdf:Keywords>', ''],
    ['<pdf:Keywords>never closed', undefined],
    ['</pdf:Keywords>never opened', undefined],
    ['%PDF-1.7', undefined],
  ])('%s', (file, proof) => {
    expect(proofIn(Buffer.from(file))).toBe(proof);
  });
});
