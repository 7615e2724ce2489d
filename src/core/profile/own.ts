import { isSokendai, SOKENDAI } from '../model/office-facts.ts';
import { languagesOf, type PaperLanguage } from '../text/language.ts';
import type { Office, Program } from './office.ts';
import { settingOf } from './settings.ts';

/** What the sample says of SOKENDAI alone: under another name it is untrue. Held to `templates/office.toml` by a test. */
export const OF_SOKENDAI: Readonly<Record<string, string>> = {
  'university.name.ja': SOKENDAI,
  'university.name.en': 'The Graduate University for Advanced Studies, SOKENDAI',
  'office.address.ja': '〒240-0193 神奈川県三浦郡葉山町湘南国際村',
  'office.address.en': 'Shonan Village, Hayama, Kanagawa 240-0193, Japan',
  'office.telephone': '046-000-0000',
  'office.email': 'coopj@example.ac.jp',
  'course.teacher.ja': '教育開発センター 見本 教員',
  'course.teacher.en': 'MIHON Kyoin, Center for Educational Development',
};
/** What earlier samples said in their place: offices set up then may still have it. */
const FORMERLY: Readonly<Record<string, string>> = {
  'course.teacher.ja': '教育開発センター 科目担当教員',
  'course.teacher.en': 'Faculty member in charge, Center for Educational Development',
};
const isOfSample = (key: string, text: string): boolean => text === OF_SOKENDAI[key] || text === FORMERLY[key];

/** Every university has its own, and may call it as SOKENDAI does. */
const LOCAL = [
  'office.name.ja',
  'office.name.en',
  'issuer.title.ja',
  'issuer.title.en',
  'course.code',
  'course.title.ja',
  'course.title.en',
  'course.credits',
  'rules.longVacations',
] as const;

/** The settings that another university does not take over from the sample; its programmes neither. */
export const NOT_TAKEN_OVER: readonly string[] = [
  ...Object.keys(OF_SOKENDAI).filter((key) => !key.startsWith('university.')),
  ...LOCAL,
];

/** The sample's programmes, by the institute that each belongs to. */
const PROGRAMS: Readonly<Record<string, string>> = {
  情報学コース: '国立情報学研究所',
  統計科学コース: '統計数理研究所',
  遺伝学コース: '国立遺伝学研究所',
  天文科学コース: '国立天文台',
  加速器科学コース: '高エネルギー加速器研究機構',
  分子科学コース: '分子科学研究所',
  生理科学コース: '生理学研究所',
  国際日本研究コース: '国際日本文化研究センター',
  極域科学コース: '国立極地研究所',
  核融合科学コース: '核融合科学研究所',
};
/** What holds the place of an office's own programmes until it names them. */
export const NO_PROGRAM = '(コース名)';

export const isSampleProgram = ({ program, institute }: Program): boolean => PROGRAMS[program.ja] === institute.ja;

/** Is a university of another name said to be ours? Where both are said, the Japanese name tells: the English one is written in many ways. */
export function isOther(said: readonly { readonly key: string; readonly value: string }[]): boolean {
  const named = (key: string) => said.find((one) => one.key === key)?.value;
  const [ja, en] = [named('university.name.ja'), named('university.name.en')];
  return ja === undefined ? en !== undefined && en !== OF_SOKENDAI['university.name.en'] : ja !== SOKENDAI;
}

/** The settings that papers print, besides those of the student: the issuer, whom to contact, the course. */
const FOOT = ['university.name.ja', 'university.name.en', 'office.name.ja', 'office.name.en'] as const;
const CONTACT = ['office.address.ja', 'office.address.en', 'office.telephone', 'office.email'] as const;
const TEACHER = ['course.teacher.ja', 'course.teacher.en'] as const;
const COURSE = ['course.code', 'course.title.ja', 'course.title.en', 'course.credits'] as const;
export const PRINTED: readonly string[] = [...FOOT, ...CONTACT, ...COURSE, ...TEACHER];

/** Of each kind of paper. */
const OF_PAPER = {
  enrollment: [...FOOT, ...CONTACT],
  internship: [...FOOT, ...CONTACT, ...TEACHER],
  'verification-note': [...FOOT, ...CONTACT],
  'course-slip': [...FOOT, ...TEACHER],
  'contract-slip': FOOT,
  'permit-worksheet': FOOT,
} as const;

/** The settings that a paper prints in its languages. */
export const printedBy = (kind: keyof typeof OF_PAPER, lang: PaperLanguage): readonly string[] =>
  ofLanguages(OF_PAPER[kind], lang);

const ofLanguages = (keys: readonly string[], lang: PaperLanguage): readonly string[] =>
  keys.filter((key) => !/\.(ja|en)$/.test(key) || languagesOf(lang).some((tongue) => key.endsWith(`.${tongue}`)));

/** The settings that fields of letters print, in a language. */
const OF_FIELDS: Readonly<Record<string, (lang: string) => string>> = {
  teacher: (lang) => `course.teacher.${lang}`,
  url: () => 'system.url',
  contact: () => 'system.contact',
  recording: () => 'system.recording',
};

/** The settings that a letter prints in its languages: those of its signature, and those of its fields. */
export const printedByLetter = (fields: ReadonlySet<string>, lang: PaperLanguage): readonly string[] => [
  ...ofLanguages([...FOOT, ...CONTACT], lang),
  ...[...fields].flatMap((field) => {
    const key = OF_FIELDS[field];
    return key ? [...new Set(languagesOf(lang).map(key))] : [];
  }),
];

const textOf = (office: Office, key: string): string => String(settingOf(office, key) ?? '').trim();

/** Those that are empty, or say of a university of another name what the sample says of SOKENDAI. */
export const openSettings = (office: Office, keys: readonly string[]): readonly string[] =>
  keys.filter((key) => {
    const text = textOf(office, key);
    const isEmpty = text === '' || (key === 'course.credits' && text === '0');
    return isEmpty || (!isSokendai(office) && isOfSample(key, text));
  });

// Addresses that nobody can have (RFC 2606), and what the sample invents.
const NOBODYS = /@example\.|\/\/([^/]*\.)?example\.|^046-000-0000$/;

/** Is it a value that is nobody's: of the sample, or an address that cannot be? */
export const isInvented = (key: string, text: string): boolean =>
  NOBODYS.test(text) || (key.startsWith('course.teacher.') && isOfSample(key, text));

/** Those with such a value. */
export const inventedSettings = (office: Office, keys: readonly string[]): readonly string[] =>
  keys.filter((key) => isInvented(key, textOf(office, key)));

/** The line that mends settings. */
export const mending = (keys: readonly string[]): string =>
  ['coopj office edit', ...keys.map((key) => `--set ${key}='…'`)].join(' ');
