import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Language } from '../src/core/text/language.ts';
import { loadWords } from '../src/wording/load.ts';
import { assembled, type Said } from './helpers/assembled.ts';
import { inFolder, textOf } from './helpers/pages.ts';
import { ROOT } from './helpers/run.ts';

/**
 * How our words sound, where a test can hear it: one word for one thing, signs by place, no calques that we once wrote. Each is a
 * pattern that must not be found, with what stands in its place.
 */
type Rule = readonly [pattern: RegExp, instead: string];

const KANA_KANJI = '\\u3005\\u3040-\\u30ff\\u4e00-\\u9fff';
const JA = `[${KANA_KANJI}]`;
/** A letter or a sign after which Japanese goes on. */
const JA_SIGNS = `${KANA_KANJI}）」`;

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
  [/すでに/u, '既に'],
  [/和英/u, '日英併記'],
  [/署名用の鍵/u, '署名鍵'],
  [/支給元/u, '支給団体'],
  [/文案/u, '下書き'],
  [/転出/u, '転学'],
  [/未了|未済/u, '未対応'],
  [/以前の版の coopj|対応する版|旧版/u, 'バージョン: 版 is that of a contract'],
  [/繰返し可|繰り返し可/u, '複数可'],
  [/案内メール/u, '文書'],
  [/終わり方/u, '終結の区分'],
  [/(?<!そ)の他の|、他の/u, 'ほかの'],
  [/[0-9０-９]+人/u, '名'],
  [/[ヶヵカケ]月/u, 'か月'],
  [/わかって|わかり(?=ます|ません)/u, '分かる'],
  // No calques.
  [/お尋ねする/u, '入力を求める'],
  [/ことになります/u, '…します'],
  [/断られ/u, '…できない'],
  [/それらを/u, 'その記録を'],
  [/月の?全体/u, '初日から末日まで'],
  [/(?:元の|はその|内容の)ままです/u, '…していません'],
  [/どの[^。]{1,8}ですか/u, '…を選んでください'],
  // Signs by place: half width only around a command, a flag, the ending of a file or what is in Latin letters alone.
  [new RegExp(`[(](?!coopj|--)[^()]*${JA}[^()]*[)]`, 'u'), '（ ）'],
  [new RegExp(`[${JA_SIGNS}][(](?!coopj|--|COOPJ_|chmod|\\.[a-z]|")`, 'u'), '（ ）'],
  [/（(?:--[a-z-]+|COOPJ_[A-Z]+|coopj [a-z ]+)）/u, '( )'],
  [new RegExp(`[${JA_SIGNS}]:`, 'u'), '： and no other colon'],
  [/： |：：/u, 'one ： and no space behind it'],
  [/[〜~](?![/=])/u, '～'],
  [/か[?？]/u, 'か。'],
  [/（[^（）]*（[^（）]*）[^（）]*）/u, 'no bracket in a bracket'],
  [/）（/u, 'no two brackets in a row'],
  [/[？！]/u, '。'],
  [/^[、。）」ー]|[（「]$/u, 'no line begins or ends with this sign'],
  // Okurigana, honorifics, register.
  [/教授 先生|先生 様|様 御中/u, 'one honorific'],
  [/確認済で|記録済で|締結済の/u, '済み in sentences'],
  [/手続き/u, '手続'],
  [/問い合わせ先/u, '問合せ先'],
  [/(?:書き込み|読み取り|取り込み)(?=の権限|権限|と同じ|は行|はして)/u, '書込み, 読取り, 取込み'],
];

/** Of a screen alone: papers and letters have their own register. */
const JAPANESE_SCREEN: readonly Rule[] = [
  [/(?<!こと|もの)(?:である|でない|される|できない|(?<![まで])した|する)。/u, 'です・ます'],
  [/\.(?:ja|en)(?:、|。|$)/u, 'the title of a setting, not its key'],
  [/(?<![0-9])0か月と[0-9]|か月と0日/u, 'a part that is zero is left out'],
];

