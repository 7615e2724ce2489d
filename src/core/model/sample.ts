import type { LocalDate } from '../calendar/dates.ts';
import type { Calendar } from '../calendar/working-days.ts';
import type { Company } from './company.ts';
import type { Dossier } from './dossier.ts';
import { NOTHING_KNOWN } from './dossier.ts';
import type { Placement } from './placement.ts';
import type { Student } from './student.ts';

/** An invented student, host and internship for trying out texts. */

const day = (text: string) => text as LocalDate;

export const SAMPLE_DAY = day('2027-03-01');

/** Working days do not matter to a text. */
export const SAMPLE_CALENDAR: Calendar = { holidays: new Set(), closure: { from: '12-29', to: '01-03' } };

const SAMPLE_STUDENT: Student = {
  number: '20249001',
  nameKanji: '見本 太郎',
  familyName: 'MIHON',
  givenName: 'Taro',
  email: 'mihon.taro@example.ac.jp',
  program: '情報学コース',
  institute: '国立情報学研究所',
  courseYears: 3,
  year: 3,
  dateOfBirth: day('1998-04-12'),
  nationality: '見本国',
  mextScholar: true,
  jsps: 'DC1',
  researchAssistant: true,
  supervisorName: '見本 教授',
  supervisorEmail: 'kyoju@example.ac.jp',
  officeEmail: 'course@example.ac.jp',
  enrolledOn: day('2024-04-01'),
  expectedCompletionOn: day('2027-03-31'),
};

export const SAMPLE_HOST: Company = {
  code: 'C-9001',
  name: '株式会社見本研究所',
  nameEn: 'Mihon Research Laboratories, Inc.',
  address: '東京都見本区見本町1丁目2番3号',
  telephone: '03-0000-0000',
  industry: '情報通信業',
  hr: '人事部 見本 花子 <jinji@example.com>',
  agreements: [],
};

export const SAMPLE_PLACEMENT: Placement = {
  ref: 'P-9001',
  company: SAMPLE_HOST.code,
  openedOn: day('2026-09-10'),
  job: '時系列データの異常検知に関する研究',
  consulted: ['見本 助教'],
  terms: [
    {
      from: day('2026-11-02'),
      to: day('2027-02-01'),
      hoursPerWeek: 38,
      hoursPerDay: 7.6,
      department: '見本データ部',
      workplaces: ['見本本社(東京都見本区)'],
      remoteShare: 20,
      content: '時系列データに対する異常検知手法の研究開発',
      pay: { amount: 300_000, per: 'month' },
    },
  ],
  prepared: {},
  application: { on: day('2026-09-17'), approvedOn: day('2026-09-16'), confirms: true },
  result: { on: day('2026-10-05'), outcome: 'accepted' },
  contracts: [
    {
      kind: 'employment',
      revision: 1,
      receivedOn: day('2026-10-08'),
      terms: {},
      reviews: [
        {
          by: 'secretariat',
          outcome: 'returned',
          on: day('2026-10-13'),
          items: { ip: '成果の帰属が不明' },
          remark: '要修正',
        },
      ],
    },
  ],
  course: { on: day('2026-10-15'), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 },
  run: { startedOn: day('2026-11-02'), endedOn: day('2027-02-01') },
  papers: [{ kind: 'certificate', receivedOn: day('2027-02-08') }],
};

export const SAMPLE_DOSSIER: Dossier = {
  ...NOTHING_KNOWN,
  student: SAMPLE_STUDENT,
  contact: { on: day('2026-08-03') },
  registration: { on: day('2026-08-10'), supporters: {} },
  stays: [{ on: day('2024-04-01'), status: '留学', expiresOn: day('2028-03-31') }],
  placements: [SAMPLE_PLACEMENT],
};
