import { describe, expect, test } from 'vitest';
import type { Certificate } from '../../src/core/model/certificate.ts';
import { approvedBy, confirmedBy } from '../../src/core/papers/certificates/confirmed.ts';
import { enrollmentFacts, readProof, sealed } from '../../src/core/papers/certificates/proof.ts';
import { marked } from '../../src/core/papers/certificates/reissue-mark.ts';
import { changedFacts, statedBy } from '../../src/core/papers/certificates/stated.ts';
import { activityOn, termOfCourse } from '../../src/core/papers/certificates/statement.ts';
import {
  digestsOf,
  judgeFile,
  judgeProof,
  keysOf,
  type VerifyBasis,
} from '../../src/core/papers/certificates/verify.ts';
import { warningsOfInternship } from '../../src/core/papers/certificates/warnings.ts';
import { amended, day, dossier, placement, student, TERMS } from '../helpers/dossiers.ts';
import { said } from '../helpers/paper-lines.ts';
import { ENROLLED, enrollment, HOST, ISSUING, internship, SEAL, texts, WORK } from '../helpers/papers.ts';

describe('the judgement on a paper', () => {
  const text = sealed(
    [
      ['coopj-certificate', '1'],
      ['number', 'E-2026-0001'],
    ],
    SEAL,
  );
  const proof = readProof(text);
  if (!proof) throw new Error('no proof');
  const entry = { number: 'E-2026-0001', sha256: 'aa', proof: text } as Certificate;
  const voided = { on: day('2026-12-01'), by: '係', reason: '誤記' };
  const GENUINE: VerifyBasis = { proof, signed: true, keys: [SEAL.key], entry };

  test.each<[string, Partial<VerifyBasis>, string | undefined]>([
    ['all is as issued', {}, undefined],
    ['no code', { proof: undefined }, 'unreadable'],
    ['a key of somebody else', { keys: ['another'] }, 'another-office'],
    ['one of several keys', { keys: ['another', SEAL.key] }, undefined],
    ['a signature that does not hold', { signed: false }, 'altered'],
    ['a number that was never given', { entry: undefined }, 'unknown'],
    ['another text under the number', { entry: { ...entry, proof: `${text}x` } }, 'given-again'],
    ['called back', { entry: { ...entry, voided } }, 'void'],
    // The first reason counts.
    ['another key and a bad signature', { keys: [], signed: false }, 'another-office'],
    ['called back and altered', { entry: { ...entry, voided }, signed: false }, 'altered'],
  ])('of its code: %s', (_, facts, expected) => expect(judgeProof({ ...GENUINE, ...facts })).toBe(expected));

  test.each<[string, string, Partial<VerifyBasis>, string | undefined]>([
    ['its own bytes', 'aa', {}, undefined],
    ['its own bytes, and nothing of its code', 'aa', { proof: undefined, keys: [] }, undefined],
    ['its own bytes, called back', 'aa', { entry: { ...entry, voided } }, 'void'],
    [
      'the bytes of its reissue',
      'bb',
      { entry: { ...entry, reissues: [{ on: day('2026-12-01'), by: '係', file: '/', sha256: 'bb' }] } },
      undefined,
    ],
    ['other bytes with a good code', 'cc', {}, 'altered'],
    ['other bytes and no code', 'cc', { proof: undefined }, 'unreadable'],
    ['other bytes of another office', 'cc', { keys: [] }, 'another-office'],
    ['bytes of no number', 'aa', { entry: undefined }, 'unknown'],
  ])('of a file: %s', (_, sha256, facts, expected) =>
    expect(judgeFile(sha256, { ...GENUINE, ...facts })).toBe(expected),
  );

  test('asks all digests under a number, and the keys of then and now', () => {
    expect(digestsOf(entry)).toEqual(['aa']);
    expect(digestsOf({ ...entry, reissues: [{ on: day('2026-12-01'), by: '係', file: '/', sha256: 'bb' }] })).toEqual([
      'aa',
      'bb',
    ]);
    expect(keysOf(['today'], entry)).toEqual(['today', SEAL.key]);
    expect(keysOf([], { ...entry, proof: 'nothing' })).toEqual([]);
    expect(keysOf([], undefined)).toEqual([]);
    const { proof: _, ...bare } = entry;
    expect(keysOf(['today'], bare)).toEqual(['today']);
  });
});

