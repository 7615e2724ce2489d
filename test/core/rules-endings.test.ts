import { describe, expect, test } from 'vitest';
import { issueEnrollment } from '../../src/core/decide/certificates/issue.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Leave } from '../../src/core/model/residence.ts';
import { judgeAll } from '../../src/core/rules/judge.ts';
import { aftercare } from '../../src/core/rules/programme/aftercare.ts';
import { earlyEnd } from '../../src/core/rules/programme/early-end.ts';
import { evaluationLate } from '../../src/core/rules/programme/evaluation-late.ts';
import { gradeLate } from '../../src/core/rules/programme/grade-late.ts';
import { supervisorChanged } from '../../src/core/rules/programme/supervisor-changed.ts';
import type { Verdict } from '../../src/core/rules/rule.ts';
import { agreement as rule } from '../../src/core/rules/steps/agreement.ts';
import { doctoral } from '../../src/core/rules/steps/doctoral.ts';
import {
  agreement,
  company,
  day,
  dossier,
  known,
  OFFICE,
  placement,
  placementUpTo,
  student,
  WISH,
} from '../helpers/dossiers.ts';
import { SEAL } from '../helpers/papers.ts';

const OK = [{ result: 'ok' }];
const NA = [{ result: 'n/a' }];
const results = (verdicts: readonly Verdict<unknown>[]) =>
  verdicts.map((one) => (one.result === 'open' ? one.severity : one.result));

describe('supervisor-changed', () => {
  const changed = (on: string, facts: Partial<Dossier> = {}) =>
    dossier({
      supervisors: [{ on: day(on), former: '見本 教授', name: '見本 花子', email: 'hanako@example.ac.jp' }],
      ...facts,
    });
  const found = (one: Dossier, judged?: Placement) =>
    supervisorChanged
      .judge({ ...known(one), ...(judged && { placement: judged }) })
      .map((verdict) => (verdict.result === 'open' ? verdict.data.what : verdict.result));
  const theirs = { on: day('2026-08-10'), supporters: { supervisor: 'Hanako@example.ac.jp' } };

  // The approval is of 5 August.
  test.each([
    ['2026-08-04', ['ok']],
    ['2026-08-05', ['ok']],
    ['2026-08-06', ['approval']],
  ])('a change on %s: %j', (on, expected) => expect(found(changed(on, { registration: theirs }))).toEqual(expected));

  test('an approval that the new supervisor gave stands, however early', () =>
    expect(
      found(changed('2026-08-06', { registration: theirs, approval: { on: day('2026-08-05'), by: '見本 花子' } })),
    ).toEqual(['ok']));
  test('the supporter’s address is the former one’s', () => {
    const one = changed('2026-08-01');
    expect(found(one)).toEqual(['supporter']);
    expect(supervisorChanged.judge(known(one))).toMatchObject([
      {
        severity: 'warn',
        gates: [],
        settle: 'coopj step record 20249001 3 --on 2026-08-10 --supporter supervisor=hanako@example.ac.jp',
      },
    ]);
  });
  test('the consent of a former supervisor as host researcher is asked anew; another researcher’s stands', () => {
    const consent = (hostResearcher: string) =>
      found(
        changed('2026-08-01', { registration: theirs, jspsConsent: { hostResearcher, agreedOn: day('2026-07-01') } }),
      );
    expect(consent('見本 教授')).toEqual(['consent']);
    expect(consent('見本 花子')).toEqual(['ok']);
    expect(consent('見本 三郎')).toEqual(['ok']);
  });
  test('nobody changed, or the internship has begun: not judged', () => {
    expect(supervisorChanged.judge(known(dossier()))).toEqual(NA);
    const running = placementUpTo(10, { run: { startedOn: day('2026-11-02') } });
    expect(found(changed('2026-10-01'), running)).toEqual(['n/a']);
  });
});

describe('early-end', () => {
  const ended = (on: string, facts: Partial<Placement> = {}) => {
    const one = placementUpTo(11, { run: { startedOn: day('2026-11-02'), endedOn: day(on) }, ...facts });
    return earlyEnd.judge({ ...known(dossier({ placements: [one] })), placement: one });
  };
  test.each([
    ['2026-12-31', 'warn'],
    ['2027-01-01', 'ok'],
    ['2027-01-02', 'ok'],
  ])('from 2 November to %s: %s', (on, expected) => expect(results(ended(on))).toEqual([expected]));
  test('the faculty decides on credit, by the grade', () => {
    expect(ended('2026-12-01')).toMatchObject([
      {
        data: { months: 1, days: 0, minimum: 2, to: '2027-02-01' },
        settle: 'coopj obligation settle 20249001 early-end:P-0001',
      },
    ]);
    expect(ended('2026-12-01', { grade: { grade: 'F', by: '見本', on: day('2027-01-10') } })).toEqual(OK);
  });
  test('as long as it runs, nothing is judged', () =>
    expect(earlyEnd.judge({ ...known(dossier()), placement: placementUpTo(10) })).toEqual(NA));
});

