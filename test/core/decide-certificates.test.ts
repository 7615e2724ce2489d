import { describe, expect, test } from 'vitest';
import {
  type CertificateRequest,
  certificateNumber,
  certificatePrefix,
  held,
  type Issue,
  issueEnrollment,
  issueInternship,
  outdated,
} from '../../src/core/decide/certificates/issue.ts';
import { proven, reissue } from '../../src/core/decide/certificates/reissue.ts';
import type { Refusal } from '../../src/core/decide/decision.ts';
import type { Certificate } from '../../src/core/model/certificate.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { changedFacts, repeating, statedBy } from '../../src/core/papers/certificates/stated.ts';
import type { Office } from '../../src/core/profile/office.ts';
import { amended, contract, day, dossier, granted, known, placementUpTo, student, WISH } from '../helpers/dossiers.ts';
import { ENROLLED, HOST, ISSUING, SEAL, texts, WORK } from '../helpers/papers.ts';

const ON = day('2026-10-20');
const ENTRY: Certificate = {
  number: 'E-2026-0001',
  kind: 'enrollment',
  lang: 'ja',
  issuedOn: ON,
  file: '/x.pdf',
  sha256: 'abc',
  by: '係',
};
const OTHERS: Office = {
  ...ISSUING,
  university: { ...ISSUING.university, name: { ja: '見本大学', en: 'Mihon University' } },
};

const request = (facts: Partial<CertificateRequest> = {}): CertificateRequest => ({
  ...WISH,
  seal: SEAL,
  number: 'E-2026-0001',
  lang: 'ja',
  on: ON,
  ...facts,
});
const enrolled = async (facts: Partial<Dossier> = {}, asked: Partial<CertificateRequest> = {}, office = ISSUING) =>
  issueEnrollment(
    known(dossier({ student: ENROLLED, ...facts }), { office, today: ON }),
    request(asked),
    await texts('enrollment', asked.lang ?? 'ja'),
  );
const interned = async (
  of: Placement,
  asked: Partial<CertificateRequest> = {},
  office = ISSUING,
  facts: Partial<Dossier> = {},
) => {
  const companies = new Map([[HOST.code, HOST]]);
  const today = day('2027-03-01');
  const whole = dossier({ student: ENROLLED, placements: [of], ...facts });
  return issueInternship(
    known(whole, { office, today, companies }),
    of,
    request(asked),
    await texts('internship', 'ja'),
  );
};
const entered = (issue: Issue) => {
  const [change] = issue.ok ? issue.changes({ file: '/x.pdf', sha256: 'abc' }) : [];
  if (change?.type !== 'certificate-issued') throw new Error('not issued');
  return change.certificate;
};
const refusals = (issue: Issue): readonly Refusal[] => (issue.ok ? [] : issue.refusals);

describe('the number of a certificate', () => {
  test.each([
    ['enrollment', '2027-03-31', 'E-2026-'],
    ['internship', '2027-04-01', 'I-2027-'],
  ] as const)('%s of %s begins with %s', (kind, on, prefix) => expect(certificatePrefix(kind, day(on))).toBe(prefix));
  test.each([
    [1, 'E-2026-0001'],
    [12_345, 'E-2026-12345'],
  ])('the %dth is %s', (running, number) => expect(certificateNumber('E-2026-', running)).toBe(number));
});

