import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { argvOf } from '../../src/core/text/command-line.ts';
import { main } from '../../src/main.ts';
import { pagesOf, solid } from '../helpers/papers.ts';
import { Kept, readyOffice, TODAY, worldOf } from '../helpers/run.ts';
import { BIN } from '../helpers/shipped.ts';

const TERMS =
  '--from 2026-12-01 --to 2027-02-26 --hours-per-week 20 --pay 250000 --pay-per month --workplace 東京都見本区 --content 見本研究';

/** An internship that may be certified, and a way to run a line while its paper waits to be recorded. */
async function accepted() {
  const { cwd, coopj } = await readyOffice();
  for (const line of [
    'student add --number 20249101 --name-latin "MIHON Anh" --name-kanji "見本 安" --date-of-birth 1999-05-05 --email a@example.ac.jp --program 情報学コース --course-years 3 --enrolled-on 2024-10-01 --expected-completion-on 2027-09-30 --nationality 日本',
    'company add 見本株式会社 --code C-0001 --address 東京都見本区1-1 --phone 03-0000-0000',
    `placement open 20249101 --company C-0001 --on 2026-09-10 ${TERMS}`,
    'step record 20249101 6 --on 2026-09-17 --approved-on 2026-09-16',
    'step record 20249101 8 --on 2026-10-05 --outcome accepted',
  ]) {
    const answer = await coopj(argvOf(line));
    if (answer.code !== 0) throw new Error(answer.stderr);
  }
  const papers = join(cwd, 'papers');
  const env = {
    PATH: process.env.PATH ?? '',
    COOPJ_DB: join(cwd, 'coopj.db'),
    COOPJ_TODAY: TODAY,
    COOPJ_ACTOR: 'other',
  };
  const meanwhile = async (line: string, other: string) => {
    let isDone = false;
    const clock = () => {
      // It is asked for the moment of the entry when the papers lie beside their places.
      if (!isDone && existsSync(papers) && readdirSync(papers).some((name) => name.endsWith('.part'))) {
        isDone = true;
        execFileSync(process.execPath, [BIN, ...argvOf(other)], { env });
      }
      return new Date(`${TODAY}T03:00:00Z`);
    };
    const [stdout, stderr] = [new Kept(), new Kept()];
    const stdin = Object.assign(process.stdin, { isTTY: false });
    const world = worldOf({ cwd, env, clock, stdin, stdout, stderr });
    const code = await main(argvOf(line), world);
    expect(isDone).toBe(true);
    return { code, stderr: stderr.text() };
  };
  const page = (name: string) =>
    pagesOf(readFileSync(join(papers, name)))
      .map(solid)
      .join('');
  return { meanwhile, page };
}

test.each([
  ['certificate issue internship 20249101 --in ja --out papers'],
  ['certificate issue internship --all --in ja --out papers'],
  ['permit pack 20249101 --in ja --out papers'],
])('a company that is corrected while its paper is made stands on it as corrected: %s', async (line) => {
  const { meanwhile, page } = await accepted();
  const edit = 'company edit C-0001 --address 東京都見本区9-9 --reason 移転';
  expect(await meanwhile(line, edit)).toMatchObject({ code: 0 });
  expect(page('I-2026-0001_20249101_internship.pdf')).toContain('東京都見本区9-9');
});
