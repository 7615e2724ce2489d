import { describe, expect, test } from 'vitest';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { certificateState } from '../../src/core/model/certificate.ts';
import { type Dossier, NOTHING_KNOWN, validCertificates } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import {
  amended,
  contract,
  day,
  dossier,
  dossierUpTo,
  placement,
  review,
  SIGNED,
  student,
} from '../helpers/dossiers.ts';

const evolved = (before: Dossier, ...changes: readonly StudentChange[]): Dossier =>
  changes.reduce<Dossier>(evolve, before);
const only = ({ placements }: Dossier): Placement => {
  const [first, ...others] = placements;
  if (!first || others.length > 0) throw new Error('not exactly one placement');
  return first;
};
const at = { placement: 'P-0001' } as const;

describe('the student', () => {
  test('once registered has a dossier with nothing in it', () => {
    const facts = student();
    expect(evolve(undefined, { type: 'student-registered', facts })).toEqual({
      ...NOTHING_KNOWN,
      student: facts,
    });
  });

  test('must be registered before anything else is known', () => {
    expect(() => evolve(undefined, { type: 'contact-recorded', on: day('2026-08-03') })).toThrow('contact-recorded');
  });

  test('edited: what is set is new, what is cleared is gone, the rest stays', () => {
    const edited = evolved(dossier(), { type: 'student-edited', set: { year: 3 }, clear: ['supervisorName'] });
    expect(edited.student.year).toBe(3);
    expect(edited.student).not.toHaveProperty('supervisorName');
    expect(edited.student.nameKanji).toBe('見本 太郎');
  });

  test('stays are kept by day, and a row of the same day is replaced', () => {
    const stay = (on: string, status: string): StudentChange => ({
      type: 'stay-recorded',
      stay: { on: day(on), status },
    });
    const stayed = evolved(
      dossier(),
      stay('2026-10-01', '留学'),
      stay('2025-04-01', '研修'),
      stay('2026-10-01', '家族滞在'),
    );
    expect(stayed.stays).toEqual([
      { on: '2025-04-01', status: '研修' },
      { on: '2026-10-01', status: '家族滞在' },
    ]);
  });
});

describe('STEP 1 to 4: a later record changes what it says, and keeps the rest', () => {
  test.each<[string, StudentChange, Partial<Dossier>]>([
    [
      'contact',
      { type: 'contact-recorded', on: day('2026-08-02') },
      { contact: { on: day('2026-08-02'), guideSentOn: day('2026-08-04') } },
    ],
    [
      'approval',
      { type: 'approval-recorded', on: day('2026-08-06') },
      { approval: { on: day('2026-08-06'), by: '見本 教授' } },
    ],
    [
      'registration',
      { type: 'registration-recorded', on: day('2026-08-11'), supporters: { office: 'new@example.ac.jp' } },
      {
        registration: {
          on: day('2026-08-11'),
          supporters: {
            supervisor: 'kyoju@example.ac.jp',
            office: 'new@example.ac.jp',
            secretariat: 'coopj@example.ac.jp',
          },
          approverBox: true,
        },
      },
    ],
    [
      'briefing',
      { type: 'briefing-recorded', recordingSentOn: day('2026-09-03') },
      { briefing: { attendedOn: day('2026-09-01'), recordingSentOn: day('2026-09-03') } },
    ],
  ])('%s', (_, change, expected) => expect(evolved(dossier(), change)).toEqual({ ...dossier(), ...expected }));
});