describe('a certificate that is held already', () => {
  const full: Certificate = {
    ...ENTRY,
    kind: 'internship',
    purpose: '在留',
    addressee: '見本局長',
    placement: 'P-0001',
  };
  const asked = { lang: 'ja', on: ON, purpose: '在留', addressee: '見本局長' } as const;
  const found = (certificates: readonly Certificate[]) =>
    held(dossier({ certificates }), 'internship', asked, 'P-0001')?.number;

  test('is the last valid one of the same kind, language, day, purpose, addressee and placement', () => {
    expect(found([full, { ...full, number: 'I-2' }])).toBe('I-2');
    expect(found([full, { ...full, number: 'I-2', voided: { on: ON, by: '係', reason: '誤記' } }])).toBe('E-2026-0001');
    expect(held(dossier({ certificates: [ENTRY] }), 'enrollment', { lang: 'ja', on: ON })).toBe(ENTRY);
  });
  test.each<Partial<Certificate>>([
    { kind: 'enrollment' },
    { lang: 'both' },
    { issuedOn: day('2026-10-19') },
    { purpose: '別' },
    { addressee: '別' },
    { placement: 'P-0002' },
  ])('is none with another %j', (other) => expect(found([{ ...full, ...other }])).toBeUndefined());

  test('stands in for the new one unless that would state other facts, or be refused', async () => {
    const issue = await enrolled();
    const stated = entered(issue).stated ?? [];
    expect(outdated({ ...ENTRY, stated }, issue)).toEqual([]);
    expect(outdated(ENTRY, issue)).toEqual([]);
    const older = [...stated.slice(0, -1), ['issuer', '別'] as const];
    expect(outdated({ ...ENTRY, stated: older }, issue)).toEqual([
      {
        because: 'holds-other',
        number: 'E-2026-0001',
        facts: [expect.objectContaining({ what: 'issuer', before: '別' })],
      },
    ]);
    const refused = await enrolled({}, { on: day('2026-10-21') });
    expect(outdated(ENTRY, refused)).toEqual([{ because: 'future', on: '2026-10-21', today: '2026-10-20' }]);
  });
});

describe('the entry in the register', () => {
  test('has purpose and addressee where they are named, and nothing that is not', async () => {
    const bare = entered(await enrolled());
    expect(Object.keys(bare).toSorted()).toEqual([
      'by',
      'file',
      'issuedOn',
      'kind',
      'lang',
      'number',
      'proof',
      'sha256',
      'stated',
    ]);
    expect(entered(await enrolled({}, { purpose: '奨学金', addressee: '見本財団' }))).toMatchObject({
      purpose: '奨学金',
      addressee: '見本財団',
    });
  });
  test('of an internship has its terms with the real days, and its spans where they differ', async () => {
    const run = { startedOn: day('2026-11-04'), endedOn: day('2027-01-29') };
    const one = entered(
      await interned(placementUpTo(11, { contracts: [contract({ terms: WORK })], terms: [WORK], run })),
    );
    expect(one).toMatchObject({ kind: 'internship', placement: 'P-0001' });
    expect(one).not.toHaveProperty('spans');
    expect(one.terms).toEqual({ ...WORK, from: '2026-11-04', to: '2027-01-29' });
    const terms = amended([WORK], '2026-12-01', { hoursPerWeek: 20 });
    const two = entered(await interned(placementUpTo(8, { terms })));
    const { hoursPerWeek: _, ...common } = WORK;
    expect(two.terms).toEqual(common);
    expect(two.spans?.map(({ from, to, terms: { hoursPerWeek } }) => [from, to, hoursPerWeek])).toEqual([
      ['2026-11-02', '2026-11-30', 38],
      ['2026-12-01', '2027-02-01', 20],
    ]);
  });
});

