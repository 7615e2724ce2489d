import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/core/text/language.ts';
import { Abort, EXIT, type Problem, type Problems } from '../../src/errors.ts';
import { sentenceOf } from '../../src/wording/describe.ts';
import { errors } from '../../src/wording/en/errors/index.ts';
import { loadWords } from '../../src/wording/load.ts';
import { day } from '../helpers/dossiers.ts';

/** The second half of docs/troubleshooting.md and .ja.md: every error, as its session tells it. UPDATE=1 writes it again. */

const MARK = '<!-- test/errors/troubleshooting.test.ts -->';
const PAGES = { en: 'docs/troubleshooting.md', ja: 'docs/troubleshooting.ja.md' };
const page = (language: Language) => join(import.meta.dirname, '../..', PAGES[language]);

/** Of those that no session brings about, what a person reads. */
const SAMPLES: Partial<Problems> = {
  cancelled: {},
  'not-in-a-script': { question: 'STEP 6', flag: '--yes' },
  conflict: { subject: 'student:20241001' },
  'file-busy': { file: 'office.toml', lock: 'office.toml.lock' },
  'file-changed': { file: 'office.toml' },
  'file-left': { files: [{ file: 'worksheet.pdf', left: '.worksheet.pdf.part' }], why: 'EACCES' },
  'papers-left': {
    papers: [{ number: 'I-2026-0001', file: 'internship.pdf', left: '.internship.pdf.part' }],
    why: 'EACCES',
  },
  'folder-foreign': { folder: 'coopj.db.files', why: 'of-another' },
  'store-unreadable': { file: 'coopj.db', why: 'EACCES' },
  'store-foreign': { file: 'coopj.db' },
  'store-damaged': { file: 'coopj.db', why: 'database disk image is malformed' },
  'store-newer': { file: 'coopj.db', found: 2, known: 1 },
  'store-locked': {
    file: 'coopj.db',
    waited: 60_000,
    writer: { pid: 4711, actor: 'mihon', command: 'import students', since: '2026-11-02T03:00:00.000Z' },
  },
  'store-on-share': { file: 'coopj.db', share: 'NFS' },
  'store-disk': { file: 'coopj.db', why: 'ENOSPC' },
  'store-unsure': { file: 'coopj.db', why: 'EIO', entry: 49, stands: 'unknown' },
  'store-altered': { file: 'coopj.db', foreign: ['trigger mihon'], missing: [], altered: [] },
  'store-behind': { file: 'coopj.db', what: 'shorter', noted: { seq: 49 }, head: { seq: 42, day: day('2026-10-30') } },
  'store-lost': { file: 'coopj.db', seq: 49 },
  'backup-foreign': { file: 'coopj-2026-11-02T0300Z-000049.zip', office: '見本大学院大学' },
  'restore-unfinished': { database: 'coopj.db', why: 'ENOSPC' },
  'tour-stopped': { command: 'coopj step record 20241002 6', exit: 3 },
  'sheet-cell-too-long': { file: 'registrations.csv', line: 2, limit: 100_000 },
  'not-in-xlsx': { limit: 32_767, cell: { line: 2, column: 'notes' } },
  'paper-overflow': { text: '見本データの統計解析' },
  'template-bad': { file: 'templates/en.toml', line: 4, kind: 'not-utf-8' },
};

interface Told {
  readonly code: string;
  readonly exit: number;
  readonly message: string;
  readonly hint?: string;
}

/** The first failure of a session in a language, as a person reads it. */
function toldIn(code: string, language: Language): Told {
  // An error without a session has its data in SAMPLES.
  const text = readFileSync(join(import.meta.dirname, `${code}.txt`), 'utf8');
  const { error, hint } = { en: { error: 'Error', hint: 'Try' }, ja: { error: 'エラー', hint: '対処' } }[language];
  const answers = text.split(/^(?=\$ )/m);
  const asJson = answers.find((one) => one.includes(`{"error":{"code":"${code}"`));
  const bare = (answer = '') => (/^.*/.exec(answer)?.[0] ?? '').replace(/ --(?:json|lang ja)\b/g, '');
  const failed = answers.filter((one) => one.includes(`! ${error}: `));
  const answer = failed.find((one) => bare(one) === bare(asJson)) ?? failed[0] ?? '';
  const told = answer.split('\n').flatMap((line) => (line.startsWith('! ') ? [line.slice(2)] : []));
  const from = told.findIndex((line) => line.startsWith(`${error}: `));
  const at = told.findIndex((line) => line.startsWith(`${hint}: `));
  if (from < 0) throw new Error(`${code} is told nowhere in ${language}`);
  // The single reasons of a refusal are its own.
  const lines = (some: readonly string[], mark: string) =>
    [some[0]?.slice(mark.length + 2), ...some.slice(1).filter((line) => !/^(?:- | {2})/.test(line))]
      .join(' ')
      .replaceAll('<folder>/', '');
  const message = lines(told.slice(from, at < 0 ? undefined : at), error);
  const exit = Number(/^=> (\d+)/m.exec(answer)?.[1]);
  return { code, exit, message, ...(at >= 0 && { hint: lines(told.slice(at), hint) }) };
}

async function toldAll(language: Language): Promise<readonly Told[]> {
  const words = await loadWords(language);
  return (Object.keys(errors) as Problem[]).map((code) => {
    const data = SAMPLES[code];
    if (data === undefined) return toldIn(code, language);
    const abort = new Abort(code, data);
    return { code, exit: abort.exit, ...sentenceOf(words, abort) };
  });
}

const escaped = (text: string) => text.replace(/[<>*_|]/g, (sign) => `\\${sign}`);

test.each(LANGUAGES)('the page of troubles in %s has every error, as it is told', async (language) => {
  const { topics } = await loadWords(language);
  const told = await toldAll(language);
  const lines = (Object.keys(EXIT) as (keyof typeof EXIT)[]).flatMap((name) => {
    const mine = told.filter(({ exit }) => exit === EXIT[name]);
    if (mine.length === 0) return [];
    const items = mine.flatMap(({ code, message, hint }) => [
      `- **${escaped(message)}** (\`${code}\`)${hint ? '  ' : ''}`,
      ...(hint ? [`  ${escaped(hint)}`] : []),
    ]);
    return ['', `### ${EXIT[name]}: ${topics.exitCodes[name]}`, '', ...items];
  });
  const text = readFileSync(page(language), 'utf8');
  const made = `${text.slice(0, text.indexOf(MARK))}${MARK}\n${lines.join('\n')}\n`;
  if (process.env.UPDATE) writeFileSync(page(language), made);
  expect(told.every(({ exit }) => Object.values(EXIT).includes(exit as never))).toBe(true);
  expect(made).toBe(readFileSync(page(language), 'utf8'));
});
