import { describe, expect, test } from 'vitest';
import type { Certificate } from '../../src/core/model/certificate.ts';
import { PERMIT_PAPERS } from '../../src/core/model/residence.ts';
import { permitPapers } from '../../src/core/rules/residence/permit-papers.ts';
import { amended, contract, day, TERMS } from '../helpers/dossiers.ts';
import { textsOf, WORK } from '../helpers/papers.ts';
import { abroad, pending, permit, stayOf } from '../helpers/permits.ts';
import { valuesOf, worksheet } from '../helpers/sheets.ts';

const PERSON = {
  nameOnCard: 'MIHON ANH THỊ',
  dateOfBirth: day('1999-05-05'),
  sex: '女',
  address: '神奈川県三浦郡見本町1-2-3',
  phone: '090-0000-0000',
};
const STAY = [stayOf({ expiresOn: day('2028-03-31'), card: 'AB12345678CD' })];
const known = (more: Parameters<typeof abroad>[0] = {}) =>
  abroad({ ...more, student: { ...PERSON, ...more.student }, dossier: { stays: STAY, ...more.dossier } });

describe('the fields', () => {
  test('stand in the order of the form, with what is to be copied', async () => {
    const sheet = await worksheet(known({ terms: { ...WORK } }));
    expect(Object.entries(valuesOf(sheet))).toEqual([
      ['nationality', 'ベトナム'],
      ['dateOfBirth', '1999年5月5日'],
      ['name', 'MIHON ANH THỊ'],
      ['sex', '女'],
      ['maritalStatus', null],
      ['occupation', '学生（博士課程）'],
      ['address', '神奈川県三浦郡見本町1-2-3'],
      ['telephone', '090-0000-0000'],
      ['passportNumber', null],
      ['passportExpiresOn', null],
      ['residenceStatus', '留学'],
      ['periodOfStay', null],
      ['stayExpiresOn', '2028年3月31日'],
      ['residenceCard', 'AB12345678CD'],
      ['school', '総合研究大学院大学 情報学コース'],
      ['studyHours', null],
      ['duties', WORK.content],
      ['contractPeriod', '2026年11月2日から2027年2月1日まで'],
      ['hoursPerWeek', '38時間'],
      ['pay', '月額　300,000円'],
      ['employerName', '株式会社見本研究所'],
      ['employerAddress', '東京都見本区見本町1丁目2番3号'],
      ['employerTelephone', '03-0000-0000'],
      ['employerBusiness', '情報通信業'],
      ['representative', null],
    ]);
    const rows = sheet.paper.blocks.flatMap((block) => (block.type === 'fields' ? block.rows : []));
    expect(rows.map(({ label }) => label)).toEqual(sheet.fields.map(({ label }) => label));
  });

  test('speak English on an English paper, and both where both are asked for', async () => {
    const en = valuesOf(await worksheet(known(), 'en'));
    expect([en.nationality, en.dateOfBirth, en.sex, en.residenceStatus, en.contractPeriod, en.employerName]).toEqual([
      'Vietnam',
      '5 May 1999',
      'Female',
      'Student',
      '2 November 2026 to 1 February 2027',
      'Mihon Research Laboratories, Inc.',
    ]);
    const both = valuesOf(await worksheet(known(), 'both'));
    expect([both.nationality, both.name, both.sex]).toEqual(['ベトナム / Vietnam', 'MIHON ANH THỊ', '女 / Female']);
  });

  test('are blanks for handwriting where nothing is on record, each saying who fills it in', async () => {
    const bare = abroad({ terms: { pay: 'unpaid' }, student: { email: 'mihon@example.ac.jp' } });
    const sheet = await worksheet(bare);
    const values = valuesOf(sheet);
    for (const key of ['dateOfBirth', 'sex', 'address', 'telephone', 'residenceCard', 'duties']) {
      expect([key, values[key]]).toEqual([key, null]);
    }
    const rows = sheet.paper.blocks.flatMap((block) => (block.type === 'fields' ? block.rows : []));
    const blanks = rows.filter(({ byHand }) => byHand !== undefined);
    expect(blanks).toHaveLength(Object.values(values).filter((value) => value === null).length);
    expect(blanks.every(({ note = [] }) => note.length === 1)).toBe(true);
    // What is circled is a word of the line.
    expect(blanks.filter(({ value }) => value.length > 0).map(({ value }) => value[0]?.text)).toEqual(['有　・　無']);
    expect(textsOf(sheet.paper).filter((text) => /^[—–-]*$/.test(text))).toEqual([]);
  });

  test('a name that is not known from the card is to be compared with it', async () => {
    const { nameOnCard: _, ...rest } = PERSON;
    expect(valuesOf(await worksheet(abroad({ student: rest }))).name).toBe('MIHON Taro（在留カードの記載と照合する）');
  });

  test('a sex that is none of the two words of the form stands as recorded', async () => {
    expect(valuesOf(await worksheet(known({ student: { sex: 'Ｍ' } }))).sex).toBe('男');
    expect(valuesOf(await worksheet(known({ student: { sex: 'X' } }))).sex).toBe('X');
  });

  test('the terms in force count, and the real days where they are known', async () => {
    const terms = amended([WORK], '2026-12-01', { to: day('2027-03-15'), hoursPerWeek: 20 });
    const placement = { terms, run: { startedOn: day('2026-11-04') } };
    const values = valuesOf(await worksheet(known({ placement })));
    expect([values.contractPeriod, values.hoursPerWeek, values.duties]).toEqual([
      '2026年11月4日から2027年3月15日まで',
      '2026年11月4日から2026年11月30日まで　38時間\n2026年12月1日から2027年3月15日まで　20時間',
      WORK.content,
    ]);
  });

  test('pay by the hour is told by the week as well, since the form has no hours', async () => {
    const paid = (pay: { amount: number; per: 'hour' | 'day' | 'week' }, hoursPerWeek?: number) =>
      known({ placement: { terms: [{ ...WORK, pay, ...(hoursPerWeek !== undefined && { hoursPerWeek }) }] } });
    const pay = async (...words: Parameters<typeof paid>) => valuesOf(await worksheet(paid(...words))).pay;
    expect(await pay({ amount: 1_800, per: 'hour' }, 37.5)).toBe('週額　67,500円（時間額1,800円、週37時間30分）');
    expect(await pay({ amount: 12_000, per: 'day' })).toBe('日額　12,000円');
    expect(await pay({ amount: 60_000, per: 'week' })).toBe('週額　60,000円');
  });
});