describe('a certificate is refused, and says why', () => {
  const leave = (from: string, to?: string) => ({
    kind: 'absence' as const,
    from: day(from),
    ...(to && { to: day(to) }),
  });

  test.each<[string, Partial<Dossier>, object | undefined]>([
    [
      'on leave',
      { leaves: [leave('2026-10-20', '2026-10-20')] },
      { because: 'on-leave', number: '20249001', kind: 'absence', from: '2026-10-20', to: '2026-10-20' },
    ],
    [
      'on leave without an end',
      { leaves: [leave('2026-04-01')] },
      { because: 'on-leave', number: '20249001', kind: 'absence', from: '2026-04-01' },
    ],
    ['the day before a leave', { leaves: [leave('2026-10-21')] }, undefined],
    ['the day after a leave', { leaves: [leave('2026-04-01', '2026-10-19')] }, undefined],
  ])('%s', async (_, facts, refusal) => expect(refusals(await enrolled(facts))).toEqual(refusal ? [refusal] : []));

  test('before the entry and after the completion, with the fact to correct', async () => {
    const of = (facts: object) => enrolled({ student: student({ ...ENROLLED, ...facts }) });
    const edit = (flag: string) => `coopj student edit 20249001 --${flag} …`;
    const not = { because: 'not-enrolled', on: ON };
    expect(refusals(await of({ enrolledOn: day('2026-10-21') }))).toEqual([
      { ...not, from: '2026-10-21', to: '2027-03-31', settle: edit('enrolled-on') },
    ]);
    expect(refusals(await of({ expectedCompletionOn: day('2026-10-19') }))).toEqual([
      { ...not, from: '2024-04-01', to: '2026-10-19', settle: edit('expected-completion-on') },
    ]);
    const { expectedCompletionOn: _, ...open } = ENROLLED;
    expect(refusals(await enrolled({ student: { ...open, enrolledOn: ON } }))).toEqual([]);
    expect(refusals(await enrolled({ student: { ...open, enrolledOn: day('2026-10-21') } }))).toEqual([
      { ...not, from: '2026-10-21', settle: edit('enrolled-on') },
    ]);
  });

  test('of a placement that is not accepted', async () => {
    expect(refusals(await interned(placementUpTo(7, { terms: [WORK] })))).toEqual([
      {
        because: 'not-accepted',
        placement: 'P-0001',
        state: 'candidate',
        settle: 'coopj step record 20249001 8 --outcome accepted --placement P-0001',
      },
    ]);
  });

  test('for a day to come, of either kind', async () => {
    const future = { because: 'future', on: '2027-03-02', today: '2027-03-01' };
    expect(
      refusals(
        await interned(placementUpTo(11, { contracts: [contract({ terms: WORK })], terms: [WORK] }), {
          on: day('2027-03-02'),
        }),
      ),
    ).toEqual([future]);
  });

  test('for what is missing, under the kind of the paper', async () => {
    const { dateOfBirth: _, ...unknown } = ENROLLED;
    const born = { what: 'dateOfBirth', settle: 'coopj student edit 20249001 --date-of-birth …' };
    expect(refusals(await enrolled({ student: unknown }))).toEqual([
      { because: 'missing-facts', kind: 'enrollment', missing: [born] },
    ]);
    const of = placementUpTo(8, { terms: [WORK] });
    expect(refusals(await interned(of, {}, ISSUING, { student: unknown }))).toEqual([
      { because: 'missing-facts', kind: 'internship', missing: [born] },
    ]);
  });

  test('under another university’s name with what the sample says of SOKENDAI', async () => {
    const [open] = refusals(await enrolled({}, {}, OTHERS));
    expect(open).toEqual({
      because: 'setting-open',
      keys: ['office.address.ja', 'office.telephone', 'office.email', 'programs'],
      settle: "coopj office edit --set office.address.ja='…' --set office.telephone='…' --set office.email='…'",
    });
    const [teacher] = refusals(await interned(placementUpTo(8, { terms: [WORK] }), {}, OTHERS));
    expect(teacher).toMatchObject({ keys: expect.arrayContaining(['course.teacher.ja']) });
    const own = {
      ...OTHERS.office,
      telephone: '03-1111-1111',
      email: 'office@mihon.ac.jp',
      address: { ja: '見本県', en: 'Mihon' },
    };
    expect(refusals(await enrolled({}, {}, { ...OTHERS, office: own }))).toEqual([
      { because: 'setting-open', keys: ['programs'], settle: 'coopj office check' },
    ]);
    const programs = OTHERS.programs.map((one) => ({ ...one, institute: { ja: '見本研究所', en: 'Mihon' } }));
    expect(refusals(await enrolled({}, {}, { ...OTHERS, office: own, programs }))).toEqual([]);
    // Of a programme that the profile does not know nothing is borrowed.
    expect(
      refusals(await enrolled({ student: { ...ENROLLED, program: '見本コース' } }, {}, { ...OTHERS, office: own })),
    ).toEqual([]);
  });
});

