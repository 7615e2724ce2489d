import { describe, expect, test } from 'vitest';
import type { LetterKey } from '../../src/core/letters/kinds.ts';
import { meantBy } from '../../src/core/letters/of-placement.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { company, day, dossier, OFFICE, placement, placementUpTo, student } from '../helpers/dossiers.ts';
import { CASES, composed, knownIn, letter, WRITING } from '../helpers/letters.ts';

describe('a letter that has no reason, or no address, names the command that gives it one', () => {
  const lacks = async (key: LetterKey, facts: Parameters<typeof knownIn>[1]) => {
    const made = await composed(key, 'ja', knownIn(key, facts));
    return made.ok ? [] : made.missing.map(({ what, of, settle }) => [what, of, settle]);
  };
  const accepted = dossier({ placements: [placementUpTo(10)] });

  test.each<[LetterKey, Dossier, readonly (string | undefined)[]]>([
    ['approval-request', dossier(), ['approvalToAsk', undefined, 'coopj check 20249001']],
    [
      'not-accepted',
      dossier({ placements: [placementUpTo(8)] }),
      ['rejection', 'P-0001', 'coopj step record 20249001 8 --outcome rejected --placement P-0001'],
    ],
    ['document-changed', accepted, ['changedDocument', 'P-0001', 'coopj placement show P-0001']],
    ['briefing', dossier(), ['nextBriefing', undefined, 'coopj check 20249001']],
    ['recording', dossier(), ['missedBriefing', undefined, 'coopj check 20249001']],
    ['missing-papers', accepted, ['papersMissing', 'P-0001', 'coopj check 20249001']],
    [
      'contract-returned',
      accepted,
      [
        'returnedContract',
        'P-0001',
        'coopj contract review 20249001 --outcome returned --remark "…" --placement P-0001',
      ],
    ],
    [
      'acceptance',
      dossier({ placements: [placement()] }),
      ['acceptance', 'P-0001', 'coopj step record 20249001 8 --outcome accepted --placement P-0001'],
    ],
    ['permit', accepted, ['permitToAsk', 'P-0001', 'coopj check 20249001']],
    ['insurance', accepted, ['insuranceGap', 'P-0001', 'coopj check 20249001']],
    ['jsps-5-3', accepted, ['formDue', undefined, 'coopj obligation list --student 20249001']],
    ['mext', accepted, ['monthsAway', undefined, 'coopj obligation list --student 20249001']],
    ['ra', accepted, ['assistant', undefined, 'coopj student edit 20249001 --research-assistant yes']],
    [
      'evaluation',
      dossier({ placements: [placementUpTo(12)] }),
      ['evaluationOpen', 'P-0001', 'coopj placement show P-0001'],
    ],
    [
      'evaluation',
      dossier({ placements: [placementUpTo(8, { terms: [{}] })] }),
      ['period', 'P-0001', 'coopj placement edit P-0001 --from … --to …'],
    ],
    [
      'evaluation',
      dossier({ placements: [placement()] }),
      ['acceptance', 'P-0001', 'coopj step record 20249001 8 --outcome accepted --placement P-0001'],
    ],
    [
      'grading',
      accepted,
      ['certificate', 'P-0001', 'coopj evaluation record 20249001 --received-on … --placement P-0001'],
    ],
    ['grading', dossier({ placements: [placementUpTo(12)] }), ['gradeOpen', 'P-0001', 'coopj placement show P-0001']],
    [
      'closing',
      dossier({ placements: [placement()] }),
      ['began', 'P-0001', 'coopj step record 20249001 11 --started … --placement P-0001'],
    ],
  ])('%s', async (key, of, expected) => expect(await lacks(key, { dossier: of })).toEqual([expected]));

  test('an address', async () => {
    const { supervisorEmail: _, officeEmail: __, ...silent } = student();
    const nobody = { dossier: { ...CASES.ra.dossier, student: { ...silent, researchAssistant: true, email: '' } } };
    expect(await lacks('guide', nobody)).toEqual([['email', undefined, 'coopj student edit 20249001 --email "…"']]);
    const bare = { ...CASES['approval-request'].dossier, student: silent };
    expect(await lacks('approval-request', { dossier: bare })).toEqual([
      ['supervisorEmail', undefined, 'coopj student edit 20249001 --supervisor-email "…"'],
    ]);
    expect(
      await lacks('ra', { dossier: { ...CASES.ra.dossier, student: { ...silent, researchAssistant: true } } }),
    ).toEqual([['raEmail', '情報学コース', 'coopj student edit 20249001 --office-email "…"']]);
    const host = { companies: new Map() };
    expect(await lacks('evaluation', host)).toEqual([['hostEmail', 'C-0001', 'coopj company edit C-0001 --hr "…"']]);
    const office = { ...WRITING, office: { ...WRITING.office, email: '' } };
    expect(await lacks('guide', { office })).toEqual([
      ['officeEmail', 'office.email', 'coopj office edit --set office.email="…"'],
    ]);
    expect(await lacks('grading', { office: { ...WRITING, course: { ...WRITING.course, teacherEmail: '' } } })).toEqual(
      [['teacherEmail', 'course.teacherEmail', 'coopj office edit --set course.teacherEmail="…"']],
    );
  });

  test('the letter to a programme office whose address nobody has goes without that copy', async () => {
    const { officeEmail: _, ...rest } = CASES.acceptance.dossier.student;
    const { cc } = await letter(
      'acceptance',
      'ja',
      knownIn('acceptance', { dossier: { ...CASES.acceptance.dossier, student: rest } }),
    );
    expect(cc.map(({ address }) => address)).toEqual(['kyoju@example.ac.jp']);
  });
});

