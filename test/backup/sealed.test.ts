import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { expect, test } from 'vitest';
import { withProgram } from '../helpers/outside.ts';
import { papersOffice } from '../helpers/papers-office.ts';

const INSTALL = 'apt-get install age';

/** An office, and a pair of keys of which the secret one lies in a file. */
async function sealing() {
  const office = await papersOffice();
  const secret = await generateIdentity();
  writeFileSync(join(office.cwd, 'key.txt'), `# created by a test\n${secret}\n`);
  const recipient = await identityToRecipient(secret);
  const made = await office.json(`backup create --recipient ${recipient}`);
  return { ...office, recipient, made };
}

test('a sealed backup holds the signing key, and whoever has the secret key opens it', async () => {
  const { cwd, made, json, run } = await sealing();
  expect(made).toMatchObject({ sealed: true, file: expect.stringMatching(/\.zip\.age$/) });
  expect(await json(`backup verify ${made.file} --identity key.txt`)).toMatchObject({ valid: true, sealed: true });
  const restored = await run(`backup restore ${made.file} --identity key.txt --into new`);
  expect(restored).toMatchObject({ code: 0 });
  const [before, after] = ['office.key', 'new/office.key'].map((name) => readFileSync(join(cwd, name), 'utf8'));
  expect(after).toBe(before);
});

test('what is sealed says nothing of what is in it, and a byte that was changed is noticed', async () => {
  const { made, refusal } = await sealing();
  const bytes = readFileSync(made.file);
  expect(bytes.includes('office.toml')).toBe(false);
  for (const place of [30, 150, 400, bytes.length >> 1, bytes.length - 1]) {
    const changed = Buffer.from(bytes);
    changed[place] = (changed[place] ?? 0) ^ 1;
    writeFileSync(made.file, changed);
    const { code } = await refusal(`backup verify ${made.file} --identity key.txt`);
    expect(['backup-sealed', 'backup-damaged'], `byte ${place}`).toContain(code);
  }
});

withProgram('age', INSTALL, 'the standard program opens what is sealed for a key, and a zip is in it', async () => {
  const { cwd, made } = await sealing();
  const opened = spawnSync('age', ['-d', '-i', join(cwd, 'key.txt'), made.file]);
  expect(opened.stderr.toString()).toBe('');
  expect(opened.stdout.subarray(0, 2).toString()).toBe('PK');
});

withProgram('age', INSTALL, 'coopj opens what the standard program sealed', async () => {
  const { cwd, recipient, json } = await sealing();
  const plain = await json('backup create plain');
  // The profile names nobody: it was asked for without a seal.
  const file = join(cwd, 'again.zip.age');
  expect(spawnSync('age', ['-r', recipient, '-o', file, plain.file]).status).toBe(0);
  expect(await json(`backup verify ${file} --identity key.txt`)).toMatchObject({ valid: true, sealed: true });
});