describe('late papers', () => {
  const ended = placementUpTo(11);
  const on = (today: string, one: Placement = ended, office = OFFICE) => ({
    ...known(dossier({ placements: [one] }), { today: day(today), office }),
    placement: one,
  });
  // The last day was 1 February; the certificate came on 8 February.
  test.each([
    ['2027-03-02', 'ok'],
    ['2027-03-03', 'ok'],
    ['2027-03-04', 'warn'],
  ])('no evaluation certificate on %s: %s', (today, expected) =>
    expect(results(evaluationLate.judge(on(today)))).toEqual([expected]),
  );
  const certified = { ...ended, papers: [{ kind: 'certificate', receivedOn: day('2027-02-08') }] } as const;
  test.each([
    ['2027-03-09', 'ok'],
    ['2027-03-10', 'ok'],
    ['2027-03-11', 'warn'],
  ])('no grade on %s: %s', (today, expected) =>
    expect(results(gradeLate.judge(on(today, certified)))).toEqual([expected]),
  );
  test('what is there is not late; the days are the profile’s', () => {
    expect(evaluationLate.judge(on('2028-01-01', certified))).toEqual(OK);
    expect(gradeLate.judge(on('2028-01-01', placementUpTo(12)))).toEqual(OK);
    const office = { ...OFFICE, rules: { ...OFFICE.rules, evaluationLateDays: 31, gradeLateDays: 31 } };
    expect(evaluationLate.judge(on('2027-03-04', ended, office))).toEqual(OK);
    expect(gradeLate.judge(on('2027-03-11', certified, office))).toEqual(OK);
  });
  test('another evaluation paper is no certificate', () =>
    expect(
      results(
        evaluationLate.judge(
          on('2027-03-04', { ...ended, papers: [{ kind: 'report', receivedOn: day('2027-02-08') }] }),
        ),
      ),
    ).toEqual(['warn']));
  test('before the end, and before the certificate, nothing is late', () => {
    expect(evaluationLate.judge(on('2028-01-01', placementUpTo(10)))).toEqual(NA);
    expect(gradeLate.judge(on('2028-01-01'))).toEqual(NA);
  });
});

describe('aftercare', () => {
  const withdrawn = placementUpTo(10, { closed: { as: 'withdrawn', by: 'student', on: day('2026-10-28') } });
  const certificate = {
    number: 'I-2026-0001',
    kind: 'internship',
    lang: 'ja',
    issuedOn: day('2026-10-20'),
    placement: 'P-0001',
    file: '',
    sha256: '',
    by: '見本',
  } as const;
  const permit = {
    number: 1,
    kind: 'individual',
    placement: 'P-0001',
    openedOn: day('2026-10-10'),
    papers: {},
    appliedOn: day('2026-10-15'),
  } as const;
  const left = dossier({ placements: [withdrawn], certificates: [certificate], permits: [permit] });

  test('course registration, certificate and application of a placement that was cut short are named', () =>
    expect(aftercare.judge(known(left))).toMatchObject([
      { data: { what: 'course' }, settle: 'coopj course withdraw 20249001 --placement P-0001' },
      {
        data: { what: 'certificate', which: 'I-2026-0001' },
        settle: 'coopj certificate void I-2026-0001',
      },
      { data: { what: 'permit', which: '1' }, settle: 'coopj obligation settle 20249001 aftercare:permit-1' },
    ]));
  test('is told although nothing is open, and settled by a day', () => {
    const told = (one: Dossier) =>
      judgeAll(known(one)).filter(({ rule: key, result }) => key === 'aftercare' && result === 'open').length;
    expect(told(left)).toBe(3);
    expect(told({ ...left, settled: { 'aftercare:I-2026-0001': day('2026-11-02') } })).toBe(2);
  });
  test('a certificate that was voided is left no more', () => {
    const voided = { on: day('2026-11-02'), by: '見本', reason: '取下げのため' };
    expect(aftercare.judge(known({ ...left, certificates: [{ ...certificate, voided }] }))).toHaveLength(2);
  });
  test('a permit that was answered, and whatever a completed placement left, is in order', () => {
    const { course: _, ...bare } = withdrawn;
    expect(
      aftercare.judge(
        known(
          dossier({ placements: [bare], permits: [{ ...permit, refused: { on: day('2026-10-20'), reason: '見本' } }] }),
        ),
      ),
    ).toEqual(OK);
    expect(aftercare.judge(known({ ...left, placements: [placementUpTo(12)] }))).toEqual(OK);
  });
});

