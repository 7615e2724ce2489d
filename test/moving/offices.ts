import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { openRecords } from '../helpers/records.ts';
import { coopj, ROOT, readyOffice, tempFolder } from '../helpers/run.ts';
import { more, on, stamp } from '../store/writes.ts';

/** Somebody at a computer, and how to run a command there. */
export interface Desk {
  readonly cwd: string;
  run(...argv: readonly string[]): Promise<string>;
}

/** A desk in a folder of its own, with records in a file there or where `db` says. */
export function deskIn(cwd = tempFolder(), db?: string): Desk {
  const env = { COOPJ_LANG: 'en', COOPJ_ACTOR: 'mihon', ...(db !== undefined && { COOPJ_DB: db }) };
  return {
    cwd,
    async run(...argv) {
      const { code, stdout, stderr } = await coopj(argv, { cwd, env });
      return `${stdout}${stderr}${code === 0 ? '' : `=> ${code}`}`;
    },
  };
}

/**
 * An office in a folder in which all has happened that is not easily moved: a scan, issued papers, somebody erased, somebody renumbered
 * whose number was given again, what was taken back, and characters that a database may not take.
 */
export async function livedOffice(): Promise<Desk> {
  const { cwd } = await readyOffice({ env: { COOPJ_LANG: 'en' } });
  const desk = deskIn(cwd);
  const done = async (...argv: readonly string[]) => expect(await desk.run(...argv)).not.toContain('=> ');
  copyFileSync(new URL('test/fixtures/registrations-2026-09.csv', ROOT), join(cwd, 'list.csv'));
  await done('import', 'students', 'list.csv', '--quiet');
  await done('company', 'add', '株式会社見本', '--code', 'MIHON', '--yes');
  const placed = ['--company', 'MIHON', '--job', '見本データの解析', '--consulted', '見本 二郎', '--on', '2026-10-05'];
  await done('placement', 'open', '20241001', ...placed);
  writeFileSync(join(cwd, 'scan.pdf'), '%PDF-1.7 見本\0\xff');
  const received = ['--kind', 'employment', '--on', '2026-10-20', '--file', 'scan.pdf'];
  await done('contract', 'receive', '20241001', ...received);
  mkdirSync(join(cwd, 'papers'));
  await done('certificate', 'issue', 'enrollment', '20241001', '20231003', '--out', 'papers');
  await done('certificate', 'issue', 'enrollment', '20241001', '--out', '.');
  await writeOddNote(join(cwd, 'coopj.db'), '20241002');
  await done('note', 'add', '20241002', '葛󠄀 ⼀');
  await done('undo', '--reason', '誤記');
  await done('student', 'renumber', '20241002', '20249002', '--reason', '番号の変更');
  await done(
    'student',
    'add',
    '--number',
    '20241002',
    '--name-kanji',
    '見本 次郎',
    '--email',
    'jiro@example.ac.jp',
    '--program',
    '情報学コース',
    '--yes',
  );
  await done('student', 'erase', '20231003', '--reason', '本人の請求', '--confirm', '20231003', '--elsewhere');
  mkdirSync(join(cwd, 'templates/letters'), { recursive: true });
  copyFileSync(new URL('templates/letters/guide.ja.txt', ROOT), join(cwd, 'templates/letters/guide.ja.txt'));
  await done('office', 'edit', '--set', 'course.credits=3', '--set', 'templates.folder=templates');
  return desk;
}

/** What no command line takes, but perhaps an older record has. */
async function writeOddNote(file: string, number: string): Promise<void> {
  const store = await openRecords(file);
  const { revision = 0 } = (await store.dossier(number)) ?? {};
  const text = 'half \ud83d of one, a\0b';
  const note = { type: 'note-added', on: on('2026-10-21'), by: '見本 係', text } as const;
  await store.apply([more(number, revision, note)], stamp('2026-10-21', text));
  await store.close();
}

/** What the office says of itself: lists, a student, reports, the history, the settings. */
export async function answersOf({ run }: Desk): Promise<readonly string[]> {
  const asked = [
    ['student', 'list', '--json'],
    ['student', 'show', '20241001', '--json'],
    ['student', 'show', '20249002', '--json'],
    ['company', 'list', '--json'],
    ['contract', 'show', '20241001', '--json'],
    ['certificate', 'list', '--json'],
    ['report', 'pipeline', '--json'],
    ['report', 'certificates', '--json'],
    ['report', 'monthly', '--month', '2026-10', '--as-of', '2026-10-20', '--json'],
    ['check', '--all', '--json'],
    ['due', '--json'],
    ['office', 'show', '--json'],
  ];
  const said: string[] = [];
  for (const argv of asked) said.push(besidesPlace(await run(...argv)));
  // That it was exported is an entry of the office that was left.
  const history = JSON.parse(await run('history', '--json')) as readonly { readonly change: string }[];
  return [...said, ...history.filter(({ change }) => change !== 'export-written').map((one) => JSON.stringify(one))];
}

/** Where the settings file lies, and who signed which last entry for a report. */
const besidesPlace = (answer: string): string =>
  answer.replace(/"file": "[^"]*office\.toml"/, '').replace(/"head": \{[^}]*\}/, '');
