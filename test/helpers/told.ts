import { expect } from 'vitest';
import type { CompanyChange, StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Company } from '../../src/core/model/company.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { type Placement, PREPARATIONS } from '../../src/core/model/placement.ts';
import { PERMIT_PAPERS, type Permit } from '../../src/core/model/residence.ts';
import type { Store, Write } from '../../src/store/store.ts';
import { day } from './dossiers.ts';

/** Everything that has to be said, in the order of the steps, for a dossier to be known. */
function toldOf(dossier: Dossier): readonly StudentChange[] {
  const { student, contact, approval, laterApprovals = [], registration, briefing, jspsConsent } = dossier;
  const { latinAtCard } = dossier;
  const { nameLatin } = student;
  return [
    { type: 'student-registered', facts: { ...student, ...(latinAtCard && { nameLatin: latinAtCard }) } },
    // Of a name that was changed after the card was read.
    ...(latinAtCard && nameLatin ? [{ type: 'student-edited', set: { nameLatin } } satisfies StudentChange] : []),
    ...(contact ? [{ type: 'contact-recorded', ...contact } satisfies StudentChange] : []),
    ...(approval ? [{ type: 'approval-recorded', ...approval } satisfies StudentChange] : []),
    ...(registration ? [{ type: 'registration-recorded', ...registration } satisfies StudentChange] : []),
    ...(briefing ? [{ type: 'briefing-recorded', ...briefing } satisfies StudentChange] : []),
    ...dossier.supervisors.map((change): StudentChange => ({ type: 'supervisor-changed', change })),
    ...laterApprovals.map(({ on, by = '' }): StudentChange => ({ type: 'approval-renewed', on, by })),
    ...dossier.stays.map((stay): StudentChange => ({ type: 'stay-recorded', stay })),
    ...dossier.renewals.map((on): StudentChange => ({ type: 'renewal-applied', on })),
    ...dossier.leaves.map((leave): StudentChange => ({ type: 'leave-recorded', leave })),
    ...dossier.absences.map((absence): StudentChange => ({ type: 'absence-added', absence })),
    ...dossier.insurances.map((insurance): StudentChange => ({ type: 'insurance-recorded', insurance })),
    ...(jspsConsent ? [{ type: 'jsps-recorded', consent: jspsConsent } satisfies StudentChange] : []),
    ...dossier.placements.flatMap(ofPlacement),
    ...dossier.permits.flatMap(ofPermit),
    ...dossier.certificates.map((certificate): StudentChange => ({ type: 'certificate-issued', certificate })),
    ...dossier.overrides.map((override): StudentChange => ({ type: 'rule-overridden', override })),
    ...Object.entries(dossier.settled).map(([key, on]): StudentChange => ({ type: 'obligation-settled', key, on })),
  ];
}

function ofPlacement(one: Placement): readonly StudentChange[] {
  const {
    ref,
    company,
    openedOn: on,
    job,
    consulted,
    application,
    selection,
    result,
    course,
    run,
    grade,
    closed,
  } = one;
  const at = { placement: ref };
  const [terms = {}, ...amended] = one.terms;
  return [
    { type: 'placement-opened', ref, company, on, ...(job !== undefined && { job }), consulted, terms },
    ...(application ? [{ type: 'application-recorded', ...at, ...application } satisfies StudentChange] : []),
    ...(selection ? [{ type: 'selection-recorded', ...at, ...selection } satisfies StudentChange] : []),
    ...(result ? [{ type: 'result-recorded', ...at, result } satisfies StudentChange] : []),
    ...one.contracts.flatMap(({ reviews, ...contract }): StudentChange[] => [
      { type: 'contract-received', ...at, contract },
      ...reviews.map((review): StudentChange => {
        const { kind, revision } = contract;
        return { type: 'contract-reviewed', ...at, kind, revision, review };
      }),
    ]),
    ...(course ? [{ type: 'course-registered', ...at, course } satisfies StudentChange] : []),
    ...PREPARATIONS.flatMap((what): StudentChange[] => {
      const done = one.prepared[what];
      return done === undefined ? [] : [{ type: 'preparation-recorded', ...at, what, on: done }];
    }),
    ...(run ? [{ type: 'internship-recorded', ...at, ...run } satisfies StudentChange] : []),
    ...amended.flatMap(({ amendment, ...changed }): StudentChange[] =>
      amendment ? [{ type: 'placement-amended', ...at, terms: changed, amendment }] : [],
    ),
    ...one.papers.map((paper): StudentChange => ({ type: 'evaluation-recorded', ...at, paper })),
    ...(grade ? [{ type: 'grade-recorded', ...at, grade } satisfies StudentChange] : []),
    ...(closed ? [{ type: 'placement-closed', ...at, closed } satisfies StudentChange] : []),
  ];
}

function ofPermit({ number, kind, placement, openedOn, papers, appliedOn, granted, refused }: Permit): StudentChange[] {
  return [
    { type: 'permit-opened', number, kind, on: openedOn, ...(placement && { placement }) },
    ...PERMIT_PAPERS.flatMap((paper): StudentChange[] => {
      const on = papers[paper];
      return on === undefined ? [] : [{ type: 'permit-paper-ready', number, paper, on }];
    }),
    ...(appliedOn ? [{ type: 'permit-applied', number, on: appliedOn } satisfies StudentChange] : []),
    ...(granted ? [{ type: 'permit-granted', number, granted } satisfies StudentChange] : []),
    ...(refused ? [{ type: 'permit-refused', number, refused } satisfies StudentChange] : []),
  ];
}

const companyTold = ({ agreements, ...facts }: Company): readonly CompanyChange[] => [
  { type: 'company-added', facts },
  ...agreements.map(({ revisions: _, ...agreement }): CompanyChange => ({ type: 'agreement-added', agreement })),
];

/** Enters a dossier of a test into the records, with its company, as if it had been told on a day. */
export async function tell(store: Store, dossier: Dossier, company: Company, on: string): Promise<void> {
  const changes = toldOf(dossier);
  const { name, email } = dossier.supervisors.at(-1) ?? {};
  const { student } = dossier;
  const present = { ...student, ...(name && { supervisorName: name }), ...(email && { supervisorEmail: email }) };
  const said = changes.reduce<Dossier | undefined>(evolve, undefined);
  expect(said).toEqual(expect.objectContaining({ ...dossier, student: present }));
  const writes: readonly Write[] = [
    { subject: `company:${company.code}`, expect: 'new', changes: companyTold(company) },
    { subject: `student:${dossier.student.number}`, expect: 'new', changes },
  ];
  await store.apply(writes, { at: `${on}T01:00:00Z`, day: day(on), actor: '見本' });
}