test('whoever issues a paper with what the sample invents is warned of it', async () => {
  const warnings = (issue: Issue) => (issue.ok ? issue.warnings : []);
  expect(warnings(await enrolled())).toEqual([{ code: 'invented', keys: ['office.telephone', 'office.email'] }]);
  const office = { ...ISSUING, office: { ...ISSUING.office, telephone: '03-1111-1111', email: 'office@mihon.ac.jp' } };
  expect(warnings(await enrolled({}, {}, office))).toEqual([]);
  expect(
    warnings(
      await interned(placementUpTo(11, { contracts: [contract({ terms: WORK })], terms: [WORK] }), {
        on: day('2027-02-20'),
      }),
    ).map(({ code }) => code),
  ).toEqual(['unconfirmed', 'invented']);
});

test('a certificate of a company that is not on record is no certificate', async () => {
  const of = placementUpTo(8, { terms: [WORK] });
  const facts = known(dossier({ student: ENROLLED, placements: [of] }), {
    office: ISSUING,
    today: day('2027-03-01'),
    companies: new Map(),
  });
  const asked = { ...request(), override: ['agreement' as const, 'member' as const], reason: '見本' };
  const frame = await texts('internship', 'ja');
  expect(() => issueInternship(facts, of, asked, frame)).toThrow('P-0001 is with C-0001');
});

describe('a reissue', () => {
  test('bears the first paper’s code, or none where that had none', async () => {
    const issue = await enrolled();
    if (!issue.ok) throw new Error('refused');
    expect(proven(issue.paper, { proof: 'first' }).proof).toBe('first');
    expect(proven(issue.paper, {})).not.toHaveProperty('proof');
  });
  test('is entered with its reason and purpose where they are told', async () => {
    const issue = await enrolled();
    const certificate = entered(issue);
    const entries = async (told: object) => {
      const again = reissue(
        { certificate, holder: '20249001', issue, now: issue },
        { on: ON, actor: '係', ...told },
        await texts('enrollment', 'ja'),
      );
      return again.ok ? granted({ ok: true, changes: again.changes({ file: '/y', sha256: 'd' }), overridden: [] }) : [];
    };
    expect(await entries({})).toEqual([
      { type: 'certificate-reissued', number: 'E-2026-0001', reissue: { on: ON, by: '係', file: '/y', sha256: 'd' } },
    ]);
    expect(await entries({ reason: '紛失', purpose: '提出' })).toMatchObject([
      { reissue: { reason: '紛失', purpose: '提出' } },
    ]);
  });
  test('is refused for what would refuse a new one, first of its own day', async () => {
    const [good, late, old] = [
      await enrolled(),
      await enrolled({}, { on: day('2026-10-21') }),
      await enrolled({}, { on: day('2024-03-31') }),
    ];
    const again = async (issue: Issue, now: Issue) =>
      refusals(
        reissue(
          { certificate: entered(good), holder: '20249001', issue, now },
          { on: ON, actor: '係' },
          await texts('enrollment', 'ja'),
        ),
      ).map(({ because }) => because);
    expect(await again(old, good)).toEqual(['not-enrolled']);
    expect(await again(old, late)).toEqual(['future']);
  });
});

test('only SOKENDAI has parent institutes; a certificate that said so of another university is issued again in its own words', async () => {
  const programs = OTHERS.programs.map((one) => ({ ...one, institute: { ja: '見本研究科', en: 'School of Mihon' } }));
  const own = {
    ...OTHERS.office,
    telephone: '03-1111-1111',
    email: 'office@mihon.ac.jp',
    address: { ja: '見本県', en: 'Mihon' },
  };
  const said = async (office: Office) => {
    const issue = await enrolled({}, { lang: 'both' }, office);
    if (!issue.ok) throw new Error(JSON.stringify(issue.refusals));
    return { paper: issue.paper, stated: statedBy(issue.paper) };
  };
  const labels = async (office: Office) => (await said(office)).stated.map(([what]) => what);
  const theirs = { ...OTHERS, office: own, programs };
  expect(await labels(ISSUING)).toContain('基盤機関 / Parent institute');
  expect(await labels(theirs)).toContain('研究科等 / Graduate school');
  const { paper, stated } = await said(theirs);
  const before = stated.map(([what, text]) =>
    what === '研究科等 / Graduate school' ? (['基盤機関 / Parent institute', text] as const) : ([what, text] as const),
  );
  expect(changedFacts(before, stated)).toEqual([]);
  expect(statedBy(repeating(paper, before))).toEqual(before);
});
