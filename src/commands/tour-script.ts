/** The office's day in the tour: fixed, so that it always ends the same. */
export const TOUR_DAY = '2026-10-30';

/** The actor in the tour, the same on every machine. */
export const TOUR_ACTOR = '見本 担当';

/** The file of invented registrations that the tour imports. */
export const TOUR_CSV = 'registrations-2026-09.csv';

export interface TourScene {
  /** What the scene shows: a sentence in wording/en/offices.ts. */
  readonly caption: Caption;
  /** Command lines as typed, without the word coopj. `{dir}` is the tour's folder. */
  readonly lines: readonly string[];
  /** Their exit code, if not 0. */
  readonly exit?: number;
}

type Caption =
  | 'office'
  | 'import'
  | 'steps'
  | 'company'
  | 'placement'
  | 'early'
  | 'contract'
  | 'course'
  | 'insurance'
  | 'papers'
  | 'check'
  | 'lists'
  | 'report';

const WHO = '20241002';

/** The main job from an empty office to the monthly report. */
export const TOUR: readonly TourScene[] = [
  {
    caption: 'office',
    lines: ["init --yes --set issuer.name.ja='見本 学長' --set issuer.name.en='MIHON Gakucho'", 'office check'],
  },
  { caption: 'import', lines: [`import students '{dir}/${TOUR_CSV}'`, `student show ${WHO}`] },
  { caption: 'steps', lines: [`step record ${WHO} 4 --on 2026-10-01 --attended`, `step list ${WHO}`] },
  {
    caption: 'company',
    lines: [
      "company add 株式会社見本製作所 --code MIHON --name-en 'Mihon Seisakusho Co., Ltd.' --department 研究開発部 --address '神奈川県横浜市見本町1-2-3' --phone 045-000-0000 --industry 製造業 --hr '見本 人事' --mentor '見本 指導' --member-as-of 2026-10-01",
      'agreement add MIHON --from 2026-10-01 --to 2027-03-31 --auto-renew --signed-on 2026-10-02',
    ],
  },
  {
    caption: 'placement',
    lines: [
      `placement open ${WHO} --on 2026-10-05 --company MIHON --job '見本データの統計解析' --consulted '見本 二郎' --from 2026-11-16 --to 2027-01-29 --hours-per-week 38 --hours-per-day 7.6 --department 研究開発部 --workplace '横浜研究所(神奈川県横浜市見本町1-2-3)' --remote-share 20 --content '製造工程の見本データを統計的に解析し、品質予測の手法を研究する。' --pay 300000 --pay-per month`,
      `step record ${WHO} 6 --on 2026-10-07 --approved-on 2026-10-06 --confirms`,
      `step record ${WHO} 7 --on 2026-10-09`,
      `step record ${WHO} 8 --on 2026-10-16 --offered-on 2026-10-15 --outcome accepted`,
    ],
  },
  { caption: 'early', lines: [`course register ${WHO} --on 2026-10-16`], exit: 3 },
  {
    caption: 'contract',
    lines: [
      `contract receive ${WHO} --kind employment --on 2026-10-19`,
      `contract review ${WHO} --by secretariat --outcome returned --on 2026-10-21 --item ip='研究成果の公表の条件が書かれていない'`,
      `contract receive ${WHO} --kind employment --on 2026-10-23`,
      `contract review ${WHO} --by secretariat --outcome approved --on 2026-10-26 --as-placement`,
      `contract sign ${WHO} --on 2026-10-27`,
    ],
  },
  { caption: 'course', lines: [`course register ${WHO} --on 2026-10-28`, 'course list'] },
  {
    caption: 'insurance',
    lines: [
      `insurance record ${WHO} --kind gakkensai --paid-on 2026-10-28`,
      `insurance record ${WHO} --kind gakkenbai --paid-on 2026-10-28`,
      `prepare record ${WHO} materials --on 2026-10-29`,
    ],
  },
  {
    caption: 'papers',
    lines: [
      `certificate issue enrollment ${WHO} --in both --out '{dir}/certificates'`,
      `certificate issue internship ${WHO} --in both --out '{dir}/certificates'`,
    ],
  },
  { caption: 'check', lines: [`check ${WHO}`] },
  { caption: 'lists', lines: ['student list', "student list --format csv -o '{dir}/students.csv'"] },
  {
    caption: 'report',
    lines: [
      'report monthly --month 2026-10',
      "report monthly --month 2026-10 --format table -o '{dir}/report-2026-10.txt'",
    ],
  },
];
