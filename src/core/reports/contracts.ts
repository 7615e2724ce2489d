import { type Calendar, workingDaysBetween } from '../calendar.ts';
import { agreementRevisionRef, type Company } from '../company.ts';
import { daysBetween, type LocalDate, type Period, within } from '../dates.ts';
import { type ContractRevision, contractRef, secretariatReview } from '../placement.ts';
import { day, number, section, text, where, who } from './section.ts';
import { revisionUntil } from './until.ts';

/** A revision that was received, or that the secretariat reviewed, in the period; and how long the review took. */
function reviewed({ receivedOn, ...revision }: ContractRevision, period: Period, calendar: Calendar) {
  const review = secretariatReview({ receivedOn, ...revision });
  if (!within(receivedOn, period) && !within(review?.on, period)) return undefined;
  return {
    revision: revision.revision,
    receivedOn,
    reviewedOn: review?.on ?? null,
    outcome: review?.outcome ?? null,
    days: review ? daysBetween(receivedOn, review.on) : null,
    workingDays: review ? workingDaysBetween(receivedOn, review.on, calendar) : null,
  };
}

export const contracts = section({
  key: 'contracts',
  columns: [
    text('ref'),
    text('student'),
    text('name'),
    text('placement'),
    text('company'),
    text('kind'),
    number('revision'),
    day('receivedOn'),
    day('reviewedOn'),
    text('outcome'),
    number('days'),
    number('workingDays'),
  ],
  sort: ['receivedOn', 'ref'],
  rows: (view) =>
    view.dossier.placements.flatMap((placement) =>
      placement.contracts.flatMap((contract) => {
        const facts = reviewed(contract, view.period, view.calendar);
        if (!facts) return [];
        const ref = contractRef(placement.ref, contract);
        return [{ ref, ...who(view), ...where(placement), kind: contract.kind, ...facts }];
      }),
    ),
});

/** The same of implementation agreements, which are the company's. */
export function agreementRows({ code, agreements }: Company, end: LocalDate, period: Period, calendar: Calendar) {
  return agreements.flatMap(({ ref, placement = null, revisions }) =>
    revisions.flatMap((revision) => {
      const facts = reviewed(revisionUntil(revision, end), period, calendar);
      const agreement = {
        ref: agreementRevisionRef(ref, revision.revision),
        student: null,
        name: null,
        placement,
        company: code,
      };
      return facts ? [{ ...agreement, kind: 'agreement', ...facts }] : [];
    }),
  );
}
