import { describe, expect, test } from 'vitest';
import type { Stay } from '../../src/core/model/residence.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import { residenceKnown } from '../../src/core/rules/residence/residence-known.ts';
import { stay } from '../../src/core/rules/residence/stay.ts';
import type { RuleInput } from '../../src/core/rules/rule.ts';
import { day, dossier, known } from '../helpers/dossiers.ts';
import { abroad, stayOf } from '../helpers/permits.ts';

test('without a placement there is nothing to judge', () => {
  for (const rule of [residenceKnown, stay]) expect(rule.judge(known(dossier()))).toEqual([{ result: 'n/a' }]);
});

describe('residence-known', () => {
  const verdict = (facts: RuleInput) => residenceKnown.judge(facts);
  const withStatus = (status: string) => abroad({ dossier: { stays: [stayOf({ status })] } });

  test('from abroad without a status: it stops the start, and the student tells it', () =>
    expect(verdict(abroad({ dossier: { stays: [] } }))).toMatchObject([
      {
        severity: 'block',
        gates: [11],
        data: { kind: 'unknown', nationality: 'ベトナム' },
        actor: 'student',
        by: '2026-11-02',
        settle: 'coopj stay record 20249001',
      },
    ]));
  test('a card without a status is no Japanese’s', () => {
    const { status: _, ...row } = stayOf();
    const { nationality: __, ...student } = abroad().dossier.student;
    const facts = abroad({ dossier: { stays: [row], student } });
    expect(verdict(facts)).toMatchObject([{ severity: 'block', data: { kind: 'unknown' } }]);
  });

  test.each(['日本', '日本国', 'Japan', ' ＪＡＰＡＮ '])('%s: not asked', (nationality) =>
    expect(verdict(abroad({ student: { nationality }, dossier: { stays: [] } }))).toEqual([{ result: 'n/a' }]),
  );

  test.each([
    '留学',
    'Student',
    '永住者',
    '特別永住者',
    '日本人の配偶者等',
    '永住者の配偶者等',
    '定住者',
    'Permanent  Resident',
  ])('%s is known', (status) => expect(verdict(withStatus(status))).toEqual([{ result: 'ok' }]));

  test.each(['教授', '技術・人文知識・国際業務', '短期滞在'])(
    'of %s the bureau is asked, and that is all',
    (status) => {
      expect(verdict(withStatus(status))).toMatchObject([
        {
          severity: 'warn',
          data: { kind: 'other', status },
          settle: 'coopj obligation settle 20249001 ask-bureau:P-0001',
        },
      ]);
      const { dossier: of, placement, ...rest } = withStatus(status);
      const settled = { ...of, settled: { 'ask-bureau:P-0001': day('2026-10-20') } };
      const [finding] = judgeAll({ ...rest, dossier: settled }).filter(({ rule }) => rule === 'residence-known');
      expect(finding?.result).toBe('ok');
    },
  );

  test.each([
    'Student (留学)',
    'Student visa',
    '留学（Student）',
    '留 学',
    'Dependent',
    '特別永住',
    'Ｐｅｒｍａｎｅｎｔ resident',
  ])('%s is known, too', (status) => expect(verdict(withStatus(status))).toEqual([{ result: 'ok' }]));

  test.each(['学生', 'Studnet', '不明', '?'])(
    '“%s” is no status: it stops the start until the right one is recorded',
    (status) =>
      expect(verdict(withStatus(status))).toMatchObject([
        {
          severity: 'block',
          gates: [11],
          data: { kind: 'unrecognised', status, ...(status === 'Studnet' && { nearest: 'Student' }) },
          by: '2026-11-02',
          settle: 'coopj stay record 20249001 --on 2024-10-01',
        },
      ]),
  );
  test('no other word of a nationality stops anything', () => {
    for (const nationality of ['ベトナム', 'VNM', '地球', '?']) {
      expect(verdict(abroad({ student: { nationality } }))).toEqual([{ result: 'ok' }]);
    }
  });
  test.each(['日本人', 'JPN', 'Japanese', '日本（Japan）'])('%s: not asked, whatever the status', (nationality) =>
    expect(verdict(abroad({ student: { nationality }, dossier: { stays: [stayOf({ status: '?' })] } }))).toEqual([
      { result: 'n/a' },
    ]),
  );

  test('the row of the first day counts', () => {
    const rows = [stayOf({ status: '教授' }), stayOf({ on: day('2026-11-02') })];
    expect(verdict(abroad({ dossier: { stays: rows } }))).toEqual([{ result: 'ok' }]);
    const later = [stayOf({ status: '教授' }), stayOf({ on: day('2026-11-03') })];
    expect(verdict(abroad({ dossier: { stays: later } }))).toMatchObject([{ severity: 'warn' }]);
  });
});