describe('what a letter says', () => {
  const withPlacement = (key: LetterKey, facts: Parameters<typeof placement>[0], today?: string) => {
    const whole = CASES[key].dossier;
    const [first] = whole.placements;
    if (!first) throw new Error('no placement');
    return knownIn(key, {
      dossier: { ...whole, placements: [{ ...first, ...facts }] },
      ...(today && { today: day(today) }),
    });
  };
  const body = async (key: LetterKey, of: Parameters<typeof letter>[2], lang: 'ja' | 'en' = 'en') =>
    (await letter(key, lang, of)).body;

  test.each([
    ['2027-02-01', false],
    ['2027-02-02', true],
  ])('the closing letter of %s thanks for an internship that is over: %s', async (today, over) => {
    const running = withPlacement('closing', { run: { startedOn: day('2026-11-02') } }, today);
    const ended = withPlacement('closing', {}, today);
    expect((await body('closing', running)) === (await body('closing', ended))).toBe(over);
  });

  test('grades are named as the profile has them, with the credits of the course as registered', async () => {
    const course = { on: day('2026-10-15'), year: 2026, term: 'autumn', course: 'JRI-001', credits: 1 } as const;
    expect(await body('grading', withPlacement('grading', { course }))).toContain('1 credit');
    const { course: _, ...unregistered } = CASES.grading.dossier.placements[0] ?? placement();
    const of = knownIn('grading', { dossier: { ...CASES.grading.dossier, placements: [unregistered] } });
    expect(await body('grading', of)).toContain('2 credits');
    expect(await body('grading', of)).toContain(OFFICE.course.grades.join(', '));
    expect(await body('grading', of, 'ja')).toContain(OFFICE.course.grades.join('・'));
  });

  test('the scan of the evaluation certificate is attached where it was taken in', async () => {
    const file = { name: '評価.pdf', sha256: 'e'.repeat(64) };
    const papers = [{ kind: 'certificate', receivedOn: day('2027-02-08'), file }] as const;
    const made = await letter('grading', 'en', withPlacement('grading', { papers }));
    expect(made.attachments).toEqual([file]);
    const without = await letter('grading', 'en');
    expect(without.attachments).toEqual([]);
    expect(made.body).not.toBe(without.body);
    expect((await letter('closing', 'en', withPlacement('closing', { papers }))).attachments).toEqual([]);
  });

  test('a guide in one language goes along in either', async () => {
    const of = (ja: string, en: string) =>
      knownIn('guide', { office: { ...WRITING, system: { ...WRITING.system, guide: { ja, en } } } });
    const attached = async (ja: string, en: string, lang: 'ja' | 'en' | 'both') =>
      (await letter('guide', lang, of(ja, en))).attachments;
    expect(await attached('a.pdf', '', 'en')).toEqual(['a.pdf']);
    expect(await attached('', 'b.pdf', 'ja')).toEqual(['b.pdf']);
    expect(await attached('a.pdf', '', 'both')).toEqual(['a.pdf']);
    expect(await attached('a.pdf', 'b.pdf', 'en')).toEqual(['b.pdf']);
  });

  test('a notice is called a notice, and a rejection by its own day', async () => {
    const [returned] = CASES['contract-returned'].dossier.placements[0]?.contracts ?? [];
    if (!returned) throw new Error('no contract');
    const notice = await body(
      'contract-returned',
      withPlacement('contract-returned', { contracts: [{ ...returned, kind: 'notice' }] }),
    );
    expect(notice).toContain('notice');
    expect(notice).not.toBe(await body('contract-returned', knownIn('contract-returned')));
    const { result: _, ...open } = CASES['not-accepted'].dossier.placements[0] ?? placement();
    const closed = { ...open, closed: { as: 'rejected', by: 'company', on: day('2026-10-04') } } as const;
    expect(
      await body('not-accepted', knownIn('not-accepted', { dossier: dossier({ placements: [closed] }) })),
    ).toContain('4 October 2026');
  });

  test('other selections are named once each, by the company’s name in the language, else its code', async () => {
    const [rejected] = CASES['not-accepted'].dossier.placements;
    if (!rejected) throw new Error('no placement');
    const open = ['C-0002', 'C-0003', 'C-0002'].map((code, n) => placement({ ref: `P-000${n + 2}`, company: code }));
    const facts = {
      dossier: { ...CASES['not-accepted'].dossier, placements: [rejected, ...open] },
      companies: new Map([['C-0002', company({ code: 'C-0002', name: '別見本', nameEn: 'Another Mihon' })]]),
    };
    expect(await body('not-accepted', knownIn('not-accepted', facts), 'ja')).toContain('別見本、C-0003');
    expect(await body('not-accepted', knownIn('not-accepted', facts))).toContain('Another Mihon, C-0003');
  });

  test('the one that was not accepted is meant where none is named: the last', () => {
    const rejected = (ref: string) => placement({ ref, result: { on: day('2026-10-05'), outcome: 'rejected' } });
    const of = dossier({ placements: [rejected('P-0001'), rejected('P-0002'), placement({ ref: 'P-0003' })] });
    expect([meantBy('not-accepted', of), meantBy('permit', of), meantBy('not-accepted', dossier())]).toEqual([
      'P-0002',
      undefined,
      undefined,
    ]);
  });

  test('an insurance that reaches not far enough is named alone, with its gap', async () => {
    const cover = (kind: 'gakkensai' | 'gakkenbai', to: string) => ({
      kind,
      paidOn: day('2024-04-01'),
      from: day('2024-04-02'),
      to: day(to),
    });
    const of = (...insurances: ReturnType<typeof cover>[]) =>
      body('insurance', knownIn('insurance', { dossier: { ...CASES.insurance.dossier, insurances } }), 'ja');
    const one = await of(cover('gakkensai', '2027-03-31'), cover('gakkenbai', '2026-12-31'));
    expect(one).toContain('学研賠');
    expect(one).not.toContain('学研災');
    expect(one).toContain('2027年1月1日（金）');
    const two = await of(cover('gakkensai', '2026-12-31'), cover('gakkenbai', '2026-11-30'));
    expect(two).toContain('2026年12月1日（火）');
    expect(two).toContain('2027年2月1日（月）');
  });

  test('hours that are not on record are not told', async () => {
    const { raHours: _, ...silent } = CASES.ra.dossier.student;
    const unknown = withPlacement('ra', { terms: [{ from: day('2026-11-02'), to: day('2027-02-01') }] });
    expect(await body('ra', knownIn('ra'))).toMatch(/38 hours[\s\S]*10 hours/);
    expect(await body('ra', { ...unknown, dossier: { ...unknown.dossier, student: silent } })).not.toMatch(/\d+ hours/);
  });

  test('a day that is today is still ahead', async () => {
    expect(await body('evaluation', knownIn('evaluation', { today: day('2027-03-03') }))).toContain('3 March 2027');
    expect(await body('evaluation', knownIn('evaluation', { today: day('2027-03-04') }))).not.toContain('3 March 2027');
    expect(await body('grading', knownIn('grading', { today: day('2027-03-10') }))).toContain('10 March 2027');
    expect(await body('grading', knownIn('grading', { today: day('2027-03-11') }))).not.toContain('10 March 2027');
  });
});