describe('a placement', () => {
  test('is opened beside those that are there, with its first terms', () => {
    const terms = { from: day('2026-11-02') };
    const opened = evolved(dossierUpTo(6), {
      type: 'placement-opened',
      ref: 'P-0002',
      company: 'C-0002',
      on: day('2026-09-12'),
      job: 'J-7',
      consulted: [],
      terms,
    });
    expect(opened.placements.map(({ ref }) => ref)).toEqual(['P-0001', 'P-0002']);
    expect(opened.placements[1]).toEqual({
      ref: 'P-0002',
      company: 'C-0002',
      openedOn: '2026-09-12',
      job: 'J-7',
      consulted: [],
      terms: [terms],
      prepared: {},
      contracts: [],
      papers: [],
    });
  });

  test('corrected: a fact is mended where it was last stated, before an amendment or in it', () => {
    const terms = amended([{ hoursPerWeek: 20, content: '解析' }], '2026-12-01', { hoursPerWeek: 28 });
    const before = dossier({ placements: [placement({ terms })] });
    const edited = only(
      evolved(before, { type: 'placement-edited', ...at, job: 'J-8', terms: { hoursPerWeek: 24, content: '計測' } }),
    );
    expect(edited).toMatchObject({ job: 'J-8', openedOn: '2026-09-10', consulted: ['見本 助教'] });
    expect(edited.terms).toEqual([
      { hoursPerWeek: 20, content: '計測' },
      {
        hoursPerWeek: 24,
        content: '計測',
        amendment: { effective: '2026-12-01', reason: '見本', changed: { hoursPerWeek: 24 } },
      },
    ]);
  });

  test('amended twice: each amendment keeps what the one before it said, and earlier terms stay', () => {
    const amend = (terms: object, reason: string): StudentChange => ({
      type: 'placement-amended',
      ...at,
      terms,
      amendment: { effective: day('2026-12-01'), reason },
    });
    const before = dossier({ placements: [placement({ terms: [{ hoursPerWeek: 20, content: '解析' }] })] });
    const after = only(
      evolved(before, amend({ hoursPerWeek: 28 }, '増やす'), amend({ to: day('2027-03-31') }, '延ばす')),
    );
    expect(after.terms).toMatchObject([
      { hoursPerWeek: 20, content: '解析' },
      { hoursPerWeek: 28, content: '解析', amendment: { reason: '増やす' } },
      { hoursPerWeek: 28, content: '解析', to: '2027-03-31', amendment: { reason: '延ばす' } },
    ]);
  });

  test('a change of one leaves its neighbour alone', () => {
    const neighbour = placement({ ref: 'P-0002' });
    const before = dossier({ placements: [placement(), neighbour] });
    const [first, second] = evolved(before, { type: 'selection-recorded', ...at, on: day('2026-09-24') }).placements;
    expect(first?.selection).toEqual({ on: '2026-09-24' });
    expect(second).toBe(neighbour);
  });

  test('a change of one that is not there changes nothing', () => {
    const before = dossierUpTo(6);
    const change = { type: 'selection-recorded', placement: 'P-0404', on: day('2026-09-24') } as const;
    expect(evolved(before, change)).toEqual(before);
  });

  const grade = { grade: 'B', by: '見本 担当', on: day('2027-02-20') };
  const course = { on: day('2026-10-16'), year: 2026, term: 'full', course: 'JRI-002', credits: 4 } as const;
  const closed = { as: 'completed', by: 'university', on: day('2027-02-28') } as const;
  const result = { on: day('2026-10-06'), outcome: 'declined' } as const;
  test.each<[string, StudentChange, Partial<Placement>]>([
    [
      'application: the supervisor’s approval stays',
      { type: 'application-recorded', ...at, on: day('2026-09-18') },
      { application: { on: day('2026-09-18'), approvedOn: day('2026-09-16') } },
    ],
    [
      'selection',
      { type: 'selection-recorded', ...at, on: day('2026-09-25') },
      { selection: { on: day('2026-09-25') } },
    ],
    ['result', { type: 'result-recorded', ...at, result }, { result }],
    ['course', { type: 'course-registered', ...at, course }, { course }],
    [
      'internship: the start stays when the end is recorded',
      { type: 'internship-recorded', ...at, endedOn: day('2027-01-29') },
      { run: { startedOn: day('2026-11-02'), endedOn: day('2027-01-29') } },
    ],
    ['grade', { type: 'grade-recorded', ...at, grade }, { grade }],
    ['closing', { type: 'placement-closed', ...at, closed }, { closed }],
  ])('%s', (_, change, expected) => {
    const before = dossierUpTo(12);
    expect(only(evolved(before, change))).toEqual({ ...only(before), ...expected });
  });

  test('an evaluation paper of the same kind is replaced, one of another is added', () => {
    const certificate = { kind: 'certificate', receivedOn: day('2027-02-10') } as const;
    const report = { kind: 'report', receivedOn: day('2027-02-11') } as const;
    const { papers } = only(
      evolved(
        dossierUpTo(12),
        { type: 'evaluation-recorded', ...at, paper: report },
        { type: 'evaluation-recorded', ...at, paper: certificate },
      ),
    );
    expect(papers).toEqual([certificate, report]);
  });
});