describe('what stands over the fields', () => {
  const notes = async (more: Parameters<typeof abroad>[0]) => (await worksheet(known(more))).notes;
  const status = (of: string) => ({ dossier: { stays: [stayOf({ status: of })] } });

  test.each([
    [28, 'comprehensive'],
    [28.5, 'individual'],
  ])('%d hours a week: %s', async (hoursPerWeek, kind) => {
    const sheet = await worksheet(
      known({ terms: { hoursPerWeek }, student: { expectedCompletionOn: day('2027-03-31') } }),
    );
    expect(sheet.notes).toEqual([kind]);
    expect(sheet.needs).toBe(kind);
  });

  test('hours as an RA count', async () =>
    expect(await notes({ student: { researchAssistant: true, raHours: 1 } })).toEqual(['individual']));

  test('whoever needs no permit is told so, and the paper is made all the same', async () => {
    expect(await notes({ student: { nationality: '日本' } })).toEqual(['japanese']);
    expect(await notes(status('永住者'))).toEqual(['free']);
    expect(await notes({ terms: { pay: 'unpaid' } })).toEqual(['unpaid']);
    expect(await notes(status('技術・人文知識・国際業務'))).toEqual(['other']);
    const sheet = await worksheet(known(status('永住者')));
    expect(sheet.needs).toBeUndefined();
    expect(textsOf(sheet.paper)).toContain('在留資格「永住者」では、資格外活動許可を要しない。');
  });

  test('of whom nothing is known, nothing is claimed', async () => {
    const { nationality: _, ...student } = known().dossier.student;
    expect(await notes({ dossier: { student, stays: [] } })).toEqual(['unknown']);
    const { status: __, ...row } = stayOf();
    expect(await notes({ dossier: { stays: [row] } })).toEqual(['unknown']);
    const { hoursPerWeek: ___, ...terms } = TERMS;
    expect(await notes({ placement: { terms: [terms] } })).toEqual(['hours-unknown']);
  });

  test.each([
    ['2027-01-31', ['comprehensive', 'stay']],
    ['2027-02-01', ['comprehensive']],
  ])('a stay that ends on %s, and the internship on 1 February: %j', async (expiresOn, expected) =>
    expect(await notes({ dossier: { stays: [stayOf({ expiresOn: day(expiresOn) })] } })).toEqual(expected),
  );

  test('a stay that ends on the way is told with its day', async () => {
    const stays = [stayOf({ expiresOn: day('2027-01-31') })];
    const { paper } = await worksheet(known({ dossier: { stays } }));
    expect(textsOf(paper).join('\n')).toContain('在留期間が2027年1月31日に満了する');
  });

  test('what must be cleared before filing is named', async () => {
    expect(await notes({ dossier: { permits: [permit()] } })).toEqual(['covered']);
    expect(await notes({ terms: { hoursPerWeek: 38 }, student: { expectedCompletionOn: day('2030-03-31') } })).toEqual([
      'individual',
      'ask-bureau',
    ]);
    expect(await notes({ dossier: { stays: [stayOf({ expiresOn: day('2027-01-31') })] } })).toEqual([
      'comprehensive',
      'stay',
    ]);
    expect(await notes({ placement: { contracts: [contract({ terms: { ...TERMS, hoursPerWeek: 20 } })] } })).toEqual([
      'comprehensive',
      'papers-agree',
    ]);
  });
});

