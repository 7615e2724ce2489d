import { describe, expect, test } from 'vitest';
import { companyKey, hashed, mailKey, personKey } from '../../src/core/imports/alike.ts';
import { COMPANY_HEADINGS, readCompanyRow } from '../../src/core/imports/companies.ts';
import type { Headings } from '../../src/core/imports/headings.ts';
import {
  CONTRACT_HEADINGS,
  foreignTo,
  neededForContract,
  neededForStep,
  PLACEMENT_HEADINGS,
  type RecordField,
  readRecordRow,
  STEP_HEADINGS,
  type StepFacts,
} from '../../src/core/imports/records.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';
import type { CellKind, StudentFacts } from '../../src/core/model/student-fields.ts';
import { day } from '../helpers/dossiers.ts';

const TODAY = day('2026-11-02');
const columnsOf = <F extends { fact: string; kind: CellKind; headings: readonly [string, ...string[]] }>(
  list: Headings<F>,
  line: string,
) => {
  const found = list.columnsOf(1, line.split(','), new Map());
  if (!found.ok) throw new Error('twice');
  return found.columns;
};

describe('a row of a list of records', () => {
  const read = <F extends RecordField>(
    list: Headings<F>,
    headings: string,
    row: string,
    needed: (facts: never) => readonly F['fact'][] = () => [],
  ) => readRecordRow({ columns: columnsOf(list, headings), today: TODAY }, needed as never, 7, row.split(','));

  test('of steps says the step and its details, each under any of its headings', () => {
    const headings =
      '学籍番号,案件,段階,実施日,承認者,承認者チェック,録画送付日,企業コード,求人名,相談教員,応募承認日,研究との関連の確認,内定日,結果,開始日,終了日,早期終了の理由,成績,案内送付日';
    const row =
      '20249001,p-1,STEP 6,2026-10-01,見本,○,2026-10-02,C-0001,研究,甲;乙,2026-10-03,○,2026-10-04,辞退,2026-10-05,2026-10-06,体調,A,2026-10-07';
    expect(read(STEP_HEADINGS, headings, row)).toEqual({
      line: 7,
      cells: row.split(','),
      facts: {
        number: '20249001',
        placement: 'P-1',
        step: 6,
        on: '2026-10-01',
        by: '見本',
        approverBox: true,
        recordingSent: '2026-10-02',
        company: 'C-0001',
        job: '研究',
        consulted: ['甲', '乙'],
        approvedOn: '2026-10-03',
        confirms: true,
        offeredOn: '2026-10-04',
        outcome: 'declined',
        started: '2026-10-05',
        ended: '2026-10-06',
        earlyReason: '体調',
        grade: 'A',
        guideSent: '2026-10-07',
      },
      problems: [],
      warnings: [],
    });
  });
  test('of placements and of contracts says its terms', () => {
    const terms =
      'from,to,hours_per_week,hours_per_day,department,workplace,remote_share,content,pay,pay_per,at_institute,pay_offset,abroad';
    const values = '2027-01-12,2027-03-19,38,7.6,部,東京、横浜,20,研究,300000,月額,×,1,○';
    const facts = {
      from: '2027-01-12',
      to: '2027-03-19',
      hoursPerWeek: 38,
      hoursPerDay: 7.6,
      department: '部',
      workplaces: ['東京', '横浜'],
      remoteShare: 20,
      content: '研究',
      pay: 300_000,
      payPer: 'month',
      atInstitute: false,
      payOffset: 1,
      abroad: true,
    };
    expect(read(PLACEMENT_HEADINGS, `学生番号,応募承認依頼日,${terms}`, `1,2026-10-01,${values}`).facts).toEqual({
      number: '1',
      on: '2026-10-01',
      ...facts,
    });
    const contract = '学籍番号,種類,受領日,締結日,確認日,確認結果,確認者,指摘事項,照合済み';
    expect(
      read(
        CONTRACT_HEADINGS,
        `${contract},${terms}`,
        `1,通知書,2026-10-01,2026-10-02,2026-10-03,差戻し,事務局,直す,○,${values}`,
      ).facts,
    ).toEqual({
      number: '1',
      kind: 'notice',
      on: '2026-10-01',
      signedOn: '2026-10-02',
      reviewedOn: '2026-10-03',
      outcome: 'returned',
      by: 'secretariat',
      remark: '直す',
      asPlacement: true,
      ...facts,
    });
  });
  test('names what it needs and lacks, and says nothing more of a cell that could not be read', () => {
    const needed = () => ['number', 'on', 'step'] as const;
    const problems = read(STEP_HEADINGS, '学籍番号,日付', ',2026-13-01', needed).problems;
    expect(problems).toEqual([
      { line: 7, column: '日付', value: '2026-13-01', problem: { code: 'no-such-day' } },
      { line: 7, column: '学籍番号', value: '', problem: { code: 'missing' } },
      { line: 7, column: 'step', value: '', problem: { code: 'missing' } },
    ]);
  });
  test('has no day to come where something happened', () => {
    expect(read(STEP_HEADINGS, '学籍番号,日付', '1,2026-11-03').problems.map(({ problem }) => problem.code)).toEqual([
      'in-future',
    ]);
  });

  test.each<[StepFacts, readonly string[]]>([
    [{}, ['number', 'step', 'on']],
    [{ step: 1 }, ['number', 'step', 'on']],
    [{ step: 4 }, ['number', 'step', 'on']],
    [{ step: 4, recordingSent: TODAY }, ['number', 'step']],
    [{ step: 5, recordingSent: TODAY }, ['number', 'step', 'on']],
    [{ step: 8 }, ['number', 'step', 'on', 'outcome']],
    [{ step: 11 }, ['number', 'step', 'on']],
    [{ step: 11, started: TODAY }, ['number', 'step']],
    [{ step: 11, ended: TODAY }, ['number', 'step']],
    [{ step: 10, ended: TODAY }, ['number', 'step', 'on']],
    [{ step: 12 }, ['number', 'step', 'on', 'grade']],
  ])('of steps with %j needs %j', (facts, needed) => expect(neededForStep(facts)).toEqual(needed));

  test.each([
    [{}, ['number', 'on']],
    [{ reviewedOn: TODAY }, ['number', 'on', 'reviewedOn', 'outcome']],
    [{ outcome: 'approved' as const }, ['number', 'on', 'reviewedOn', 'outcome']],
    [{ by: 'student' as const }, ['number', 'on', 'reviewedOn', 'outcome']],
    [{ remark: '直す' }, ['number', 'on', 'reviewedOn', 'outcome']],
    [{ signedOn: TODAY }, ['number', 'on']],
  ])('of contracts with %j needs %j', (facts, needed) => expect(neededForContract(facts)).toEqual(needed));

  test.each<[StepNumber, StepFacts, readonly string[]]>([
    [6, { number: '1', step: 6, on: TODAY, placement: 'P-1', company: 'C-1', approvedOn: TODAY }, []],
    [6, { grade: 'A', approvedOn: TODAY, started: TODAY }, ['grade', 'started']],
    [12, { grade: 'A', by: '見本' }, []],
    [3, { by: '見本' }, ['by']],
  ])('of STEP %i with %j has of another step: %j', (step, facts, foreign) =>
    expect(foreignTo(step, facts)).toEqual(foreign),
  );
});

