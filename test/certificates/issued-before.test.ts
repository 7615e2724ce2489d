import { chmodSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pagesOf, solid } from '../helpers/papers.ts';
import { coopj, ROOT, tempFolder } from '../helpers/run.ts';

/** The register of an invented office as release 0.1.0 left it, when papers were written by other means; with its key and two papers. */
const FIXTURE = fileURLToPath(new URL('test/fixtures/issued-before', ROOT));

const PAPERS = [
  {
    number: 'E-2026-0001',
    file: 'certificates/E-2026-0001_20241002_enrollment.pdf',
    sha256: '17765d40be0d23025e3802b6a896690bffd8a5dd845d900345955e7927ee3628',
    signature: 'sig=jp-BRvy-XAXJF3mhT2mYomE2NSXDXTkY28gdYv8xI2HcCohOhJ6T3C8XbD_wbRRq5t0ho43J0bqceTvSeJFaCg',
  },
  {
    number: 'I-2026-0001',
    file: 'certificates/I-2026-0001_20241002_internship.pdf',
    sha256: '400b54fbeef16d95d831e5a3edc948115315629d66c32abce7e520fdae57c605',
    signature: 'sig=BnzLmuCgMXMdVrgBOiyzFlKcwKCPnM7PTMOAUIh-cYC4Y4-6HNOT4bZpi4zCk6-Ktx9dfRs8X7QE2-8ltWMhBw',
  },
];

/** A copy of the office, since opening a register may write to it. */
function office() {
  const cwd = tempFolder();
  cpSync(FIXTURE, cwd, { recursive: true });
  chmodSync(join(cwd, 'office.key'), 0o600);
  return { cwd, run: (...argv: readonly string[]) => coopj(argv, { cwd }) };
}

test.each(PAPERS)('$number, issued by an earlier release, is genuine by its file and by its code', async (paper) => {
  const { cwd, run } = office();
  const genuine = { valid: true, number: paper.number, student: '20241002', state: 'valid', reason: null };
  const byFile = await run('certificate', 'verify', paper.file, '--json');
  expect([byFile.code, JSON.parse(byFile.stdout)]).toEqual([0, expect.objectContaining(genuine)]);
  const text = readFileSync(join(cwd, paper.file), 'utf8');
  const [, code = ''] = /<pdf:Keywords>([^<]+)</.exec(text) ?? [];
  expect(code).toContain(paper.signature);
  const byCode = await run('certificate', 'verify', '--qr', code.replaceAll('&amp;', '&'), '--json');
  expect([byCode.code, JSON.parse(byCode.stdout)]).toEqual([0, expect.objectContaining(genuine)]);
});

test.each(PAPERS)('$number is issued again, with the code that it had', async ({ number, signature }) => {
  const { run } = office();
  const again = await run('certificate', 'reissue', number, '--reason', '紛失のため', '--json');
  expect([again.code, again.stderr]).toEqual([0, '']);
  const { file } = JSON.parse(again.stdout);
  expect(readFileSync(file, 'utf8')).toContain(signature);
  expect((await run('certificate', 'verify', file)).code).toBe(0);
});

test('what is issued again says of the pay what the first one said, and a new one what is said now', async () => {
  const { run } = office();
  const pay = async (...argv: readonly string[]) => {
    const { stdout } = await run('certificate', ...argv, '--json');
    const [{ file }] = [JSON.parse(stdout)].flat();
    return /給与[^）]*）/.exec(solid(pagesOf(readFileSync(file)).join('')))?.[0];
  };
  expect(await pay('reissue', 'I-2026-0001', '--reason', '紛失のため')).toMatch(/円（税込）$/);
  expect(await pay('issue', 'internship', '20241002')).toMatch(/円（税引前）$/);
});

test('the register keeps what they were told by', async () => {
  const { stdout } = await office().run('certificate', 'list', '--json');
  const known: readonly { readonly number: string; readonly sha256: string }[] = JSON.parse(stdout);
  const digests = known.map(({ number, sha256 }) => ({ number, sha256 }));
  expect(digests).toEqual(PAPERS.map(({ number, sha256 }) => ({ number, sha256 })));
});