describe('contracts', () => {
  const second = { kind: 'employment', revision: 2, receivedOn: day('2026-10-20'), terms: {} } as const;

  test('a revision is received beside the earlier one, and nobody has reviewed it', () => {
    const { contracts } = only(evolved(dossierUpTo(9), { type: 'contract-received', ...at, contract: second }));
    expect(contracts).toEqual([contract(), { ...second, reviews: [] }]);
  });

  test('review and signature are those of their revision', () => {
    const { contracts } = only(
      evolved(
        dossierUpTo(9),
        { type: 'contract-received', ...at, contract: second },
        { type: 'contract-reviewed', ...at, kind: 'employment', revision: 2, review: review({ outcome: 'returned' }) },
        { type: 'contract-signed', ...at, kind: 'employment', revision: 1, on: day('2026-10-15'), file: SIGNED },
      ),
    );
    expect(contracts[0]).toEqual(contract({ signedOn: day('2026-10-15'), signedFile: SIGNED }));
    expect(contracts[1]).toEqual({ ...second, reviews: [review({ outcome: 'returned' })] });
  });
});

test('certificates and exceptions are added to those that are there', () => {
  const certificate = {
    number: 'E-2026-0001',
    kind: 'enrollment',
    lang: 'ja',
    issuedOn: day('2026-10-20'),
    file: '/tmp/E-2026-0001.pdf',
    sha256: 'ab',
    by: 'office',
  } as const;
  const override = {
    rule: 'length',
    gate: 10,
    placement: 'P-0001',
    reason: '見本',
    on: day('2026-10-15'),
    by: 'office',
    compared: '{}',
  } as const;
  const changed = evolved(
    dossier(),
    { type: 'certificate-issued', certificate },
    { type: 'certificate-issued', certificate: { ...certificate, number: 'E-2026-0002' } },
    { type: 'rule-overridden', override },
  );
  expect(changed.certificates.map(({ number }) => number)).toEqual(['E-2026-0001', 'E-2026-0002']);
  const entry = { on: day('2026-11-22'), by: '見本 係', reason: '紛失' };
  const again = { ...entry, file: '/x/again.pdf', sha256: '1'.repeat(64) };
  const later = [
    { type: 'certificate-reissued', number: 'E-2026-0001', reissue: again },
    { type: 'certificate-reissued', number: 'E-2026-0001', reissue: { ...again, on: day('2026-11-23') } },
    { type: 'certificate-voided', number: 'E-2026-0002', voided: entry },
    { type: 'certificate-voided', number: 'E-2026-0009', voided: entry },
  ] satisfies readonly StudentChange[];
  const after = later.reduce<Dossier>(evolve, changed);
  expect(after.certificates.map(certificateState)).toEqual(['reissued', 'void']);
  expect(after.certificates[0]?.reissues?.map(({ on }) => on)).toEqual(['2026-11-22', '2026-11-23']);
  expect(validCertificates(after).map(({ number }) => number)).toEqual(['E-2026-0001']);
  expect(changed.overrides).toEqual([override]);
});
