import type { Change } from '../core/journal/changes.ts';
import { read } from './journal.ts';

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

/** The number that a text says was given; null where it cannot be read, which is told otherwise. */
export function givenIn(version: number, text: string): string | null {
  try {
    return givenBy(read(version, text).change) ?? null;
  } catch {
    return null;
  }
}