test('a row of a list of companies says what the company is', () => {
  const headings = '企業コード,会社名,英語名,部署,所在地,電話番号,業種,人事担当,メンター,会員確認日,会員期間の末日';
  const columns = columnsOf(COMPANY_HEADINGS, headings);
  const row = 'C-0001,見本株式会社,Mihon Inc.,部,東京都,03-0000-0000,業,人事,指導,2026-04-01,2027-03-31';
  expect(readCompanyRow({ columns, today: TODAY }, 3, row.split(','))).toEqual({
    line: 3,
    cells: row.split(','),
    facts: {
      code: 'C-0001',
      name: '見本株式会社',
      nameEn: 'Mihon Inc.',
      department: '部',
      address: '東京都',
      telephone: '03-0000-0000',
      industry: '業',
      hr: '人事',
      mentor: '指導',
      memberAsOf: '2026-04-01',
      memberUntil: '2027-03-31',
    },
    problems: [],
    warnings: [],
  });
  const bad = readCompanyRow({ columns, today: TODAY }, 3, ['C 1', '見〓株式会社']);
  expect(bad.problems.map(({ problem }) => problem.code)).toEqual(['not-a-code']);
  expect(bad.warnings.map(({ problem }) => problem)).toEqual([{ code: 'stand-in', sign: '〓' }]);
});

describe('two entries of one person', () => {
  const born = day('1998-04-12');
  test.each<[StudentFacts, string | undefined]>([
    [{ nameKanji: '見本 太郎', dateOfBirth: born }, '見本太郎  1998-04-12'],
    [{ nameKanji: '見本 太郎', nameKana: 'ミホン タロウ', dateOfBirth: born }, '見本太郎 みほんたろう 1998-04-12'],
    [{ familyName: 'ŞAHİN', givenName: 'Emre', dateOfBirth: born }, 'sahinemre  1998-04-12'],
    [{ familyName: 'SAHIN', dateOfBirth: born }, 'sahin  1998-04-12'],
    [{ nameLatin: 'Emre Sahin', familyName: 'X', dateOfBirth: born }, 'emresahin  1998-04-12'],
    [{ nameKanji: '見本', nameLatin: 'MIHON', dateOfBirth: born }, '見本  1998-04-12'],
    [{ nameKanji: '見本 太郎' }, undefined],
    [{ dateOfBirth: born }, undefined],
    [{ nameKanji: '見〓 太郎', dateOfBirth: born }, undefined],
    [{ nameKanji: '見□ 太郎', dateOfBirth: born }, undefined],
  ])('%j have in common %j', (facts, key) => expect(personKey(facts)).toBe(key));

  test('share an address whatever its case', () => {
    expect(mailKey({ email: 'Mihon.Taro@Example.ac.jp' })).toBe('mihon.taro@example.ac.jp');
    expect(mailKey({})).toBeUndefined();
  });
});

test.each([
  ['株式会社 見本', '株式会社見本'],
  ['(株)見本', '株式会社見本'],
  ['㈱見本㈱', '株式会社見本株式会社'],
  ['（有）見本', '有限会社見本'],
  ['(同) 見本　研究', '合同会社見本研究'],
  ['ＭＩＨＯＮ−Ｌａｂ', 'mihon-lab'],
  ['見本〜研究～所', '見本~研究~所'],
  ['A‐B–C', 'a-b-c'],
])('the company %s reads as %s', (name, key) => expect(companyKey(name)).toBe(key));

test('a key is held as a small number, another one for nearly every key', () => {
  // FNV-1a, without the two highest bits.
  expect([hashed(''), hashed('a'), hashed('foobar')]).toEqual([
    0x811c9dc5 & 0x3fffffff,
    0xe40c292c & 0x3fffffff,
    0xbf9cf968 & 0x3fffffff,
  ]);
});
