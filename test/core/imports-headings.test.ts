import { describe, expect, it } from 'vitest';
import { FELLOWSHIP, foldHeading, REJECT_HEADINGS } from '../../src/core/imports/headings.ts';
import { STUDENT_HEADINGS } from '../../src/core/imports/students.ts';
import { FIELDS } from '../../src/core/model/student-fields.ts';

const { columnsOf, headingMap, headingWarnings, isHeadingLine } = STUDENT_HEADINGS;

const none = new Map();
function columns(cells: readonly string[], map = none) {
  const found = columnsOf(1, cells, map);
  if (!found.ok) throw new Error(found.twice.join());
  return found.columns;
}
const facts = (...cells: string[]) =>
  columns(cells).columns.map(({ meaning }) => (typeof meaning === 'object' ? meaning.fact : meaning));

describe('a heading', () => {
  it('means one fact only: no two of the list are the same when folded', () => {
    const all = FIELDS.flatMap((field) => field.headings.map((heading) => [foldHeading(heading), field.fact] as const));
    const folded = [...new Map(all)].map(([heading]) => heading);
    expect(new Set([...folded, foldHeading(FELLOWSHIP), ...REJECT_HEADINGS.map(foldHeading)]).size).toBe(
      folded.length + 3,
    );
    for (const [heading, fact] of all) expect(new Map(all).get(heading)).toBe(fact);
  });

  it('is every one of the documented list, the English key first', () => {
    const documented =
      'student_number 学籍番号 学生番号 · name_kanji 氏名 名前 · name_kana フリガナ カナ 氏名(カナ) · family_name 姓(英字) Surname · given_name 名(英字) · name_latin 英字氏名 ローマ字氏名 · name_on_card 在留カード氏名 · email メール メールアドレス E-mail · program 専攻 コース プログラム · institute 基盤機関 · course_years 標準修業年限 · year 学年 · date_of_birth 生年月日 · nationality 国籍 国籍・地域 · sex 性別 · residence_status 在留資格 · residence_expires_on 在留期限 在留期間満了日 · residence_card 在留カード番号 · mext_scholar 国費 国費/私費 · jsps 学振 · special_researcher 特別研究員(総研大) · research_assistant RA · supervisor_name 指導教員 主任指導教員 · supervisor_email 指導教員メール · office_email 専攻事務メール · enrolled_on 入学年月日 入学日 · expected_completion_on 修了予定日 · approver_box 承認者チェック · guide_sent_on 案内送付日 · briefing_on 説明会参加日 · recording_sent_on 録画送付日 · notes 備考 · jsps_from · jsps_to · ra_hours RA時間 · address 住所 · phone 電話番号 · contacted_on 連絡日 · approved_on 承認日 · registered_on 登録日 · special_researcher_type 特別研究員の種別 · funder 支給団体';
    for (const group of documented.split(' · ')) {
      const [key = '', ...others] = group.split(' ');
      const fact = facts(key)[0];
      expect(fact).toBeDefined();
      for (const other of others) expect([other, facts(other)[0]]).toEqual([other, fact]);
    }
    expect(documented.split(' · ')).toHaveLength(FIELDS.length);
  });

  it('is known whatever its case, width and spaces, and as a key of JSON', () => {
    expect(
      facts(
        'ＳＴＵＤＥＮＴ_ＮＵＭＢＥＲ',
        ' 氏 名 ',
        '氏名（ｶﾅ）',
        'e-mail',
        'nameLatin',
        'Date of Birth',
        '国籍･地域',
        'ra',
        '採用期間',
      ),
    ).toEqual([
      'number',
      'nameKanji',
      'nameKana',
      'email',
      'nameLatin',
      'dateOfBirth',
      'nationality',
      'researchAssistant',
      'fellowship',
    ]);
  });

  it('may be the office’s own, by the profile or --map, in any writing of the key', () => {
    const read = headingMap([
      ['番号', 'student_number'],
      ['おなまえ', 'nameKanji'],
      ['氏名', 'name-latin'],
    ]);
    if (!('map' in read)) throw new Error(read.unknown);
    const found = columns(['番号', 'お なまえ', '氏名'], read.map as typeof none);
    expect(found.columns.map(({ meaning }) => (typeof meaning === 'object' ? meaning.fact : meaning))).toEqual([
      'number',
      'nameKanji',
      'nameLatin',
    ]);
    expect(headingMap([['氏名', 'name_kanzi']])).toMatchObject({ unknown: 'name_kanzi', nearest: 'name_kanji' });
  });

  it('that comes twice, or in two words for one fact, is refused with both', () => {
    expect(columnsOf(3, ['学籍番号', '氏名', '名前'], none)).toEqual({ ok: false, twice: ['氏名', '名前'], line: 3 });
    expect(columnsOf(3, ['学籍番号', '区分', '区 分'], none)).toEqual({ ok: false, twice: ['区分', '区 分'], line: 3 });
    expect(columnsOf(3, ['学籍番号', '', '', 'rejected_line', 'rejected_line'], none).ok).toBe(true);
  });

  it('that nobody knows is warned about, with the nearest where there is one; so is a --map for nothing', () => {
    const warnings = headingWarnings(columns(['student_number', '区分', 'supervisor_mail', '']), ['番号']);
    expect(warnings).toEqual([
      { line: 1, column: '区分', value: '区分', problem: { code: 'unknown-column' } },
      {
        line: 1,
        column: 'supervisor_mail',
        value: 'supervisor_mail',
        problem: { code: 'unknown-column', nearest: 'supervisor_email', key: 'supervisor_email' },
      },
      { line: 1, column: '番号', value: '番号', problem: { code: 'map-unused' } },
    ]);
  });
});

it('the heading line names the student number and something else', () => {
  expect(isHeadingLine(['学籍番号', '区分', '氏名'], none)).toBe(true);
  expect(isHeadingLine(['学籍番号', '区分'], none)).toBe(false);
  expect(isHeadingLine(['氏名', 'メール', '専攻'], none)).toBe(false);
  expect(isHeadingLine(['登録者一覧', '', ''], none)).toBe(false);
});
