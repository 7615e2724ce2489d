import { closedWords } from '../text/closed-words.ts';
import type { Tongue } from '../text/language.ts';
import { nearest } from '../text/nearest.ts';

/** What a status means for work beside the studies. */
export type StatusKind = 'student' | 'dependent' | 'free' | 'other';

/** A status of residence, by its official names. */
export interface ResidenceStatus extends Readonly<Record<Tongue, string>> {
  readonly kind: StatusKind;
  /** Without an end of stay. */
  readonly isPermanent: boolean;
  /** Other usual spellings: short forms, former names. */
  readonly also: readonly string[];
}

type More = Partial<Pick<ResidenceStatus, 'kind' | 'isPermanent'>>;

const named = (ja: string, en: string, also: readonly string[] = [], more: More = {}): ResidenceStatus => ({
  ja,
  en,
  also,
  kind: 'other',
  isPermanent: false,
  ...more,
});

const ROMAN = ['', 'i', 'ii', 'iii'] as const;
const KANA = { イ: 'a', ロ: 'b', ハ: 'c' } as const;

/** A subtype by number and, for some, by letter: 高度専門職1号イ, Highly Skilled Professional (i)(a). */
function subtypes(
  [ja, en, ...short]: readonly [string, string, ...string[]],
  parts: readonly (readonly [number: 1 | 2 | 3, letters: string, more?: More])[],
): readonly ResidenceStatus[] {
  return parts.flatMap(([number, letters, more]) =>
    ['', ...letters].map((letter) => {
      const latin = letter === '' ? '' : KANA[letter as keyof typeof KANA];
      const also = [`${ja}第${number}号${letter}`, ...(latin === '' ? [] : [`${ja}${number}号${latin}`])];
      const abroad = [en, ...short].flatMap((name) => [
        `${name} ${ROMAN[number]} ${latin}`,
        `${name} ${number} ${latin}`,
        `${name} ${number} ${letter}`,
        `${name} No. ${number} ${latin}`,
        `${name} Type ${number} ${latin}`,
        `${name}${number}号${letter}`,
      ]);
      const name = `${en} (${ROMAN[number]})${latin === '' ? '' : `(${latin})`}`;
      return named(`${ja}${number}号${letter}`, name, [...also, ...abroad], more);
    }),
  );
}

/** Designated activities by the number of the notice that names them (告示46号). */
const NOTICES = Array.from({ length: 60 }, (_, index) => index + 1);

/**
 * All statuses of the Immigration Act, with their subtypes, and that of the Special Act. Those of paid work and all others here unnamed
 * by a rule are `other`: the bureau is asked.
 */
