import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { papersOffice } from '../helpers/papers-office.ts';
import { ROOT, TODAY } from '../helpers/run.ts';
import { BIN, spawned } from '../helpers/shipped.ts';

const KILLED_AT = pathToFileURL(new URL('test/helpers/killed-at.js', ROOT).pathname);

/** An office, and the shipped program in it: as it is, or on a disk that fails or a machine that dies at a file of such a name. */
async function office() {
  const { cwd, json, run } = await papersOffice();
  for (const line of [
    'company add 見本株式会社 --code C-0001 --address 東京都見本区1-1 --phone 03-0000-0000',
    'student edit 20241002 --nationality ベトナム --reason 見本',
    'placement open 20241002 --company C-0001 --on 2026-09-10 --from 2026-12-01 --to 2027-02-26 --hours-per-week 20 --pay 250000 --pay-per month --workplace 東京都見本区 --content 見本研究',
    'step record 20241002 6 --on 2026-09-17 --approved-on 2026-09-16',
    'step record 20241002 8 --on 2026-10-05 --outcome accepted',
  ]) {
    const answer = await run(line);
    if (answer.code !== 0) throw new Error(`${line}: ${answer.stderr}`);
  }
  const env = { COOPJ_DB: join(cwd, 'coopj.db'), COOPJ_TODAY: TODAY, COOPJ_ACTOR: 'mihon' };
  const papers = join(cwd, 'papers');
  const shipped = (line: string, fault?: { readonly ending: string; readonly count?: number; readonly by?: 'EIO' }) =>
    spawned(BIN, [...argvOf(line), '--out', papers], {
      ...env,
      ...(fault && {
        NODE_OPTIONS: `--import=${KILLED_AT}`,
        KILLED_AT_ENDING: fault.ending,
        KILLED_AT_COUNT: `${fault.count ?? 1}`,
        ...(fault.by && { KILLED_BY: fault.by }),
      }),
    });
  type Entry = { readonly number: string; readonly file: string; readonly sha256: string };
  const register = (): Promise<readonly Entry[]> => json('certificate list');
  /** Every paper of the register has its file with its bytes, and nothing else lies there. */
  const whole = async (...others: readonly string[]) => {
    const entries = await register();
    for (const { file, sha256 } of entries) {
      expect(createHash('sha256').update(readFileSync(file)).digest('hex')).toBe(sha256);
    }
    const names = [...entries.map(({ file }) => file.split('/').at(-1)), ...others];
    expect(readdirSync(papers).sort()).toEqual(names.sort());
    return entries.map(({ number }) => number);
  };
  return { shipped, register, whole, papers, json };
}

const FAULTS = [
  ['a disk that fails', 'EIO'],
  ['a kill', undefined],
] as const;

test.each(FAULTS)(
  '%s between record and file: the same command once more finishes the paper, and issues no second',
  async (_, by) => {
    const { shipped, register, whole, papers } = await office();
    const line = 'certificate issue enrollment 20241002 --in ja --json';
    const ended = await shipped(line, { ending: 'enrollment.pdf', ...(by && { by }) });
    const [entry] = await register();
    expect(entry?.number).toBe('E-2026-0001');
    if (by) {
      // What is recorded is said: the number, and where the bytes lie.
      expect(ended.code).toBe(3);
      expect(JSON.parse(ended.stdout)).toMatchObject([{ number: 'E-2026-0001' }]);
      const { error } = JSON.parse(ended.stderr) as { error: { code: string; message: string; details: unknown[] } };
      const [left = ''] = readdirSync(papers);
      expect(error).toMatchObject({
        code: 'papers-left',
        details: [{ number: 'E-2026-0001', left: join(papers, left) }],
      });
      expect(error.message).toContain('E-2026-0001 has been issued');
    } else expect(ended.signal).toBe('SIGKILL');
    const again = await shipped(line);
    expect([again.code, again.stderr]).toEqual([0, '']);
    expect(JSON.parse(again.stdout)).toMatchObject([
      { number: 'E-2026-0001', file: entry?.file, sha256: entry?.sha256 },
    ]);
    expect(await whole()).toEqual(['E-2026-0001']);
    // A paper that has its file is there: who asks again gets a second one.
    expect(JSON.parse((await shipped(line)).stdout)).toMatchObject([{ number: 'E-2026-0002' }]);
  },
);

