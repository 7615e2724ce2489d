import { expect, test } from 'vitest';
import { besides, pageOf } from '../../src/core/agenda/page.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import { company, contract, day, dossier, known, placementUpTo, student } from '../helpers/dossiers.ts';

const ABROAD: Partial<Dossier> = {
  student: student({ nationality: 'ベトナム' }),
  stays: [{ on: day('2024-04-01'), status: '留学', expiresOn: day('2028-03-31') }],
};
const settles = (of: readonly { readonly settle?: string }[]) => of.map(({ settle }) => settle);

test('all that STEP 9 still needs is told as the next step, each command once, and nowhere else', () => {
  const page = (contracts: Placement['contracts']) =>
    pageOf(
      known(dossier({ placements: [placementUpTo(8, { contracts })] }), {
        today: day('2026-10-05'),
        companies: new Map([['C-0001', company({ agreements: [] })]]),
      }),
    );
  const told = (contracts: Placement['contracts']) =>
    page(contracts).next.map(({ because }) => because.map(({ rule }) => rule));
  const { signedOn: _, ...unsigned } = contract();
  expect(told([])).toEqual([['contract-review', 'agreement']]);
  expect(told([{ ...unsigned, reviews: [] }])).toEqual([['contract-review', 'contract-signed', 'agreement']]);
  expect(told([unsigned])).toEqual([['contract-signed', 'agreement']]);
  expect(told([contract()])).toEqual([['agreement']]);
  // Receiving what was received would begin a second revision.
  expect(settles(page([unsigned]).possible).filter((one) => one?.includes('contract receive'))).toEqual([]);
  const looked = page([]);
  const elsewhere = [...looked.stopped.flatMap(({ because }) => because), ...looked.others];
  const rules = besides(elsewhere, looked).map(({ rule }) => rule);
  expect(rules).toContain('preparation');
  for (const rule of ['contract-review', 'contract-signed', 'agreement']) expect(rules).not.toContain(rule);
});

test('nothing of STEP 9 is told of whoever is through it', () => {
  const page = pageOf(known(dossier({ placements: [placementUpTo(9)] }), { today: day('2026-10-05') }));
  expect(page.next).toEqual([]);
});

test('where a permit is awaited its grant can be recorded; where none is known, one that is held', () => {
  const page = (permits: Dossier['permits']) =>
    settles(
      pageOf(known(dossier({ ...ABROAD, permits, placements: [placementUpTo(5)] }), { today: day('2026-10-05') }))
        .possible,
    );
  const grant = `coopj permit grant ${dossier().student.number} --kind comprehensive --on …`;
  expect(page([])).toContain(grant);
  expect(
    page([{ number: 1, kind: 'comprehensive', openedOn: day('2026-08-20'), papers: {}, appliedOn: day('2026-09-01') }]),
  ).toContain(grant);
  const granted = { on: day('2026-09-10'), from: day('2026-09-10'), to: day('2028-03-31') };
  expect(page([{ number: 1, kind: 'comprehensive', openedOn: day('2026-08-20'), papers: {}, granted }])).not.toContain(
    grant,
  );
});
