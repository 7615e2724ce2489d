import { describe, expect, test } from 'vitest';
import type { Certificate } from '../../src/core/model/certificate.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import { PERMIT_PAPERS, type Permit } from '../../src/core/model/residence.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import { permitAskBureau } from '../../src/core/rules/residence/permit-ask-bureau.ts';
import { permitLead } from '../../src/core/rules/residence/permit-lead.ts';
import { permitPapers } from '../../src/core/rules/residence/permit-papers.ts';
import type { RuleInput } from '../../src/core/rules/rule.ts';
import { contract, day, TERMS } from '../helpers/dossiers.ts';
import { abroad, individual, pending, permit, stayOf } from '../helpers/permits.ts';

const OK = [{ result: 'ok' }];
const NONE = [{ result: 'n/a' }];
const RULES = [permitLead, permitPapers, permitAskBureau];
const withPermits = (permits: readonly Permit[], more: Parameters<typeof abroad>[0] = {}) =>
  abroad({ ...more, dossier: { ...more.dossier, permits } });

test('where no permit is needed, or the internship is over, nothing is asked', () => {
  const over = { placement: { run: { startedOn: day('2026-11-02'), endedOn: day('2027-02-01') } } };
  for (const rule of RULES) {
    expect(rule.judge(abroad({ student: { nationality: '日本' } }))).toEqual(NONE);
    expect(rule.judge(abroad({ terms: { pay: 'unpaid', hoursPerWeek: 38 } }))).toEqual(NONE);
    expect(rule.judge(abroad({ terms: { hoursPerWeek: 38 }, ...over }))).toEqual(NONE);
  }
});

test('a dependent applies as a student does', () => {
  const dossier = { stays: [stayOf({ status: '家族滞在' })] };
  expect(permitLead.judge(abroad({ terms: { hoursPerWeek: 20 }, dossier }))).toMatchObject([
    { severity: 'warn', settle: 'coopj permit apply 20249001 --kind comprehensive' },
  ]);
  expect(permitPapers.judge(abroad({ terms: { hoursPerWeek: 20 }, dossier }))).toMatchObject([
    { severity: 'warn', data: { needs: 'comprehensive', missing: PERMIT_PAPERS } },
  ]);
});

describe('permit-lead', () => {
  const urgency = (today: string) => {
    const { placement, ...facts } = abroad({ today });
    return judgeAll(facts).filter(({ rule }) => rule === 'permit-lead')[0]?.urgency;
  };
  // The first day is 2 November: sixty days before is 3 September, two weeks before 19 October.
  test.each([
    ['2026-09-02', 'none'],
    ['2026-09-03', 'yellow'],
    ['2026-10-18', 'yellow'],
    ['2026-10-19', 'red'],
    ['2026-11-03', 'red'],
  ])('on %s: %s', (today, expected) => expect(urgency(today)).toBe(expected));

  test('it stops nothing, and is settled by an application for the kind that is needed', () => {
    expect(permitLead.judge(abroad())).toMatchObject([
      { severity: 'warn', gates: [], by: '2026-10-19', settle: 'coopj permit apply 20249001 --kind comprehensive' },
    ]);
    expect(permitLead.judge(withPermits([pending()]))).toEqual(OK);
    expect(permitLead.judge(withPermits([permit()]))).toEqual(OK);
    expect(permitLead.judge(withPermits([pending()], { terms: { hoursPerWeek: 38 } }))).toMatchObject([
      { data: { needs: 'individual' }, settle: 'coopj permit apply 20249001 --kind individual --placement P-0001' },
    ]);
  });
  test('a refusal asks for another application', () =>
    expect(
      permitLead.judge(withPermits([pending({ refused: { on: day('2026-10-10'), reason: '見本' } })])),
    ).toMatchObject([{ result: 'open' }]));
  test('settings move the days', () => {
    const facts = abroad();
    const rules = { ...facts.office.rules, permitYellowDays: 90, permitRedDays: 30 };
    expect(permitLead.judge({ ...facts, office: { ...facts.office, rules } })).toMatchObject([
      { by: '2026-10-03', yellowFrom: '2026-08-04', redFrom: '2026-10-03' },
    ]);
  });
});