export const RESIDENCE_STATUSES: readonly ResidenceStatus[] = [
  named('留学', 'Student', ['留学生', 'College Student', 'International Student', 'Foreign Student', 'ryugaku'], {
    kind: 'student',
  }),
  named('家族滞在', 'Dependent', ['Dependant', '家滞', '家族', 'Family Stay', 'kazoku taizai'], { kind: 'dependent' }),
  named('特別永住者', 'Special Permanent Resident', ['特別永住', '特永', 'SPR'], { kind: 'free', isPermanent: true }),
  named('永住者', 'Permanent Resident', ['永住', 'Permanent', 'Permanent Residence', 'Permanent Residency', 'PR'], {
    kind: 'free',
    isPermanent: true,
  }),
  named(
    '日本人の配偶者等',
    'Spouse or Child of Japanese National',
    [
      '日本人の配偶者',
      '日本人配偶者',
      '日本人配偶者等',
      '日配',
      '日本人の子',
      'Spouse or Child of a Japanese National',
      'Spouse or Child of Japanese',
      'Spouse of Japanese National',
      'Spouse of a Japanese National',
      'Spouse of Japanese',
      'Child of Japanese National',
    ],
    { kind: 'free' },
  ),
  named(
    '永住者の配偶者等',
    'Spouse or Child of Permanent Resident',
    [
      '永住者の配偶者',
      '永住者配偶者',
      '永住者配偶者等',
      '永配',
      'Spouse or Child of a Permanent Resident',
      'Spouse of Permanent Resident',
      'Spouse of a Permanent Resident',
      'Child of Permanent Resident',
    ],
    { kind: 'free' },
  ),
  named('定住者', 'Long-Term Resident', ['定住', 'Long-Term Residence', 'teijusha'], { kind: 'free' }),
  named('外交', 'Diplomat', ['Diplomatic']),
  named('公用', 'Official'),
  named('教授', 'Professor'),
  named('芸術', 'Artist'),
  named('宗教', 'Religious Activities', ['Religious Activity']),
  named('報道', 'Journalist'),
  named('高度専門職', 'Highly Skilled Professional', ['高度専門', '高度人材', 'HSP', 'Highly Skilled']),
  ...subtypes(
    ['高度専門職', 'Highly Skilled Professional', 'HSP'],
    [
      [1, 'イロハ'],
      // Granted without an end.
      [2, '', { isPermanent: true }],
    ],
  ),
  named('経営・管理', 'Business Manager', ['経管', '投資・経営', 'Investor/Business Manager']),
  named('法律・会計業務', 'Legal/Accounting Services', ['法律会計', 'Legal/Accounting Service']),
  named('医療', 'Medical Services', ['Medical Service']),
  named('研究', 'Researcher'),
  named('教育', 'Instructor'),
  named('技術・人文知識・国際業務', 'Engineer/Specialist in Humanities/International Services', [
    '技人国',
    '技術',
    '人文知識・国際業務',
    'Engineer',
    'Engineer/Specialist in Humanities',
    'Specialist in Humanities/International Services',
    'Engineer, Specialist in Humanities, and International Services',
  ]),
  named('企業内転勤', 'Intra-company Transferee', ['企転', 'ICT', 'Intra-company Transfer']),
  ...subtypes(
    ['企業内転勤', 'Intra-company Transferee'],
    [
      [1, ''],
      [2, ''],
    ],
  ),
  named('介護', 'Nursing Care', ['Care Worker']),
  named('興行', 'Entertainer'),
  named('技能', 'Skilled Labor', ['Skilled Labour']),
  named('特定技能', 'Specified Skilled Worker', ['特技', 'SSW']),
  ...subtypes(
    ['特定技能', 'Specified Skilled Worker', 'SSW'],
    [
      [1, ''],
      [2, ''],
    ],
  ),
  named('技能実習', 'Technical Intern Training', ['TIT', 'Technical Intern', 'Technical Intern Trainee']),
  ...subtypes(
    ['技能実習', 'Technical Intern Training', 'Technical Intern'],
    [
      [1, 'イロ'],
      [2, 'イロ'],
      [3, 'イロ'],
    ],
  ),
  named('育成就労', 'Employment for Skill Development'),
  named('文化活動', 'Cultural Activities', ['Cultural Activity']),
  named('短期滞在', 'Temporary Visitor', ['短滞', '短期', 'Temporary Stay', 'Short-Term Stay', 'Tourist']),
  named('研修', 'Trainee'),
  named('特定活動', 'Designated Activities', ['特活', 'Designated Activity']),
  named('特定活動(就職活動)', 'Designated Activities (job hunting)', [
    '特定活動(継続就職活動)',
    '特定活動(就活)',
    'Designated Activities (job seeking)',
  ]),
  ...NOTICES.map((number) =>
    named(`特定活動(告示${number}号)`, `Designated Activities (No. ${number})`, [
      `特定活動${number}号`,
      `特定活動第${number}号`,
      `特定活動(告示第${number}号)`,
      `特活${number}号`,
      `Designated Activities ${number}`,
      `Designated Activities (Notice No. ${number})`,
    ]),
  ),
];

/** All spellings of a status. */
export const spellingsOf = ({ ja, en, also }: ResidenceStatus): readonly string[] => [ja, en, ...also];

const readStatus = closedWords(
  RESIDENCE_STATUSES.map((status) => ({ meaning: status, spellings: spellingsOf(status) })),
  ['visa', 'ビザ', '査証', '在留資格', 'の在留資格', 'status', 'status of residence', 'residence status'],
);

/** The status that is meant, in any of its usual spellings; undefined for a word that is none. */
export const statusOf = (written: string): ResidenceStatus | undefined => readStatus(written);

/** A status as it is kept: by its official Japanese name, as on the card; an unknown one as typed. */
export const foldStatus = (written: string): string => statusOf(written)?.ja ?? written;

const OFFICIAL = RESIDENCE_STATUSES.flatMap(({ ja, en }) => [ja, en]);

/** The official name that was most likely meant. */
export function nearestStatus(written: string): string | undefined {
  const plain = written.normalize('NFKC').trim().toLowerCase();
  const found = nearest(
    plain,
    OFFICIAL.map((name) => name.toLowerCase()),
  );
  return OFFICIAL.find((name) => name.toLowerCase() === found);
}

const isJapan = closedWords(
  [
    {
      meaning: true,
      spellings: [
        '日本',
        '日本国',
        '日本人',
        '日本国籍',
        'Japan',
        'Japanese',
        'JPN',
        'JP',
        'Nippon',
        'Nihon',
        'にほん',
      ],
    },
  ],
  ['国籍', 'nationality', 'national', 'citizen'],
);

/** Is this Japan, in any of its usual spellings? No other word of a nationality matters to a rule. */
export const isJapanese = (nationality: string): boolean => isJapan(nationality) === true;

/** Japan as it is kept; other nationalities as typed. */
export const foldNationality = (written: string): string => (isJapanese(written) ? '日本' : written);