describe('the checklist of the six papers', () => {
  const ALL = Object.fromEntries(PERMIT_PAPERS.map((paper) => [paper, day('2026-10-01')]));
  const issued = (kind: Certificate['kind'], on: string): Certificate => ({
    number: kind === 'enrollment' ? 'E-2026-0001' : 'I-2026-0001',
    kind,
    lang: 'both',
    issuedOn: day(on),
    ...(kind === 'internship' && { placement: 'P-0001' }),
    file: '/見本.pdf',
    sha256: '0'.repeat(64),
    by: '見本 職員',
  });
  const states = async (...words: Parameters<typeof abroad>) => {
    const { checklist } = await worksheet(known(...words));
    return Object.fromEntries(checklist.map(({ paper, state }) => [paper, state]));
  };

  test('names all six in their order', async () => {
    const { checklist, paper } = await worksheet(known());
    expect(checklist.map((one) => one.paper)).toEqual(PERMIT_PAPERS);
    expect(checklist.every(({ state }) => state === 'missing')).toBe(true);
    const [table] = paper.blocks.flatMap((block) => (block.type === 'table' ? [block] : []));
    expect(table?.rows).toHaveLength(6);
  });

  // Three months after 5 October 2026: 5 January 2027.
  test.each([
    ['2027-01-05', 'present'],
    ['2027-01-06', 'old'],
  ])('a certificate of enrollment of 5 October, on %s: %s', async (today, state) => {
    const certificates = [issued('enrollment', '2026-10-05'), issued('internship', '2026-10-05')];
    const found = await worksheet(known({ today, dossier: { certificates } }));
    const check = found.checklist.find(({ paper }) => paper === 'enrollment-certificate');
    expect(check).toMatchObject({ state, on: '2026-10-05', until: '2027-01-05' });
    expect(
      textsOf(found.paper).some((text) =>
        /^2026年10月5日発行（(2027年1月5日まで使用可|使用期限2027年1月5日)/.test(text),
      ),
    ).toBe(true);
  });

  test('over 28 hours the contract must show everything itself', async () => {
    const { content: _, ...terms } = { ...WORK, hoursPerWeek: 28.5, workplaces: [' '] };
    const contracts = [contract({ terms })];
    const papers = { dossier: { permits: [{ ...pending({ papers: ALL }), kind: 'individual' as const }] } };
    expect(await states({ terms: { hoursPerWeek: 28.5 }, placement: { contracts }, ...papers })).toMatchObject({
      contract: 'unclear',
    });
    const { paper } = await worksheet(known({ terms: { hoursPerWeek: 28.5 }, placement: { contracts }, ...papers }));
    expect(textsOf(paper)).toContain('2026年10月1日　P-0001-E1に記載があるか要確認：活動内容、場所');
    const full = [contract({ terms: { ...WORK, hoursPerWeek: 28.5 } })];
    const whole = await worksheet(known({ terms: { hoursPerWeek: 28.5 }, placement: { contracts: full }, ...papers }));
    expect(textsOf(whole.paper)).toContain(
      '2026年10月1日　P-0001-E1：活動内容・期間・時間・場所・報酬の記載を確認済み',
    );
    expect(await states({ terms: { hoursPerWeek: 28.5 }, placement: { contracts: full } })).toMatchObject({
      contract: 'present',
    });
    const fewer = [contract({ terms: { ...terms, hoursPerWeek: 28 } })];
    expect(await states({ terms: { hoursPerWeek: 28 }, placement: { contracts: fewer } })).toMatchObject({
      contract: 'present',
    });
  });

  test('says what the rule says', async () => {
    const certificates = [issued('enrollment', '2026-05-01')];
    const facts = known({
      terms: { hoursPerWeek: 38 },
      placement: { contracts: [contract({ terms: { pay: 'unpaid' } })] },
      dossier: { certificates },
    });
    const [verdict] = permitPapers.judge(facts);
    const { checklist } = await worksheet(facts);
    expect(verdict).toMatchObject({
      data: {
        missing: checklist.flatMap(({ paper, state }) => (state === 'missing' ? [paper] : [])),
        old: { issuedOn: checklist.find(({ state }) => state === 'old')?.on },
        unclear: { parts: checklist.find(({ state }) => state === 'unclear')?.parts },
      },
    });
  });
});

test('the worksheet has no number of the register, no seal and no code', async () => {
  const { paper } = await worksheet(known());
  expect(paper.blocks.some(({ type }) => type === 'issuer')).toBe(false);
  expect(paper.proof).toBeUndefined();
  expect(textsOf(paper)[1]).toBe('20249001  P-0001　2026年10月21日作成');
});