describe('permit-ask-bureau', () => {
  const judge = (terms: Partial<Terms>, completion?: string, more: Parameters<typeof abroad>[0] = {}) =>
    permitAskBureau.judge(
      abroad({
        ...more,
        terms: { hoursPerWeek: 38, ...terms },
        ...(completion !== undefined && { student: { expectedCompletionOn: day(completion) } }),
      }),
    );

  test('up to 28 hours the bureau need not be asked', () => {
    expect(judge({ hoursPerWeek: 28 }, '2030-03-31')).toEqual(NONE);
    expect(judge({ hoursPerWeek: 28.5 }, '2030-03-31')).toMatchObject([{ severity: 'warn' }]);
  });
  // 2 November to 1 February: the academic year ends on 31 March, for October entrants on 30 September.
  test.each([
    ['2024-04-01', '2027-03-30', 'ok'],
    ['2024-04-01', '2027-03-31', 'ok'],
    ['2024-04-01', '2027-04-01', 'open'],
    ['2024-10-01', '2027-09-30', 'ok'],
    ['2024-10-01', '2027-10-01', 'open'],
  ])('entry on %s, completion expected on %s: %s', (enrolled, completion, expected) => {
    const facts = { enrolledOn: day(enrolled), expectedCompletionOn: day(completion) };
    expect(judge({}, undefined, { student: facts })[0].result).toBe(expected);
  });

  // Sixty days before 2 November; who was opened later asks before the last day for applying, two weeks before it.
  test.each([
    ['2026-09-02', '2026-09-03'],
    ['2026-09-03', '2026-09-03'],
    ['2026-09-04', '2026-10-19'],
  ])('a placement opened on %s asks by %s', (opened, by) => {
    expect(judge({}, '2030-03-31', { placement: { openedOn: day(opened) } })[0]).toMatchObject({ result: 'open', by });
  });

  // A last day on 31 March lies in the year that ends on it, the day after in the next.
  test.each([
    ['2027-03-31', '2027-03-31', 'ok'],
    ['2027-04-01', '2027-03-31', 'ok'],
    ['2027-04-01', '2028-03-31', 'ok'],
    ['2027-03-31', '2028-03-31', 'open'],
  ])('until %s, completion expected on %s: %s', (to, completion, expected) =>
    expect(judge({ to: day(to) }, completion)[0].result).toBe(expected),
  );

  test('a completion that nobody knows is no last year', () => {
    const { expectedCompletionOn: _, ...student } = abroad().dossier.student;
    expect(judge({}, undefined, { dossier: { student } })).toMatchObject([{ data: { outsideLastYear: true } }]);
  });

  // 92 days: half of 184.
  test.each([
    ['2026-10-02', '2027-04-02', 'open'],
    ['2026-10-02', '2027-04-03', 'ok'],
    ['2026-10-02', '2027-04-04', 'ok'],
  ])('a stay granted for %s to %s: %s', (grantedOn, expiresOn, expected) => {
    const stays = [stayOf({ on: day(grantedOn), grantedOn: day(grantedOn), expiresOn: day(expiresOn) })];
    expect(judge({}, '2027-03-31', { dossier: { stays } })[0].result).toBe(expected);
  });

  test('settled once it was asked, or when the application is filed', () => {
    expect(judge({}, '2030-03-31')).toMatchObject([
      { obligation: 'ask-bureau:P-0001', settle: 'coopj obligation settle 20249001 ask-bureau:P-0001' },
    ]);
    const { granted: _, ...filed } = individual();
    expect(judge({}, '2030-03-31', { dossier: { permits: [filed] } })).toEqual(OK);
  });
});

