import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ROOT } from './helpers/run.ts';

/**
 * How our words sound, where a test can hear it: one word for one thing, signs by place, no calques that we once wrote. Each is a
 * pattern that must not be found, with what stands in its place.
 */
type Rule = readonly [pattern: RegExp, instead: string];

const JA = '[\\u3005\\u3040-\\u30ff\\u4e00-\\u9fff]';

const JAPANESE: readonly Rule[] = [
  // One thing, one word.
  [/プロファイル/u, '設定ファイル'],
  [/メンター/u, '企業側指導担当者'],
  [/途中終了|早期終了/u, '中途終了'],
  [/納付|納め/u, '払込み'],
  [/届出等/u, '手続'],
  [/受入部署/u, '配属部署'],
  [/週労働時間|実施時間/u, '就業時間'],
  [/正確な名称/u, '正式名称'],
  [/期限経過/u, '期限超過'],
  [/自校/u, '独自'],
  [/(?<!用)最終日/u, '終了日'],
  [/対処/u, '対応方法'],
  [/別の方が/u, 'ほかの利用者が'],
  [/今日[（(は]/u, '本日'],
  // No calques.
  [/お尋ねする/u, '入力を求める'],
  [/ことになります/u, '…します'],
  [/断られ/u, '…できない'],
  [/それらを/u, 'その記録を'],
  [/月の?全体/u, '初日から末日まで'],
  // Signs by place.
  // Half width stays around a command, a flag or a number.
  [new RegExp(`${JA}[(](?!coopj|--)[^()]*${JA}`, 'u'), '（ ）'],
  [new RegExp(`${JA}:(?! ?(?:coopj|--|[A-Z]+_|\\$\\{(?:command|settle|lock)))(?=\\s|\\$|[「『（])`, 'u'), '：'],
  [new RegExp(`${JA}[~〜]|[~〜]${JA}`, 'u'), '～'],
  [/か[?？]/u, 'か。'],
  [/（[^（）]*（[^（）]*）[^（）]*）/u, 'no bracket in a bracket'],
  [/）（/u, 'no two brackets in a row'],
  [/[？！]/u, '。'],
  // Okurigana, honorifics.
  [/教授 先生|先生 様|様 御中/u, 'one honorific'],
  [/確認済で|記録済で|締結済の/u, '済み in sentences'],
  [/手続き/u, '手続'],
  [/問い合わせ先/u, '問合せ先'],
];

const ENGLISH: readonly Rule[] = [
  // American spelling, and the words of student affairs.
  [/\b[Pp]rogrammes?\b(?! *[:}])/u, 'program'],
  [/\benrol\b|\bcentre\b|\bcolours?\b|\brecognis|\borganis|\bauthoris/u, 'American spelling'],
  [/\bstandard term\b/u, 'standard period of study'],
  [/\bmend(?:s|ed|ing)?\b(?! *[=(:])/u, 'correct, repair'],
  [/\b(?:look|see) whether\b/iu, 'check that'],
  [/\bset aside\b/iu, 'override'],
  [/\btak(?:e|es|en|ing) back\b/iu, 'undo'],
  [/\bway out\b/iu, 'to resolve'],
  [/\ball the same\b/iu, 'anyway'],
  [/\bpassed over\b|\bkept out\b/iu, 'skipped'],
  [/\bhand(?:ed)? in\b/iu, 'submit'],
  [/\bmeanwhile\b/iu, 'in the meantime'],
  [/\buntil when\b/iu, 'by when'],
  [/\bmust be asked\b|\bis to be confirmed\b/iu, 'ask …'],
  [/\b(?:first|last) day of the (?:internship|placement)\b/iu, 'start date, end date'],
  [/\bconcluded\b/iu, 'signed'],
  [/\bon the status\b/iu, 'with the status'],
  [/\banew\b(?! *[=(])/iu, 'again'],
  [/\bmade void\b/iu, 'voided'],
  [/\boffice’s profile\b|\bthe profile\b/iu, 'settings file'],
  [/(?<!There )\bis no (?:file|font|name|company|student|heading|day)\b/iu, 'is not a …'],
  [/\bnobody knows\b/iu, 'it is unknown'],
];

/** The texts of a file, line by line, without what only its readers see. */
const linesOf = (file: string): readonly (readonly [line: number, text: string])[] =>
  readFileSync(new URL(file, ROOT), 'utf8')
    .split('\n')
    .map((line, n) => [n + 1, line] as const)
    .filter(([, line]) => !/^\s*(?:\/\/|\/\*|\*|import )/.test(line));

const filesIn = (folder: string, wanted: RegExp): readonly string[] =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => wanted.test(name) && !name.includes('/earlier/'))
    .sort();

/** Each place where a rule is broken, as a reader finds it. */
const broken = (files: readonly string[], rules: readonly Rule[]): readonly string[] =>
  files.flatMap((file) =>
    linesOf(file).flatMap(([line, text]) =>
      rules.flatMap(([pattern, instead]) =>
        pattern.test(text) ? [`${file}:${line}  “${pattern.exec(text)?.[0]}” → ${instead}`] : [],
      ),
    ),
  );

describe('words', () => {
  test('Japanese: one word for one thing, signs by place', () => {
    const files = [...filesIn('src/wording/ja', /\.ts$/), ...filesIn('templates', /\.ja\.(?:toml|txt)$/)];
    expect(broken(files, JAPANESE)).toEqual([]);
  });

  test('English: the words of student affairs, in American spelling', () => {
    const files = [...filesIn('src/wording/en', /\.ts$/), ...filesIn('templates', /\.en\.(?:toml|txt)$/)];
    expect(broken(files, ENGLISH)).toEqual([]);
  });
});
