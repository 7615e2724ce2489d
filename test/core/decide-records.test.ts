import { describe, expect, test } from 'vitest';
import { voidCertificate } from '../../src/core/decide/certificates/void.ts';
import { isNamed } from '../../src/core/decide/clear.ts';
import { isMistyped, type Refusal } from '../../src/core/decide/decision.ts';
import { addJob, editJob } from '../../src/core/decide/job.ts';
import { recordInsurance } from '../../src/core/decide/preparation.ts';
import type { Certificate } from '../../src/core/model/certificate.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { day, dossier, granted, known, refusedFor, WISH } from '../helpers/dossiers.ts';

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
describe('a certificate called back', () => {
  const voided = (on: string, certificate = ENTRY) =>
    voidCertificate(known(dossier({ certificates: [ENTRY] })), certificate, {
      on: day(on),
      actor: '係',
      reason: ' 誤記 ',
    });
  test('stays with day, reason and who', () => {
    expect(granted(voided('2026-10-20'))).toEqual([
      { type: 'certificate-voided', number: 'E-2026-0001', voided: { on: '2026-10-20', by: '係', reason: '誤記' } },
    ]);
  });
  test.each([
    ['2026-10-19', 'reversed'],
    ['2027-03-02', 'future'],
  ])('cannot have been on %s: %s', (on, because) => expect(refusedFor(voided(on))).toEqual([because]));
  test('is not called back twice', () => {
    const gone = { on: ON, by: '別', reason: '誤記' };
    expect(voided('2026-11-01', { ...ENTRY, voided: gone })).toEqual({
      ok: false,
      refusals: [{ because: 'void-already', number: 'E-2026-0001', ...gone }],
    });
  });
});

describe('a job description', () => {
  const job = {
    ref: 'J-0001',
    title: '見本の研究',
    from: day('2026-10-01'),
    to: day('2027-03-31'),
    workplaces: ['東京', '横浜'],
  };
  const edited = (facts: Parameters<typeof editJob>[2], reason?: string) =>
    editJob(job, { actor: '係', ...(reason && { reason }) }, facts);

  test('is added as it is, unless it ends before it begins', () => {
    expect(granted(addJob(job))).toEqual([{ type: 'job-added', job }]);
    expect(refusedFor(addJob({ ...job, to: day('2026-09-30') }))).toEqual(['reversed']);
  });
  test('takes what is new without a reason, and what replaces something with one', () => {
    expect(granted(edited({ content: '内容' }))).toEqual([
      { type: 'job-edited', job: 'J-0001', set: { content: '内容' } },
    ]);
    expect(edited({ title: '別' })).toEqual({
      ok: false,
      refusals: [{ because: 'unexplained', before: '見本の研究', after: '別' }],
    });
    expect(granted(edited({ title: '別', workplaces: ['東京'] }, '訂正'))).toEqual([
      { type: 'job-edited', job: 'J-0001', set: { title: '別', workplaces: ['東京'] } },
    ]);
    expect(edited({ workplaces: ['東京'] })).toEqual({
      ok: false,
      refusals: [{ because: 'unexplained', before: '東京, 横浜', after: '東京' }],
    });
  });
  test('told again changes nothing', () => {
    expect(granted(edited({ title: job.title, workplaces: ['東京', '横浜'] }))).toEqual([]);
    expect(granted(edited({ title: job.title, content: '内容' }))).toEqual([
      { type: 'job-edited', job: 'J-0001', set: { content: '内容' } },
    ]);
  });
  test('never ends before it begins', () =>
    expect(refusedFor(edited({ to: day('2026-09-30') }, '訂正'))).toEqual(['reversed']));
});

describe('an insurance', () => {
  const usual = {
    kind: 'gakkensai',
    paidOn: day('2024-04-01'),
    from: day('2024-04-02'),
    to: day('2027-03-31'),
  } as const;
  const recorded = (facts: object = {}, insurances: Dossier['insurances'] = []) =>
    granted(recordInsurance(known(dossier({ insurances })), { ...WISH, ...usual, ...facts }));
  test('that is on record as it is changes nothing', () => expect(recorded({}, [usual])).toEqual([]));
  test.each([
    { kind: 'gakkenbai' as const },
    { paidOn: day('2024-04-02') },
    { from: day('2024-04-03') },
    { to: day('2027-03-30') },
  ])('with another %j is another one', (other) => {
    expect(recorded(other, [usual])).toEqual([{ type: 'insurance-recorded', insurance: { ...usual, ...other } }]);
    expect(recorded({}, [{ ...usual, ...other }, usual])).toEqual([]);
  });
  test('covers as usual from the day after the payment, or from a later day that is named', () => {
    const { from: _, to: __, ...paid } = usual;
    const of = (facts: object) =>
      granted(recordInsurance(known(dossier({ insurances: [] })), { ...WISH, ...paid, ...facts }))[0];
    expect(of({})).toMatchObject({ insurance: { from: '2024-04-02', to: '2027-03-31' } });
    const late = { paidOn: day('2027-02-01') };
    expect(of({ ...late, from: day('2027-04-01') })).toMatchObject({
      insurance: { from: '2027-04-01', to: '2028-03-31' },
    });
    expect(of({ ...late, from: day('2027-02-01') })).toMatchObject({
      insurance: { from: '2027-02-01', to: '2027-03-31' },
    });
  });
});

test('a request is mistyped where the line itself is wrong, and refused where the records are against it', () => {
  const is = (because: string) => isMistyped({ because } as Refusal);
  const typed = [
    'future',
    'reversed',
    'unexplained',
    'no-remark',
    'no-reason',
    'not-a-grade',
    'other-month',
    'unreasoned',
  ];
  expect(typed.filter((one) => !is(one))).toEqual([]);
  expect(['rule', 'placement-closed', 'missing-facts', 'leaned-on'].filter(is)).toEqual([]);
});

test('a student is named by any of the names', () => {
  const nobody = { number: '20249001', email: 'a@example.ac.jp', program: '情報学コース' };
  expect(isNamed(nobody)).toBe(false);
  expect(
    (['nameKanji', 'familyName', 'nameLatin'] as const).map((name) => isNamed({ ...nobody, [name]: '見本' })),
  ).toEqual([true, true, true]);
});
