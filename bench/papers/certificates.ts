import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { type Dossier, NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Student } from '../../src/core/model/student.ts';
import { enrollmentPaper } from '../../src/core/papers/certificates/enrollment.ts';
import { internshipPaper } from '../../src/core/papers/certificates/internship.ts';
import type { Paper } from '../../src/core/papers/paper.ts';
import { loadTexts } from '../../src/documents/templates/paper-texts.ts';
import { parseOffice } from '../../src/office/profile-file.ts';

// This runs in dist/bench.
const SHIPPED = fileURLToPath(new URL('../../templates', import.meta.url));
const FOLDERS = { shipped: SHIPPED, own: SHIPPED };
const SAMPLE = parseOffice(readFileSync(`${SHIPPED}/office.toml`, 'utf8'), 'office.toml');
const OFFICE = { ...SAMPLE, issuer: { ...SAMPLE.issuer, name: { ja: '見本 学長', en: 'MIHON Gakucho' } } };
const DAY = '2026-11-22' as LocalDate;

const FAMILIES = ['見本', '雛形', '例田', '仮名', '試山', '架空', '模擬', '標本', '髙﨑', '𠮷野'];
const GIVEN = ['太郎', '花子', '一郎', '桜', '次郎', '梅', '三郎', '椿', '奏', '凜', '陽翔'];
const WORK = ['異常検知手法', '画像認識手法', '量子計算手法', '推薦手法', '音声合成手法', '設計最適化手法', '予測手法'];
const pick = (list: readonly string[], n: number): string => list[n % list.length] ?? '';

const student = (n: number): Student => ({
  number: `${20240000 + n}`,
  nameKanji: `${pick(FAMILIES, n)} ${pick(GIVEN, n)}`,
  familyName: 'MIHON',
  givenName: `Taro-${n}`,
  email: `s${n}@example.ac.jp`,
  program: '情報学コース',
  institute: '国立情報学研究所',
  courseYears: 3,
  year: (n % 3) + 1,
  dateOfBirth: `199${n % 10}-0${(n % 9) + 1}-1${n % 8}` as LocalDate,
  nationality: 'ベトナム',
  enrolledOn: '2024-04-01' as LocalDate,
  expectedCompletionOn: '2027-03-31' as LocalDate,
  supervisorName: `${pick(FAMILIES, n >> 2)} 教授`,
});

const placement = (n: number): Placement => ({
  ref: 'P-0001',
  company: 'C-0001',
  openedOn: '2026-09-10' as LocalDate,
  consulted: [],
  prepared: {},
  contracts: [],
  papers: [],
  application: { on: '2026-09-17' as LocalDate, approvedOn: '2026-09-16' as LocalDate },
  terms: [
    {
      from: '2026-12-01' as LocalDate,
      to: `2027-03-${10 + (n % 20)}` as LocalDate,
      hoursPerWeek: 28,
      department: `見本${pick(GIVEN, n)}部`,
      workplaces: ['見本本社(東京都見本区)', '見本研究所(神奈川県見本市)'],
      remoteShare: 20,
      content: `大規模な時系列データに対する${pick(WORK, n)}の研究開発。既存手法の再現実験、新しい統計モデルの設計と実装を行う。`,
      pay: { amount: 250_000 + n * 100, per: 'month' },
    },
  ],
});

/** So many invented certificates in both languages, the same ones each time: of enrollment and of internship in turns. */
export async function* certificates(count: number): AsyncGenerator<Paper> {
  const enrollment = await loadTexts('enrollment', 'both', FOLDERS, readFile);
  const internship = await loadTexts('internship', 'both', FOLDERS, readFile);
  for (let n = 0; n < count; n++) {
    const number = `${n % 2 === 0 ? 'E' : 'I'}-2026-${String(n + 1).padStart(4, '0')}`;
    const request = { lang: 'both', number, on: DAY, addressee: '東京出入国在留管理局長' } as const;
    if (n % 2 === 0) yield enrollmentPaper(OFFICE, student(n), request, enrollment);
    else {
      const company = {
        code: 'C-0001',
        name: `株式会社見本${pick(FAMILIES, n)}研究所`,
        nameEn: 'Mihon Research Laboratories, Inc.',
        address: '東京都見本区見本町1丁目2番3号',
        telephone: '03-0000-0000',
        industry: '情報通信業',
        agreements: [],
      };
      const dossier: Dossier = { ...NOTHING_KNOWN, student: student(n), placements: [placement(n)] };
      const facts = { dossier, placement: placement(n), company, office: OFFICE };
      yield internshipPaper(facts, request, internship);
    }
  }
}