describe('an agreement that was ended', () => {
  const judged = placementUpTo(8);
  const ended = (on: string, facts = {}) =>
    rule.judge({
      ...known(dossier({ placements: [judged] }), {
        companies: new Map([['C-0001', company({ agreements: [agreement({ endedOn: day(on), ...facts })] })]]),
      }),
      placement: judged,
    });
  test.each([
    ['2027-01-31', 'block'],
    ['2027-02-01', 'ok'],
    ['2027-02-02', 'ok'],
  ])('on %s, with the last day on 1 February: %s', (on, expected) => expect(results(ended(on))).toEqual([expected]));
  test('does not renew itself any more', () => {
    expect(results(ended('2027-01-31', { autoRenew: true, to: day('2026-12-31') }))).toEqual(['block']);
    expect(results(ended('2027-03-31', { autoRenew: true, to: day('2026-12-31') }))).toEqual(['ok']);
  });
  test('is told with the day on which it ended', () =>
    expect(ended('2027-01-31')).toMatchObject([
      {
        data: { known: [{ to: '2027-01-31' }] },
        settle: 'coopj agreement add C-0001 --from 2027-02-01 --to 2027-02-01 --signed-on …',
      },
    ]));
});

describe('months on leave are no months enrolled', () => {
  /** In October 2024 into a five-year course: 24 months are reached on 1 October 2026. */
  const level = (leaves: readonly Leave[], from: string) => {
    const judged = placementUpTo(8, { terms: [{ from: day(from), to: day('2027-06-30') }] });
    const one = dossier({
      student: student({ courseYears: 5, enrolledOn: day('2024-10-01') }),
      leaves,
      placements: [judged],
    });
    return doctoral.judge({ ...known(one), placement: judged });
  };
  const absence = (from: string, to?: string): Leave => ({
    kind: 'absence',
    from: day(from),
    ...(to && { to: day(to) }),
  });
  test.each<[string, readonly Leave[], string, string]>([
    ['none', [], '2026-09-30', 'block'],
    ['none', [], '2026-10-01', 'ok'],
    ['six months', [absence('2025-04-01', '2025-09-30')], '2027-03-31', 'block'],
    ['six months', [absence('2025-04-01', '2025-09-30')], '2027-04-01', 'ok'],
    [
      'a suspension of a month and ten days',
      [{ ...absence('2025-04-01', '2025-05-10'), kind: 'suspension' }],
      '2026-11-10',
      'block',
    ],
    [
      'a suspension of a month and ten days',
      [{ ...absence('2025-04-01', '2025-05-10'), kind: 'suspension' }],
      '2026-11-11',
      'ok',
    ],
    [
      'two leaves, the second only after the first moved the day',
      [absence('2025-04-01', '2025-09-30'), absence('2026-11-01', '2026-11-30')],
      '2027-04-30',
      'block',
    ],
    [
      'two leaves, the second only after the first moved the day',
      [absence('2025-04-01', '2025-09-30'), absence('2026-11-01', '2026-11-30')],
      '2027-05-01',
      'ok',
    ],
    ['one that began after enough months', [absence('2026-10-01')], '2027-01-12', 'ok'],
    ['one that is not over', [absence('2026-09-30')], '2029-01-12', 'block'],
  ])('%s: %j, first day %s: %s', (_, leaves, from, expected) =>
    expect(results(level(leaves, from))).toEqual([expected]),
  );

  test('the recorded year may count the leave or not, and agrees with the entry either way', () => {
    const year = (recorded: number) => {
      const one = dossier({
        student: student({ enrolledOn: day('2024-04-01'), year: recorded }),
        leaves: [absence('2025-04-01', '2026-03-31')],
      });
      return results(doctoral.judge({ ...known(one), placement: placement() }));
    };
    expect([1, 2, 3, 4].map((recorded) => year(recorded)[0])).toEqual(['warn', 'ok', 'ok', 'warn']);
  });
});

describe('a certificate of enrollment', () => {
  const request = { ...WISH, seal: SEAL, number: 'E-2026-0001', lang: 'ja', on: day('2026-11-02') } as const;
  const refusals = (leave: Leave) => {
    const issue = issueEnrollment(known(dossier({ leaves: [leave] })), request, {} as never);
    return issue.ok ? [] : issue.refusals.map(({ because }) => because).filter((because) => because === 'on-leave');
  };
  test.each<[string, string | undefined, readonly string[]]>([
    ['2026-11-02', undefined, ['on-leave']],
    ['2026-10-01', '2026-11-02', ['on-leave']],
    ['2026-10-01', '2026-11-01', []],
    ['2026-11-03', undefined, []],
  ])('of 2 November, on leave from %s to %s: %j', (from, to, expected) =>
    expect(refusals({ kind: 'absence', from: day(from), ...(to && { to: day(to) }) })).toEqual(expected),
  );
});