describe('stay', () => {
  const verdict = (stays: readonly Stay[], more: Parameters<typeof abroad>[0] = {}) =>
    stay.judge(abroad({ ...more, dossier: { ...more.dossier, stays } }));

  // The internship is from 2 November to 1 February.
  test.each([
    ['2026-11-01', 'block'],
    ['2026-11-02', 'warn'],
    ['2026-11-03', 'warn'],
    ['2027-01-31', 'warn'],
    ['2027-02-01', 'ok'],
    ['2027-02-02', 'ok'],
  ])('ends on %s: %s', (expiresOn, expected) => {
    const [first] = verdict([stayOf({ expiresOn: day(expiresOn) })]);
    expect(first.result === 'open' ? first.severity : first.result).toBe(expected);
  });

  test('not recorded: told, and stops nothing', () => {
    const { expiresOn: _, ...row } = stayOf();
    const open = { severity: 'warn', data: { kind: 'unknown' }, settle: 'coopj stay record 20249001' };
    expect(verdict([row])).toMatchObject([open]);
    expect(verdict([])).toMatchObject([open]);
  });
  test('who stays for good has no end, and a Japanese no stay', () => {
    const { expiresOn: _, ...row } = stayOf({ status: '永住者' });
    expect(verdict([row])).toEqual([{ result: 'n/a' }]);
    expect(verdict([], { student: { nationality: '日本' } })).toEqual([{ result: 'n/a' }]);
  });
  test.each(['特別永住者', 'Special Permanent Resident', '永住', '高度専門職２号'])(
    '%s has no end of stay',
    (status) => {
      const { expiresOn: _, ...row } = stayOf({ status });
      expect(verdict([row])).toEqual([{ result: 'n/a' }]);
    },
  );
  test('the stay of a spouse ends, too', () =>
    expect(verdict([stayOf({ status: '日本人の配偶者等', expiresOn: day('2026-12-31') })])).toMatchObject([
      { severity: 'warn', data: { kind: 'within' } },
    ]));

  const ending = stayOf({ expiresOn: day('2026-12-31') });
  test('a renewal can be filed three months before the end; urgent two months before', () =>
    expect(verdict([ending])).toMatchObject([
      {
        by: '2026-12-31',
        yellowFrom: '2026-09-30',
        redFrom: '2026-10-31',
        data: { fileFrom: '2026-09-30' },
        settle: 'coopj stay apply 20249001',
      },
    ]));
  test.each([
    ['2026-09-29', 'none'],
    ['2026-09-30', 'yellow'],
    ['2026-10-30', 'yellow'],
    ['2026-10-31', 'red'],
  ])('on %s: %s', (today, urgency) => {
    const { placement, ...facts } = abroad({ today, dossier: { stays: [ending] } });
    expect(judgeAll(facts).filter(({ rule }) => rule === 'stay')).toMatchObject([{ urgency }]);
  });

  test('once a renewal is applied for the bureau acts, and the new stay settles it', () => {
    const applied = { dossier: { renewals: [day('2026-10-05')] } };
    const [first] = verdict([ending], applied);
    expect(first).toMatchObject({ severity: 'warn', actor: 'bureau', settle: 'coopj stay record 20249001' });
    expect(first).not.toHaveProperty('by');
    expect(verdict([ending, stayOf({ on: day('2026-10-20') })], applied)).toEqual([{ result: 'ok' }]);
  });
  test('the renewal of a former stay is none of this one', () =>
    expect(
      verdict([stayOf({ ...ending, on: day('2026-01-10') })], { dossier: { renewals: [day('2026-01-09')] } }),
    ).toMatchObject([{ actor: 'student', settle: 'coopj stay apply 20249001' }]));
});