describe('the facts of a proof', () => {
  const proofOf = async (...words: Parameters<typeof internship>) =>
    Object.fromEntries(readProof((await internship(...words)).proof ?? '')?.facts ?? []);

  test('of enrollment', async () => {
    const request = { number: 'E-2026-0001', lang: 'both', on: day('2026-11-22') } as const;
    expect(enrollmentFacts(ISSUING, ENROLLED, request)).toEqual([
      ['coopj-certificate', '1'],
      ['number', 'E-2026-0001'],
      ['kind', 'enrollment'],
      ['issued', '2026-11-22'],
      ['university', '総合研究大学院大学'],
      ['name', '見本 太郎'],
      ['name-en', 'MIHON Taro'],
      ['born', '1998-04-12'],
      ['student', '20249001'],
      ['program', '情報学コース'],
      ['entered', '2024-04-01'],
      ['completes', '2027-03-31'],
    ]);
  });

  test('have a name that both languages share once, and one that is known in one of them', async () => {
    const { nameKanji: _, ...latin } = ENROLLED;
    expect(await proofOf({ lang: 'both', student: latin })).not.toHaveProperty('name-en');
    expect((await proofOf({ lang: 'both', student: latin })).name).toBe('MIHON Taro');
  });

  test('of terms that change have their days, one each', async () => {
    const terms = amended([WORK], '2026-12-01', { hoursPerWeek: 20, pay: 'unpaid' });
    expect(await proofOf({ placement: { terms } })).toMatchObject({
      'hours-per-week': '38 (2026-11-02/2026-11-30)',
      'hours-per-week-2': '20 (2026-12-01/2027-02-01)',
      pay: '300000 JPY/month (2026-11-02/2026-11-30)',
      'pay-2': 'unpaid (2026-12-01/2027-02-01)',
    });
  });

  test('of terms that are not known, or of days that are not, say what is known', async () => {
    const { hoursPerWeek: _, pay: __, ...silent } = WORK;
    const none = await proofOf({ placement: { terms: [silent] } });
    expect(Object.keys(none).filter((key) => /hours|pay/.test(key))).toEqual([]);
    const later = await proofOf({ placement: { terms: amended([silent], '2026-12-01', { hoursPerWeek: 20 }) } });
    expect(later).not.toHaveProperty('hours-per-week');
    expect(later['hours-per-week-2']).toBe('20 (2026-12-01/2027-02-01)');
    const { from: ___, to: ____, ...undated } = WORK;
    const open = await proofOf({ placement: { terms: amended([undated], '2026-12-01', { hoursPerWeek: 20 }) } });
    expect(open).toMatchObject({ 'hours-per-week': '38', 'hours-per-week-2': '20' });
  });

  test.each([
    ['あ'.repeat(60), 'あ'.repeat(60)],
    ['あ'.repeat(61), `${'あ'.repeat(59)}…`],
    // Not a letter without its marks.
    [`${'あ'.repeat(58)}か\u3099\u3099きく`, `${'あ'.repeat(58)}…`],
    ['\u0301'.repeat(61), `\u0301…`],
    ['見本\n株式会社', '見本 株式会社'],
  ])('a value of %s is held as %s', (value, held) => {
    const [line] = sealed([['company', value]], SEAL).split('\n');
    expect(line).toBe(`company=${held}`);
  });
});

describe('a text that was pasted', () => {
  test('in one line is read where several blanks part its keys', () => {
    const proof = readProof('coopj-certificate=1  number=E-1   name=MIHON  Taro key=k sig=s');
    expect([...(proof?.facts ?? [])]).toEqual([
      ['coopj-certificate', '1'],
      ['number', 'E-1'],
      ['name', 'MIHON  Taro'],
    ]);
    expect(proof).toMatchObject({
      key: 'k',
      signature: 's',
      signed: 'coopj-certificate=1\nnumber=E-1\nname=MIHON  Taro\nkey=k\n',
    });
  });
  test.each([
    ['coopj-certificate=2\nnumber=x\nkey=k\nsig=s'],
    ['coopj-certificate=1\nnumber=x\nkeys=k\nsig=s'],
    ['coopj-certificate=1\nnumber=x\nkey=k\nsign=s'],
    ['coopj-certificate=1\nnumber=x\nsig=s\nkey=k'],
    ['coopj-certificate=1\nname=x\nkey=k\nsig=s'],
    ['sig=s'],
  ])('and is none is told: %j', (text) => expect(readProof(text)).toBeUndefined());
  test('keeps a mark that stands within it', () => {
    expect(readProof('coopj-certificate=1\nnumber=\uFEFFx\nkey=k\nsig=s')?.facts.get('number')).toBe('\uFEFFx');
  });
});

