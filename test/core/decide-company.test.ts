import { expect, test } from 'vitest';
import { addAgreement, addCompany, latestAgreement, receiveNewAgreement } from '../../src/core/decide/company.ts';
import { receiveAgreement, reviewAgreement, signAgreement } from '../../src/core/decide/contract.ts';
import type { Decision } from '../../src/core/decide/decision.ts';
import type { CompanyChange } from '../../src/core/journal/changes.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import type { Company } from '../../src/core/model/company.ts';
import { agreement, company, day, review, SCAN, SIGNED, TODAY } from '../helpers/dossiers.ts';

const DRAFT = { ref: 'A-0001', from: day('2026-04-01'), to: day('2027-03-31'), autoRenew: false };
const because = (decision: Decision<CompanyChange>) =>
  decision.ok ? [] : decision.refusals.map((refusal) => refusal.because);

function after(before: Company | undefined, decision: Decision<CompanyChange>): Company {
  if (!decision.ok) throw new Error(because(decision).join());
  const last = decision.changes.reduce<Company | undefined>(evolveCompany, before);
  if (!last) throw new Error('no change');
  return last;
}

test('a company is taken in with its facts', () => {
  const facts = { code: 'C-0001', name: '見本株式会社', memberAsOf: TODAY };
  expect(after(undefined, addCompany(TODAY, facts))).toEqual({ ...facts, agreements: [] });
});

test('nobody is known to be a member on a day that has not come', () => {
  expect(because(addCompany(TODAY, { code: 'C', name: '見本', memberAsOf: day('2027-03-02') }))).toEqual(['future']);
});

test('an agreement may begin after today, but not end before it begins, and not be signed tomorrow', () => {
  const later = { ...DRAFT, from: day('2027-04-01'), to: day('2028-03-31') };
  expect(after(company({ agreements: [] }), addAgreement(TODAY, company(), { agreement: later })).agreements).toEqual([
    { ...later, revisions: [] },
  ]);
  const wrong = { ...DRAFT, from: DRAFT.to, to: DRAFT.from, signedOn: day('2027-03-02') };
  expect(because(addAgreement(TODAY, company(), { agreement: wrong }))).toEqual(['reversed', 'future']);
});

test('an agreement of one day is in order', () => {
  expect(addAgreement(TODAY, company(), { agreement: { ...DRAFT, to: DRAFT.from } }).ok).toBe(true);
});

test('an agreement for a placement with another company is refused', () => {
  const placement = { ref: 'P-0001', company: 'C-0002' };
  const request = { agreement: { ...DRAFT, placement: 'P-0001' }, placement };
  expect(addAgreement(TODAY, company(), request)).toEqual({
    ok: false,
    refusals: [{ because: 'other-company', placement: 'P-0001', company: 'C-0002', asked: 'C-0001' }],
  });
  expect(addAgreement(TODAY, company({ code: 'C-0002' }), request).ok).toBe(true);
});

test('the first revision of an unknown agreement makes both, or tells every reason', () => {
  const made = receiveNewAgreement(TODAY, company(), { agreement: DRAFT }, { on: TODAY, file: SCAN });
  expect(after(company({ agreements: [] }), made).agreements).toEqual([
    { ...DRAFT, revisions: [{ revision: 1, receivedOn: TODAY, reviews: [], file: SCAN }] },
  ]);
  const wrong = { agreement: { ...DRAFT, to: day('2026-03-31') } };
  const refused = receiveNewAgreement(TODAY, company(), wrong, { on: day('2027-03-02') });
  expect(because(refused)).toEqual(['reversed', 'future']);
});

test('an agreement is received, returned, received anew, approved and signed', () => {
  const of = (one: Company) => one.agreements[0] ?? agreement();
  const { signedOn: _, ...unsigned } = agreement();
  let now = company({ agreements: [unsigned] });
  now = after(now, receiveAgreement(TODAY, of(now), { on: day('2026-09-01') }));
  now = after(now, reviewAgreement(TODAY, of(now), review({ outcome: 'returned', items: { cost: '未記載' } })));
  now = after(now, receiveAgreement(TODAY, of(now), { on: day('2026-10-20') }));
  now = after(now, reviewAgreement(TODAY, of(now), review({ on: day('2026-10-20') })));
  now = after(now, signAgreement(TODAY, of(now), { on: day('2026-10-21'), file: SIGNED, actor: 'mihon' }));
  expect(of(now)).toMatchObject({
    signedOn: '2026-10-21',
    revisions: [
      { revision: 1, reviews: [{ outcome: 'returned' }] },
      { revision: 2, reviews: [{ outcome: 'approved' }], signedFile: SIGNED },
    ],
  });
});

test('what was not received cannot be reviewed, and no review comes before the paper', () => {
  expect(because(reviewAgreement(TODAY, agreement(), review()))).toEqual(['no-contract']);
  const received = agreement({ revisions: [{ revision: 1, receivedOn: day('2026-10-14'), reviews: [] }] });
  expect(because(reviewAgreement(TODAY, received, review({ on: day('2026-10-13') })))).toEqual(['reversed']);
  expect(reviewAgreement(TODAY, received, review({ on: day('2026-10-14') })).ok).toBe(true);
});

test('the same signature again changes nothing; another day needs a reason', () => {
  const signed = agreement({ signedOn: day('2026-09-01') });
  expect(signAgreement(TODAY, signed, { on: day('2026-09-01'), actor: 'mihon' })).toMatchObject({ changes: [] });
  expect(because(signAgreement(TODAY, signed, { on: day('2026-09-02'), actor: 'mihon' }))).toEqual(['unexplained']);
  expect(signAgreement(TODAY, signed, { on: day('2026-09-02'), actor: 'mihon', reason: '誤記' }).ok).toBe(true);
});

test('the agreement that is meant is the last wanted one, else the last, of the placement where one is named', () => {
  const [first, second, own] = [
    agreement({ ref: 'A-0001' }),
    agreement({ ref: 'A-0002' }),
    agreement({ ref: 'A-0003', placement: 'P-0007' }),
  ];
  const all = company({ agreements: [first, second, own] });
  expect(latestAgreement(all)).toBe(own);
  expect(latestAgreement(all, 'P-0007')).toBe(own);
  expect(latestAgreement(all, 'P-0001')).toBeUndefined();
  expect(latestAgreement(all, undefined, ({ ref }) => ref === 'A-0001')).toBe(first);
  expect(latestAgreement(all, undefined, () => false)).toBe(own);
});
