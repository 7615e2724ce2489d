import { deepStrictEqual } from 'node:assert';
import { readFileSync } from 'node:fs';
import { holidays } from '@holiday-jp/holiday_jp';
import { isDay, type LocalDate } from '../../src/core/calendar/dates.ts';
import type { Calendar } from '../../src/core/calendar/working-days.ts';
import type { Decision } from '../../src/core/decide/decision.ts';
import type { Agreement, Company } from '../../src/core/model/company.ts';
import type { Contract, Review } from '../../src/core/model/contract.ts';
import { type Dossier, NOTHING_KNOWN } from '../../src/core/model/dossier.ts';
import type { Evidence } from '../../src/core/model/evidence.ts';
import type { StepNumber } from '../../src/core/model/gate.ts';
import type { Placement } from '../../src/core/model/placement.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Insurance } from '../../src/core/model/residence.ts';
import { withAmendment } from '../../src/core/model/spans.ts';
import type { Student } from '../../src/core/model/student.ts';
import type { Office } from '../../src/core/profile/office.ts';
import type { Situation } from '../../src/core/rules/rule.ts';
import { parseOffice } from '../../src/office/profile-file.ts';

/** A day as a test writes it; a slip of the pen stops the test. */
export function day(text: string): LocalDate {
  if (!isDay(text)) throw new Error(`${text} is no day`);
  return text;
}

const SAMPLE = new URL('../../templates/office.toml', import.meta.url);

/** The sample profile, as `init` hands it out. */
export const OFFICE: Office = parseOffice(readFileSync(SAMPLE, 'utf8'), 'office.toml');

/** Japan's public holidays, and the closure of the sample profile. */
export const CALENDAR: Calendar = {
  holidays: new Set(Object.keys(holidays)),
  closure: { from: OFFICE.calendar.closureFrom, to: OFFICE.calendar.closureTo },
};

/** After everything that the invented student does. */
export const TODAY = day('2027-03-01');

export const student = (facts: Partial<Student> = {}): Student => ({
  number: '20249001',
  nameKanji: '見本 太郎',
  familyName: 'MIHON',
  givenName: 'Taro',
  email: 'mihon.taro@example.ac.jp',
  program: '情報学コース',
  courseYears: 3,
  enrolledOn: day('2024-04-01'),
  supervisorName: '見本 教授',
  supervisorEmail: 'kyoju@example.ac.jp',
  officeEmail: 'course@example.ac.jp',
  ...facts,
});

/** Papers that were taken in. */
export const SCAN: Evidence = { name: '契約書.pdf', sha256: 'a'.repeat(64) };
export const SIGNED: Evidence = { name: '署名済.pdf', sha256: 'b'.repeat(64) };

/** Terms that change from a day on. */
export const amended = (terms: Placement['terms'], effective: string, changed: Terms): Placement['terms'] =>
  withAmendment(terms, { effective: day(effective), reason: '見本' }, changed);

/** Three months, paid. */
export const TERMS: Terms = {
  from: day('2026-11-02'),
  to: day('2027-02-01'),
  hoursPerWeek: 28,
  pay: { amount: 250_000, per: 'month' },
};

export const review = (facts: Partial<Review> = {}): Review => ({
  by: 'secretariat',
  outcome: 'approved',
  on: day('2026-10-13'),
  items: {},
  ...facts,
});

/** Received, approved and concluded. */
export const contract = (facts: Partial<Contract> = {}): Contract => ({
  kind: 'employment',
  revision: 1,
  receivedOn: day('2026-10-08'),
  reviews: [review()],
  signedOn: day('2026-10-14'),
  terms: TERMS,
  ...facts,
});

export const placement = (facts: Partial<Placement> = {}): Placement => ({
  ref: 'P-0001',
  company: 'C-0001',
  openedOn: day('2026-09-10'),
  consulted: ['見本 助教'],
  terms: [TERMS],
  prepared: {},
  contracts: [],
  papers: [],
  ...facts,
});