describe('who confirmed', () => {
  const APPLIED = { on: day('2026-09-17'), approvedOn: day('2026-09-16') };
  const change = (on: string, former: string, name: string) => ({ on: day(on), former, name });
  const asked = (facts: Parameters<typeof dossier>[0], application: object | undefined = APPLIED) => ({
    dossier: dossier(facts),
    placement: placement(application ? { application: application as typeof APPLIED } : {}),
  });
  const ON = day('2026-10-20');

  test('is the supervisor of the day of the approval, however the changes were told', () => {
    const supervisors = [
      change('2027-01-01', '二代 教授', '三代 教授'),
      change('2026-10-01', '初代 教授', '二代 教授'),
    ];
    expect(approvedBy(asked({ supervisors }), ON)).toBe('初代 教授');
    expect(approvedBy(asked({ supervisors: supervisors.toReversed() }), ON)).toBe('初代 教授');
    const same = [change('2026-09-16', '初代 教授', '二代 教授')];
    expect(approvedBy(asked({ supervisors: same, student: student({ supervisorName: '二代 教授' }) }), ON)).toBe(
      '二代 教授',
    );
  });
  test('is who approved STEP 2 where the register names nobody', () => {
    const { supervisorName: _, ...nameless } = student();
    expect(approvedBy(asked({ student: nameless }), ON)).toBe('見本 教授');
    const { approval: __, ...bare } = dossier({ student: nameless });
    expect(approvedBy({ ...asked({}), dossier: bare }, ON)).toBeUndefined();
  });
  test('is nobody before the approval, without one, and where it says nothing of it', () => {
    expect(approvedBy(asked({}), day('2026-09-15'))).toBeUndefined();
    expect(approvedBy(asked({}, { on: day('2026-09-17') }), ON)).toBeUndefined();
    expect(approvedBy({ dossier: dossier(), placement: placement() }, ON)).toBeUndefined();
    expect(confirmedBy(asked({}), ON)).toBeUndefined();
    expect(confirmedBy(asked({}, { ...APPLIED, confirms: true }), ON)).toBe('見本 教授');
  });
});

describe('what follows from the agreed days', () => {
  test.each([
    ['2026-11-01', {}, 'planned'],
    ['2026-11-02', {}, 'running'],
    ['2027-02-01', {}, 'running'],
    ['2027-02-02', {}, 'done'],
    ['2026-10-01', { run: { startedOn: day('2026-11-02') } }, 'running'],
    ['2026-10-01', { terms: [{}] }, 'planned'],
    ['2027-03-01', { terms: [{ from: day('2026-11-02') }] }, 'running'],
    ['2026-10-01', { terms: [{ to: day('2027-02-01') }] }, 'planned'],
  ] as const)('on %s with %j it is %s', (on, facts, expected) => {
    expect(activityOn(placement(facts), day(on))).toBe(expected);
  });

  test('year and term are those of the first day, else of the paper; as registered once they are', () => {
    const of = (facts: Parameters<typeof placement>[0], on = '2027-04-01') =>
      termOfCourse({ placement: placement(facts), office: ISSUING }, day(on));
    expect(of({})).toEqual({ year: 2026, term: 'autumn' });
    expect(of({ terms: [{}] })).toEqual({ year: 2027, term: 'spring' });
    const course = { on: day('2026-10-15'), year: 2025, term: 'full', course: 'JRI-001', credits: 2 } as const;
    expect(of({ course })).toEqual({ year: 2025, term: 'full' });
  });
});