test('several at once: what has no file gets it, and a rehearsal writes nothing', async () => {
  const { shipped, whole, papers } = await office();
  const line = 'certificate issue enrollment 20241001 20241002 --in ja';
  expect((await shipped(line, { ending: 'enrollment.pdf', count: 2, by: 'EIO' })).stderr).toContain('been issued');
  const before = readdirSync(papers).sort();
  const rehearsed = await shipped(`${line} --dry-run`);
  expect(rehearsed.stdout).toContain('its file would be created');
  expect(readdirSync(papers).sort()).toEqual(before);
  rmSync(join(papers, before.find((name) => name.endsWith('.part')) ?? ''));
  rmSync(join(papers, before.find((name) => name.endsWith('.pdf')) ?? 'none'), { force: true });
  // Also where nothing was left: the same facts give the same bytes.
  const again = await shipped(line);
  expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('its file has now been created')]);
  expect(await whole()).toEqual(['E-2026-0001', 'E-2026-0002']);
});

test.each(FAULTS)('%s while a paper is issued again: once more finishes that reissue', async (_, by) => {
  const { shipped, json } = await office();
  await shipped('certificate issue enrollment 20241002 --in ja');
  const line = 'certificate reissue E-2026-0001 --reason 紛失 --json';
  await shipped(line, { ending: 'reissue-1.pdf', ...(by && { by }) });
  const again = await shipped(line);
  expect([again.code, again.stderr]).toEqual([0, '']);
  const { reissues } = await json('certificate show E-2026-0001');
  expect(reissues).toHaveLength(1);
  const answer = JSON.parse(again.stdout) as {
    readonly file: string;
    readonly sha256: string;
    readonly reissue: number;
  };
  expect(answer).toMatchObject({ reissue: 1, sha256: reissues[0].sha256 });
  expect(createHash('sha256').update(readFileSync(answer.file)).digest('hex')).toBe(answer.sha256);
});

test.each([
  ['enrollment.pdf', 'EIO'],
  ['internship.pdf', 'EIO'],
  ['worksheet', 'EIO'],
  ['internship.pdf', undefined],
] as const)('a pack of which %s is missing (%s) is finished with the numbers that it took', async (ending, by) => {
  const { shipped, whole } = await office();
  const at = ending === 'worksheet' ? `${TODAY}.pdf` : ending;
  const ended = await shipped('permit pack 20241002 --in ja', { ending: at, ...(by && { by }) });
  expect(ended.code).not.toBe(0);
  const again = await shipped('permit pack 20241002 --in ja --json');
  expect(again.code).toBe(0);
  const { certificates, worksheet } = JSON.parse(again.stdout) as {
    certificates: readonly { number: string }[];
    worksheet: { file: string };
  };
  expect(certificates.map(({ number }) => number)).toEqual(['E-2026-0001', 'I-2026-0001']);
  expect(await whole(worksheet.file.split('/').at(-1) ?? '')).toEqual(['E-2026-0001', 'I-2026-0001']);
});

test.each(FAULTS)('%s while a letter is recorded: once more drafts it, and records it once', async (_, by) => {
  const { shipped, papers, json } = await office();
  const line = 'letter draft briefing 20241002 --record';
  await shipped(line, { ending: '.eml', ...(by && { by }) });
  const again = await shipped(line);
  expect(again.code).toBe(0);
  expect(readdirSync(papers)).toEqual([expect.stringMatching(/^briefing_20241002_.*\.eml$/)]);
  const entries = (await json('history 20241002')) as readonly { change: string }[];
  expect(entries.filter(({ change }) => change === 'briefing-invited')).toHaveLength(1);
});

test('what was never issued and has its name already is swept by the next command there; what is the only copy stays', async () => {
  const { shipped, papers, whole } = await office();
  const line = 'certificate issue enrollment 20241002 --in ja';
  // Killed when it was whole, and nothing was recorded yet.
  await shipped(line, { ending: '.whole.part' });
  expect(readdirSync(papers)).toEqual([expect.stringContaining('20241002')]);
  await shipped('certificate issue enrollment 20241001 --in ja', { ending: 'enrollment.pdf' });
  const [only = ''] = readdirSync(papers);
  expect(readdirSync(papers)).toEqual([expect.stringContaining('E-2026-0001_20241001')]);
  await shipped(line);
  expect(readdirSync(papers).sort()).toEqual([only, 'E-2026-0002_20241002_enrollment.pdf'].sort());
  await shipped('certificate issue enrollment 20241001 --in ja');
  expect(await whole()).toEqual(['E-2026-0001', 'E-2026-0002']);
});
