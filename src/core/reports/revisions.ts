import { daysBetween, type LocalDate, type Period, within } from '../calendar/dates.ts';
import { type Calendar, workingDaysBetween } from '../calendar/working-days.ts';
import { agreementRevisionRef, type Company } from '../model/company.ts';
import { CONTRACT_KINDS, type ContractRevision, secretariatReview } from '../model/contract.ts';
import { contractRef, isOpen } from '../model/placement.ts';
import { revisionUntil } from './as-of.ts';
import { companiesIn, day, listed, number, paper, type Scope, text, WHERE, WHO, where, who } from './section.ts';

/** A revision received or reviewed by the secretariat in the period, and the days its review took. */
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

/** Revisions of contracts, and of the companies' implementation agreements. */
export const revisions = (scope: Scope) =>
  listed({
    key: 'contracts',
    columns: [
      paper('ref'),
      ...WHO,
      ...WHERE,
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
    companyRows: () => companiesIn(scope).flatMap((company) => agreementRows(company, scope)),
  });

const agreementRows = ({ code, agreements }: Company, { end, period, calendar }: Scope) =>
  agreements.flatMap(({ ref, placement = null, revisions: known }) =>
    known.flatMap((revision) => {
      const facts = reviewed(revisionUntil(revision, end), period, calendar);
      if (!facts) return [];
      const named = { ref: agreementRevisionRef(ref, revision.revision), placement, company: code };
      return [{ ...named, student: null, name: null, kind: 'agreement', ...facts }];
    }),
  );

/** The last revision of each contract of an open placement, and of each agreement, where nobody has reviewed it. */
export const waiting = (scope: Scope) =>
  listed({
    key: 'waiting',
    columns: [paper('ref'), ...WHO, ...WHERE, text('kind'), number('revision'), day('receivedOn'), number('days')],
    sort: ['receivedOn', 'ref'],
    rows: (view) =>
      view.dossier.placements.filter(isOpen).flatMap((placement) =>
        CONTRACT_KINDS.flatMap((kind) => {
          const contract = placement.contracts.findLast((one) => one.kind === kind);
          const facts = contract && unreviewed(contract, view.end);
          if (!contract || !facts) return [];
          return [{ ref: contractRef(placement.ref, contract), ...who(view), ...where(placement), kind, ...facts }];
        }),
      ),
    companyRows: () =>
      companiesIn(scope).flatMap(({ code, agreements }) =>
        agreements.flatMap(({ ref, placement = null, revisions: known }) => {
          const last = known.filter(({ receivedOn }) => receivedOn <= scope.end).at(-1);
          const facts = last && unreviewed(revisionUntil(last, scope.end), scope.end);
          if (!facts) return [];
          const named = { ref: agreementRevisionRef(ref, facts.revision), placement, company: code };
          return [{ ...named, student: null, name: null, kind: 'agreement', ...facts }];
        }),
      ),
  });

function unreviewed(one: ContractRevision, end: LocalDate) {
  const { revision, receivedOn } = one;
  return secretariatReview(one) ? undefined : { revision, receivedOn, days: daysBetween(receivedOn, end) };
}