describe('permit-papers', () => {
  const ALL = Object.fromEntries(PERMIT_PAPERS.map((paper) => [paper, day('2026-10-01')]));
  const issued = (kind: Certificate['kind'], on: string, placement?: string): Certificate => ({
    number: `${kind === 'enrollment' ? 'E' : 'I'}-2026-0001`,
    kind,
    lang: 'both',
    issuedOn: day(on),
    ...(placement !== undefined && { placement }),
    file: '/見本.pdf',
    sha256: '0'.repeat(64),
    by: '見本 職員',
  });
  const data = (facts: RuleInput) => {
    const [first] = permitPapers.judge(facts);
    return first.result === 'open' ? first.data : first.result;
  };

  test('without an application all six are awaited', () =>
    expect(permitPapers.judge(abroad())).toMatchObject([
      {
        severity: 'warn',
        gates: [],
        data: { missing: PERMIT_PAPERS },
        settle: 'coopj certificate issue enrollment 20249001',
      },
    ]));

  test('all six there: nothing is asked', () => expect(data(withPermits([pending({ papers: ALL })]))).toBe('ok'));
  test('each that is not there is named', () => {
    for (const paper of PERMIT_PAPERS) {
      const { [paper]: _, ...papers } = ALL;
      expect(data(withPermits([pending({ papers })]))).toMatchObject({ missing: [paper] });
    }
  });
  test('once it was granted, papers are past', () => expect(data(withPermits([permit()]))).toBe('ok'));

  test('certificates that this tool issued, and a contract that was received, are there', () => {
    const certificates = [issued('enrollment', '2026-09-20'), issued('internship', '2026-09-20', 'P-0001')];
    const facts = abroad({ placement: { contracts: [contract()] }, dossier: { certificates } });
    expect(data(facts)).toMatchObject({ missing: ['form', 'passport', 'card'] });
    expect(permitPapers.judge(facts)).toMatchObject([
      { actor: 'student', settle: 'coopj permit paper 20249001 form passport card --kind comprehensive' },
    ]);
    const other = [issued('enrollment', '2026-09-20'), issued('internship', '2026-09-20', 'P-0002')];
    const voided = { on: day('2026-09-25'), by: '見本', reason: '誤記' };
    const gone = certificates.map((one) => ({ ...one, voided }));
    expect(data(abroad({ placement: { contracts: [contract()] }, dossier: { certificates: gone } }))).toMatchObject({
      missing: ['form', 'passport', 'card', 'enrollment-certificate', 'internship-certificate'],
    });
    expect(data(abroad({ placement: { contracts: [contract()] }, dossier: { certificates: other } }))).toMatchObject({
      missing: ['form', 'passport', 'card', 'internship-certificate'],
    });
  });

  test.each([
    ['2026-07-05', 'ok'],
    ['2026-07-06', 'ok'],
    ['2026-07-04', { old: { issuedOn: '2026-07-04', until: '2026-10-04' } }],
  ])('a certificate of enrollment of %s, filed on 5 October', (on, expected) => {
    const papers = { ...ALL, 'enrollment-certificate': day(on) };
    const found = data(withPermits([pending({ papers, appliedOn: day('2026-10-05') })], { today: '2026-12-01' }));
    if (typeof expected === 'string') expect(found).toBe(expected);
    else expect(found).toMatchObject(expected);
  });
  test('before it is filed, today counts; the end of a month is its last day', () => {
    const papers = { ...ALL, 'enrollment-certificate': day('2026-11-30') };
    const { appliedOn: _, ...opened } = pending({ papers });
    expect(data(withPermits([opened], { today: '2027-02-28' }))).toBe('ok');
    expect(data(withPermits([opened], { today: '2027-03-01' }))).toMatchObject({ old: { until: '2027-02-28' } });
  });
  test('a newer one takes its place, but not one of after the filing', () => {
    const old = { papers: { ...ALL, 'enrollment-certificate': day('2026-05-01') }, appliedOn: day('2026-10-05') };
    const judged = (on: string) =>
      data(withPermits([pending(old)], { dossier: { certificates: [issued('enrollment', on)] } }));
    expect(judged('2026-10-05')).toBe('ok');
    expect(judged('2026-10-06')).toMatchObject({ old: { issuedOn: '2026-05-01' } });
  });

  test('over 28 hours the contract must show all that the bureau looks for', () => {
    const full: Terms = { ...TERMS, hoursPerWeek: 38, content: '見本', workplaces: ['東京都'] };
    const { granted: _, ...open } = individual({}, { papers: ALL });
    const judged = (terms: Terms, of: readonly Permit[] = [open]) =>
      data(withPermits(of, { terms: full, placement: { terms: [full], contracts: [contract({ terms })] } }));
    expect(judged(full)).toBe('ok');
    for (const [part, key] of [
      ['content', 'content'],
      ['hours', 'hoursPerWeek'],
      ['period', 'to'],
      ['pay', 'pay'],
    ] as const) {
      const { [key]: __, ...rest } = full;
      expect(judged(rest)).toMatchObject({ missing: [], unclear: { contract: 'P-0001-E1', parts: [part] } });
    }
    expect(judged({ ...full, workplaces: [' '] })).toMatchObject({ unclear: { parts: ['place'] } });
    const few = withPermits([pending({ papers: ALL })], { placement: { contracts: [contract({ terms: {} })] } });
    expect(data(few)).toBe('ok');
  });
});

test('a certificate issued after the application is told with both days, and is not asked for again', () => {
  const certificates = (['enrollment', 'internship'] as const).map(
    (kind): Certificate =>
      ({
        number: `${kind}-1`,
        kind,
        issuedOn: day('2026-10-10'),
        ...(kind === 'internship' && { placement: 'P-0001' }),
      }) as Certificate,
  );
  const papers = Object.fromEntries(
    PERMIT_PAPERS.filter((paper) => !paper.endsWith('certificate')).map((paper) => [paper, day('2026-09-01')]),
  );
  const asked = withPermits([pending({ appliedOn: day('2026-09-05'), papers })], { dossier: { certificates } });
  const [verdict] = permitPapers.judge(asked);
  expect(verdict).toMatchObject({
    data: {
      missing: [],
      after: {
        appliedOn: '2026-09-05',
        papers: [
          { paper: 'enrollment-certificate', issuedOn: '2026-10-10' },
          { paper: 'internship-certificate', issuedOn: '2026-10-10' },
        ],
      },
    },
    settle: 'coopj permit apply 20249001 --kind comprehensive --on …',
  });
});