/** What each of STEP 6 to 12 leaves in a placement. */
const STEP_FACTS: { readonly [step in StepNumber]?: Partial<Placement> } = {
  6: { application: { on: day('2026-09-17'), approvedOn: day('2026-09-16') } },
  7: { selection: { on: day('2026-09-24') } },
  8: { result: { on: day('2026-10-05'), outcome: 'accepted' } },
  9: { contracts: [contract()] },
  10: { course: { on: day('2026-10-15'), year: 2026, term: 'autumn', course: 'JRI-001', credits: 2 } },
  11: { run: { startedOn: day('2026-11-02'), endedOn: day('2027-02-01') } },
  12: {
    papers: [{ kind: 'certificate', receivedOn: day('2027-02-08') }],
    grade: { grade: 'A', by: '見本 担当', on: day('2027-02-15') },
  },
};

/** A placement with every step up to this one done, in good order. */
export function placementUpTo(step: StepNumber, facts: Partial<Placement> = {}): Placement {
  const done = Object.entries(STEP_FACTS).filter(([number]) => Number(number) <= step);
  return placement(Object.assign({}, ...done.map(([, part]) => part), facts));
}

/** Both insurances, to the end of the standard term. */
export const INSURED: readonly Insurance[] = (['gakkensai', 'gakkenbai'] as const).map((kind) => ({
  kind,
  paidOn: day('2024-04-01'),
  from: day('2024-04-02'),
  to: day('2027-03-31'),
}));

/** A student with STEP 1 to 4 done, both insurances, and the placements named. */
export const dossier = (facts: Partial<Dossier> = {}): Dossier => ({
  ...NOTHING_KNOWN,
  student: student(),
  contact: { on: day('2026-08-03'), guideSentOn: day('2026-08-04') },
  approval: { on: day('2026-08-05'), by: '見本 教授' },
  registration: {
    on: day('2026-08-10'),
    supporters: {
      supervisor: 'kyoju@example.ac.jp',
      office: 'course@example.ac.jp',
      secretariat: 'coopj@example.ac.jp',
    },
    approverBox: true,
  },
  briefing: { attendedOn: day('2026-09-01') },
  insurances: INSURED,
  placements: [],
  certificates: [],
  overrides: [],
  ...facts,
});

/** A student with one placement, and every step up to this one done. */
export const dossierUpTo = (step: StepNumber, facts: Partial<Placement> = {}): Dossier =>
  dossier({ placements: [placementUpTo(step, facts)] });

export const agreement = (facts: Partial<Agreement> = {}): Agreement => ({
  ref: 'A-0001',
  from: day('2026-04-01'),
  to: day('2027-03-31'),
  autoRenew: false,
  signedOn: day('2026-09-01'),
  revisions: [],
  ...facts,
});

/** A host with a signed implementation agreement for the fiscal year, or with those named. */
export const company = (facts: Partial<Company> = {}): Company => ({
  code: 'C-0001',
  name: '見本株式会社',
  memberAsOf: day('2026-04-01'),
  agreements: [agreement()],
  ...facts,
});

/** What a decision or a rule looks at: this student, at this host, on TODAY. */
export const known = (of: Dossier, facts: Partial<Situation> = {}): Situation => ({
  dossier: of,
  companies: new Map([['C-0001', company()]]),
  office: OFFICE,
  calendar: CALENDAR,
  today: TODAY,
  ...facts,
});

/** Who runFlags, in every test. */
export const WISH = { actor: '見本 職員' } as const;

/** Why a request was not granted, in few words: the rule, or what is wrong with the request; nothing where it was granted. */
export const refusedFor = <C>(decision: Decision<C>): readonly string[] =>
  decision.ok ? [] : decision.refusals.map((one) => (one.because === 'rule' ? one.finding.rule : one.because));

/** The changes of a request that was granted: as the journal keeps them, which knows nothing that is undefined. */
export function granted<C>(decision: Decision<C>): readonly C[] {
  if (!decision.ok) throw new Error(`refused for ${refusedFor(decision).join(', ')}`);
  deepStrictEqual(decision.changes, JSON.parse(JSON.stringify(decision.changes)));
  return decision.changes;
}