const ENGLISH: readonly Rule[] = [
  // American spelling, and the words of student affairs.
  [/\b[Pp]rogrammes?\b/u, 'program'],
  [
    /\b(?:enrol|enrolment|centre|colour|licence|behaviour|favour|labour|honour|judgement|fulfil|learnt|whilst|towards|catalogue)s?\b/iu,
    'American spelling',
  ],
  [/recognis|organis|authoris|summaris|\b[cC]ancelled\b|labelled|travell/u, 'American spelling'],
  [/\btick(?:s|ed)?\b/iu, 'check a box'],
  [/\bstandard term\b|\bsemesters?\b/iu, 'standard period of study; term'],
  [/\bmend(?:s|ed|ing)?\b/u, 'correct, repair'],
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
  [/\b(?:first|last) day of the (?:internship|placement)\b|\bby last day\b/iu, 'start date, end date'],
  [/\bconcluded\b/iu, 'signed'],
  [/\bon the status\b/iu, 'with the status'],
  [/\banew\b/iu, 'again'],
  [/\bmade void\b/iu, 'voided'],
  [/\boffice’s profile\b|\bthe profile\b/iu, 'settings file'],
  [/(?<!There )\bis no (?:file|font|name|company|student|heading|day)\b/iu, 'is not a …'],
  [/\bnobody knows\b/iu, 'it is unknown'],
  [/\bcommonest\b/iu, 'most common'],
  [/\bput in (?:later|the place)\b|\bmade again\b|\bis gone\b|\bis whole\b/iu, 'inserted, rebuilt, missing, intact'],
  // Signs.
  [/\) \((?!STEP)/u, 'no two brackets in a row'],
  [/\([^()]*\([^()]*\)[^()]*\)/u, 'no bracket in a bracket'],
  [/\?\.(?:$| )/u, 'one sign ends a sentence'],
];

const ENGLISH_SCREEN: readonly Rule[] = [
  [/[A-Za-z]'[a-z]/u, '’'],
  [/(?<!coopj )\bjournal(?! mode\b)/iu, 'history: only the command is called journal'],
  [/\bstudents? in the register\b/iu, 'on record: the register is that of certificates'],
  [/\bfolder of the records\b/iu, 'folder of the database'],
  [/\.(?:ja|en)(?:,|\.|$)/u, 'the title of a setting, not its key'],
];

/** The texts of a file, line by line, without what only its readers see. */
const linesOf = (file: string): readonly (readonly [line: number, text: string])[] =>
  textOf(file)
    .split('\n')
    .map((line, n) => [n + 1, line] as const)
    .filter(([, line]) => !/^\s*(?:\/\/|\/\*|\*|import )/.test(line));

const filesIn = (folder: string, wanted: RegExp): readonly string[] =>
  readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => wanted.test(name) && !name.includes('/earlier/'))
    .sort();

/** Each place where a rule is broken, as a reader finds it. */
const broken = (
  files: readonly string[],
  rules: readonly Rule[],
  wanted: (line: readonly [number, string]) => boolean = () => true,
): readonly string[] =>
  files.flatMap((file) =>
    linesOf(file)
      .filter(wanted)
      .flatMap(([line, text]) =>
        rules.flatMap(([pattern, instead]) =>
          pattern.test(text) ? [`${file}:${line}  “${pattern.exec(text)?.[0]}” → ${instead}`] : [],
        ),
      ),
  );

/** With nothing, with one and with many of everything. */
const saidIn = async (language: Language, counts: readonly number[] = [0, 1, 3]): Promise<readonly Said[]> => {
  const words = await loadWords(language);
  return counts.flatMap((count) => assembled(words, { count, word: language === 'ja' ? '見本' : 'Mihon' }));
};

const brokenIn = (said: readonly Said[], rules: readonly Rule[]): readonly string[] => [
  ...new Set(
    said.flatMap(({ from, text }) =>
      text.split('\n').flatMap((line) =>
        rules.flatMap(([pattern, instead]) => {
          const found = pattern.exec(line)?.[0];
          return found === undefined ? [] : [`${from}  “${found}” → ${instead}: ${line}`];
        }),
      ),
    ),
  ),
];

/** The lines of the sample of the settings file in one of its languages. */
const isJapanese = ([, text]: readonly [number, string]) => new RegExp(JA, 'u').test(text);