describe('whoever issues a certificate of internship is warned', () => {
  const warned = (facts: Parameters<typeof placement>[0], on: string) => {
    const of = placement(facts);
    const known = { dossier: dossier({ placements: [of] }), placement: of, company: HOST, office: ISSUING };
    return warningsOfInternship(known, { number: 'I-2026-0001', lang: 'ja', on: day(on) });
  };
  const COURSE = { on: day('2026-10-15'), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 } as const;
  const CONFIRMED = { on: day('2026-09-17'), approvedOn: day('2026-09-16'), confirms: true } as const;

  test('of all that follows from something else, and of what is left out', () => {
    expect(warned({}, '2026-10-20')).toEqual([
      { code: 'unconfirmed', student: '20249001', placement: 'P-0001', lacks: 'confirmation' },
      { code: 'term-follows', year: 2026, term: 'autumn' },
    ]);
  });
  test('of nothing where all is recorded', () =>
    expect(warned({ course: COURSE, application: CONFIRMED }, '2026-10-20')).toEqual([]));
  test.each<[string, object, string | undefined]>([
    ['2026-11-01', {}, undefined],
    ['2026-11-02', {}, 'running'],
    ['2026-11-02', { startedOn: day('2026-11-02') }, undefined],
    ['2027-02-02', {}, 'done'],
    ['2027-02-02', { startedOn: day('2026-11-02') }, 'done'],
    ['2027-02-02', { endedOn: day('2027-02-01') }, undefined],
  ])('on %s with %j: %s', (on, run, activity) => {
    expect(warned({ course: COURSE, application: CONFIRMED, run }, on)).toEqual(
      activity === undefined ? [] : [{ code: 'activity-follows', activity }],
    );
  });
});

test('the mark of a reissue stands beside the number, and before all else', async () => {
  const paper = await enrollment({ lang: 'both' });
  const again = marked(paper, day('2026-12-01'), await texts('enrollment', 'both'));
  expect(again.blocks.map(({ type }) => type)).toEqual([
    'mark',
    'mark',
    'title',
    'fields',
    'paragraph',
    'issuer',
    'contact',
  ]);
  const [number, mark] = again.blocks.flatMap((block) => (block.type === 'mark' ? [said(block.text)] : []));
  expect(number).toBe('証明書番号 | Certificate No. E-2026-0001');
  expect(mark).toBe('再発行　令和8年12月1日 | Reissued on 1 December 2026');
  expect(again).toMatchObject({ number: paper.number, issuedOn: paper.issuedOn, proof: paper.proof });
});

test('what a paper states has its addressee and each of its sentences, joined as lines under one name', async () => {
  const application = { on: day('2026-09-17'), approvedOn: day('2026-09-16'), confirms: true } as const;
  const stated = new Map(
    statedBy(await internship({ addressee: '見本局長', placement: { terms: [WORK], application } })),
  );
  expect(stated.get('addressee')).toBe('見本局長　殿');
  expect(stated.get('paragraph')?.split('\n')).toHaveLength(2);
  expect(stated.get('issuer')).toBe('2026年10月20日\n総合研究大学院大学\n学長　見本 学長');
});

test('facts that both papers state alike are no change; one that became empty is', () => {
  expect(changedFacts([['a', '1']], [['a', '1']])).toEqual([]);
  expect(changedFacts([['a', '1']], [['a', '']])).toEqual([{ what: 'a', before: '1', after: '' }]);
});

test('the certificate that is issued again keeps the confirmation that it stated, and takes no other paper for its own', async () => {
  const application = { on: day('2026-09-17'), approvedOn: day('2026-09-16') };
  const at = { terms: [{ ...TERMS, ...WORK }], application };
  const entry = {
    number: 'I-2026-0001',
    kind: 'internship',
    lang: 'ja',
    issuedOn: day('2026-10-20'),
    file: '/',
    sha256: '0',
    by: '係',
  } as const;
  const sentences = async (certificates: readonly Certificate[]) =>
    (await internship({ placement: at, dossier: { certificates } })).blocks.filter(({ type }) => type === 'paragraph')
      .length;
  const SAID = '指導教員(見本 教授)は、当該インターンシップが本人の研究に関連し、学業に支障がないことを確認している。';
  expect(await sentences([{ ...entry, stated: [['paragraph', `前文\n${SAID}`]] }])).toBe(2);
  // The sentence of one that is kept under another name is none of its own.
  expect(await sentences([{ ...entry, stated: [['issuer', SAID]] }])).toBe(1);
  expect(await sentences([{ ...entry, stated: [['paragraph', '前文']] }])).toBe(1);
  // Issued before papers kept what they state.
  expect(await sentences([entry])).toBe(2);
  expect(await sentences([{ ...entry, number: 'I-2026-0002' }])).toBe(1);
});
