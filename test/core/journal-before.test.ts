import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { CompanyChange, OfficeChange, StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import { evolveCompany } from '../../src/core/journal/evolve-company.ts';
import { evolveOffice } from '../../src/core/journal/evolve-office.ts';
import { replay } from '../../src/core/journal/replay.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { spansOf } from '../../src/core/model/spans.ts';
import { ROOT } from '../helpers/run.ts';

/**
 * Histories of students, companies and the office as sessions of the commit before terms had days wrote them, with every kind of
 * change that there was, and the facts to which that commit replayed them.
 */
interface Before {
  readonly session: string;
  readonly subject: string;
  readonly entries: readonly { readonly seq: number; readonly change: StudentChange | CompanyChange | OfficeChange }[];
  /** None where all was taken back. */
  readonly facts?: Readonly<Record<string, unknown>>;
}
const FIXTURE = new URL('test/fixtures/journal-before/journal.json', ROOT);
const BEFORE: readonly Before[] = JSON.parse(readFileSync(FIXTURE, 'utf8'));

function replayed({ subject, entries }: Before): unknown {
  if (subject.startsWith('student:')) return replay(entries as never, evolve);
  if (subject.startsWith('company:')) return replay(entries as never, evolveCompany);
  return replay(entries as never, evolveOffice);
}

test('every kind of change of that commit is among them', () => {
  const kinds = new Set(BEFORE.flatMap(({ entries }) => entries.map(({ change }) => change.type)));
  expect(kinds.size).toBe(53);
});

test.each(BEFORE.map((one) => [`${one.session} ${one.subject}`, one] as const))(
  '%s has the same facts',
  (_, before) => {
    if (before.facts === undefined) expect(replayed(before)).toBeUndefined();
    else expect(replayed(before)).toMatchObject(withoutAmended(before.facts));
  },
);

/** All but the terms of amended placements, which have days now. */
function withoutAmended(facts: NonNullable<Before['facts']>): object {
  const { placements } = facts as Partial<Dossier>;
  if (!placements) return facts;
  return {
    ...facts,
    placements: placements.map(({ terms, ...rest }) => (terms.length > 1 ? rest : { terms, ...rest })),
  };
}

test('amended terms have the days that were told then, in their order; a correction mends what was last stated', () => {
  const one = BEFORE.find(({ session, subject }) => session === 'programme' && subject === 'student:20241002');
  const [placement] = (one && (replayed(one) as Dossier).placements) ?? [];
  const pay = (amount: number) => ({ pay: { amount, per: 'month' }, content: '時系列解析' });
  expect(placement && spansOf(placement)).toEqual([
    { from: '2026-11-16', to: '2026-11-30', terms: { hoursPerWeek: 28, ...pay(300_000) } },
    { from: '2026-12-01', to: '2026-12-14', terms: { hoursPerWeek: 28, ...pay(250_000) } },
    { from: '2026-12-15', to: '2027-01-15', terms: { hoursPerWeek: 21, ...pay(250_000) } },
  ]);
});