describe('words of the screen, assembled with 0, 1 and many', () => {
  test('Japanese: one word for one thing, signs by place, です・ます', async () => {
    // One is a separator.
    const said = (await saidIn('ja')).filter(({ from }) => from !== 'reports.pages.and');
    expect(brokenIn(said, [...JAPANESE, ...JAPANESE_SCREEN])).toEqual([]);
  });

  test('English: the words of student affairs, in American spelling', async () => {
    const said = (await saidIn('en')).filter(({ from }) => from !== 'reports.pages.and');
    expect(brokenIn(said, [...ENGLISH, ...ENGLISH_SCREEN])).toEqual([]);
  });

  test('English: one of something is not several, and several are not one', async () => {
    // What is always more than one, or a limit of thousands.
    const apart =
      /^(?:desk\.work\.several|errors\.(?:several-students|sheet-too-large|sheet-cell-too-long|not-in-xlsx))/;
    const ones = (await saidIn('en', [1])).filter(({ from }) => !apart.test(from));
    expect(brokenIn(ones, [[/(?<![-\d.])\b1 (?!shows|is|has|was)(?:more )?[a-z]+s\b/u, 'singular']])).toEqual([]);
    const nouns =
      'student|day|month|week|hour|credit|point|row|file|entry|finding|placement|year|letter|place|check|scan';
    const others = await saidIn('en', [0, 3]);
    expect(brokenIn(others, [[new RegExp(`\\b[03] (?:more )?(?:${nouns})\\b(?!-)`, 'u'), 'plural']])).toEqual([]);
  });

  test('a question is a whole sentence, and not the text of a flag', async () => {
    for (const [language, end] of [
      ['en', /[?.]$/],
      ['ja', /。$/],
    ] as const) {
      const { questions, flags, flagsOf } = await loadWords(language);
      const texts = new Set(Object.values({ flags, ...flagsOf }).flatMap((one) => Object.values(one)));
      const asked = [questions.fields, ...Object.values(questions.of)].flatMap((one) => Object.values(one));
      const bare = asked.map(({ ask }) => ask).filter((ask) => !end.test(ask) || texts.has(ask));
      expect(bare).toEqual([]);
    }
  });
});

describe('words of papers, letters and the settings file', () => {
  test('Japanese', () => {
    const files = filesIn('templates', /\.ja\.(?:toml|txt)$/);
    expect(broken(files, JAPANESE)).toEqual([]);
    expect(broken(['templates/office.toml'], JAPANESE, isJapanese)).toEqual([]);
  });

  test('English', () => {
    const files = filesIn('templates', /\.en\.(?:toml|txt)$/);
    expect(broken(files, ENGLISH)).toEqual([]);
    expect(broken(['templates/office.toml'], ENGLISH, (line) => !isJapanese(line))).toEqual([]);
  });

  test('every letter to somebody ends as our letters do', () => {
    for (const file of filesIn('templates/letters', /\.ja\.txt$/).filter((one) => !one.includes('signature')))
      expect(textOf(file), file).toMatch(/どうぞよろしくお願いいたします。\n\n\{\{signature\}\}/);
  });
});

describe('words of the pages', () => {
  /** What of the rules holds in prose; a page may speak of code. */
  const PROSE: readonly Rule[] = [
    ...ENGLISH.filter(([, instead]) => !/bracket|ends a sentence|intact|check a box/.test(instead)),
    [/\bprofiles?\b/iu, 'settings file'],
    [/\bthe six papers\b/iu, 'the required documents'],
  ];
  /** Without what is typed, linked or quoted. */
  const proseOf = (page: string): string =>
    textOf(page).replace(/```[\s\S]*?```|`[^`\n]*`|\]\([^)]*\)|「[^」]*」/g, (all) => all.replace(/[^\n]/g, ''));
  const brokenOn = (pages: readonly string[], rules: readonly Rule[]): readonly string[] =>
    pages.flatMap((page) =>
      proseOf(page)
        .split('\n')
        .flatMap((line, n) =>
          rules.flatMap(([pattern, instead]) =>
            pattern.test(line) ? [`${page}:${n + 1}  “${pattern.exec(line)?.[0]}” → ${instead}`] : [],
          ),
        ),
    );
  const pages = [...inFolder('docs'), 'README.md'].filter((page) => !/commands|rules|troubleshooting/.test(page));

  test('English', () => {
    expect(
      brokenOn(
        pages.filter((page) => !page.includes('.ja.')),
        PROSE,
      ),
    ).toEqual([]);
  });

  test('Japanese', () => {
    const rules = JAPANESE.filter(([, instead]) => !instead.startsWith('no line begins') && instead !== '～');
    expect(
      brokenOn(
        pages.filter((page) => page.includes('.ja.')),
        rules,
      ),
    ).toEqual([]);
  });
});
