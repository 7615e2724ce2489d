import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLES } from '../../src/commands/help/error-samples.ts';
import { LANGUAGES, type Language } from '../../src/core/text/language.ts';
import { Abort, EXIT, type Problem } from '../../src/errors.ts';
import { sentenceOf } from '../../src/wording/describe.ts';
import { errors } from '../../src/wording/en/errors/index.ts';
import { loadWords } from '../../src/wording/load.ts';

/** The second half of docs/troubleshooting.md and .ja.md: every error, as its session tells it. UPDATE=1 writes it again. */

const MARK = '<!-- test/errors/troubleshooting.test.ts -->';
const PAGES = { en: 'docs/troubleshooting.md', ja: 'docs/troubleshooting.ja.md' };
const page = (language: Language) => join(import.meta.dirname, '../..', PAGES[language]);

interface Told {
  readonly code: string;
  readonly exit: number;
  readonly message: string;
  readonly hint?: string;
}

/** Of those that no session brings about, what a person reads of a sample. */
const session = (code: string) => join(import.meta.dirname, `${code}.txt`);

/** The first failure of a session in a language, as a person reads it. */
function toldIn(code: string, language: Language): Told {
  const text = readFileSync(session(code), 'utf8');
  const { error, hint } = { en: { error: 'Error: ', hint: 'Try: ' }, ja: { error: 'エラー：', hint: '対応方法：' } }[
    language
  ];
  const answers = text.split(/^(?=\$ )/m);
  const asJson = answers.find((one) => one.includes(`{"error":{"code":"${code}"`));
  const bare = (answer = '') => (/^.*/.exec(answer)?.[0] ?? '').replace(/ --(?:json|lang ja)\b/g, '');
  const failed = answers.filter((one) => one.includes(`! ${error}`));
  const answer = failed.find((one) => bare(one) === bare(asJson)) ?? failed[0] ?? '';
  const told = answer.split('\n').flatMap((line) => (line.startsWith('! ') ? [line.slice(2)] : []));
  const from = told.findIndex((line) => line.startsWith(error));
  const at = told.findIndex((line) => line.startsWith(hint));
  if (from < 0) throw new Error(`${code} is told nowhere in ${language}`);
  // The single reasons of a refusal are its own.
  const lines = (some: readonly string[], mark: string) =>
    [some[0]?.slice(mark.length), ...some.slice(1).filter((line) => !/^(?:- | {2})/.test(line))]
      .join(' ')
      .replaceAll('<folder>/', '');
  const message = lines(told.slice(from, at < 0 ? undefined : at), error);
  const exit = Number(/^=> (\d+)/m.exec(answer)?.[1]);
  return { code, exit, message, ...(at >= 0 && { hint: lines(told.slice(at), hint) }) };
}

async function toldAll(language: Language): Promise<readonly Told[]> {
  const words = await loadWords(language);
  return (Object.keys(errors) as Problem[]).map((code) => {
    if (existsSync(session(code))) return toldIn(code, language);
    const abort = new Abort(code, SAMPLES[code]);
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
