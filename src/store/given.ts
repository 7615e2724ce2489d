import type { Change } from '../core/journal/changes.ts';

/** The number that an entry gave to a placement, agreement, company, job or certificate. */
export function givenBy(change: Change): string | undefined {
  switch (change.type) {
    case 'placement-opened':
      return change.ref;
    case 'certificate-issued':
      return change.certificate.number;
    case 'company-added':
      return change.facts.code;
    case 'agreement-added':
      return change.agreement.ref;
    case 'job-added':
      return change.job.ref;
    default:
      return undefined;
  }
}
