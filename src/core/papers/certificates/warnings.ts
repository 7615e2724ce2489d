import type { LocalDate } from '../../calendar/dates.ts';
import type { Certificate } from '../../model/certificate.ts';
import type { Company } from '../../model/company.ts';
import { type Dossier, validCertificates } from '../../model/dossier.ts';
import type { Placement } from '../../model/placement.ts';
import type { StudentNumber } from '../../model/student.ts';
import type { Office } from '../../profile/office.ts';
import { inventedSettings } from '../../profile/own.ts';
import { hasJapanese } from '../../text/signs.ts';
import type { PaperRequest } from '../frame.ts';
import type { Paper } from '../paper.ts';
import { confirmedBy } from './confirmed.ts';
import { plain } from './stated.ts';
import { activityOn, type InternshipFacts, termOfCourse } from './statement.ts';

/** What whoever issues a paper is told: what it leaves out, and what it says that follows from something else. */
export type PaperWarning =
  /** Values of the profile that are nobody's, printed all the same: of a rehearsal. */
  | { readonly code: 'invented'; readonly keys: readonly string[] }
  /** The sentence of the supervisor's confirmation was left out, since something of it is not recorded. */
  | {
      readonly code: 'unconfirmed';
      readonly student: StudentNumber;
      readonly placement: Placement['ref'];
      readonly lacks: 'confirmation' | 'approval' | 'name';
    }
  /** Another one with the same purpose, which stays valid beside it. */
  | { readonly code: 'also-valid'; readonly number: string; readonly issuedOn: LocalDate }
  /** No course is registered: year and term follow from the first day. */
  | { readonly code: 'term-follows'; readonly year: number; readonly term: 'spring' | 'autumn' | 'full' }
  /** No start or end is recorded: that the internship runs, or is over, follows from the agreed days. */
  | { readonly code: 'activity-follows'; readonly activity: 'running' | 'done' }
  /** Printed in Japanese on an English paper, since they are recorded so; the company if its English name is what is missing. */
  | { readonly code: 'in-japanese'; readonly labels: readonly string[]; readonly company?: Company['code'] };

/** The settings among those printed that are nobody's. */
export function inventedIn(office: Office, printed: readonly string[]): readonly PaperWarning[] {
  const keys = inventedSettings(office, printed);
  return keys.length === 0 ? [] : [{ code: 'invented', keys }];
}

/** What an English paper prints in Japanese: most facts are recorded in one language. */
export function inJapanese({ lang, blocks }: Paper, company?: Company): readonly PaperWarning[] {
  if (lang !== 'en') return [];
  const rows = blocks.flatMap((block) => (block.type === 'fields' ? block.rows : []));
  const labels = rows.flatMap(({ label, value }) => (hasJapanese(plain(value)) ? [plain(label)] : []));
  if (labels.length === 0) return [];
  return [{ code: 'in-japanese', labels, ...(company && !company.nameEn && { company: company.code }) }];
}

/** The certificates that say the same of the same person and are not replaced by a new one. */
export const alsoValid = (
  dossier: Dossier,
  { number, kind, lang, placement, purpose, addressee }: Omit<Certificate, 'issuedOn' | 'file' | 'sha256' | 'by'>,
): readonly PaperWarning[] =>
  validCertificates(dossier)
    .filter(
      (one) =>
        one.number !== number &&
        one.kind === kind &&
        one.lang === lang &&
        one.placement === placement &&
        one.purpose === purpose &&
        one.addressee === addressee,
    )
    .map((one) => ({ code: 'also-valid', number: one.number, issuedOn: one.issuedOn }));

export function warningsOfInternship(facts: InternshipFacts, { on }: PaperRequest): readonly PaperWarning[] {
  const { placement, dossier } = facts;
  const student = dossier.student.number;
  const activity = activityOn(placement, on);
  const recorded = activity === 'done' ? placement.run?.endedOn : placement.run?.startedOn;
  return [
    ...(confirmedBy(facts, on) === undefined
      ? [{ code: 'unconfirmed', student, placement: placement.ref, lacks: lackingIn(placement, on) } as const]
      : []),
    ...(placement.course ? [] : [{ code: 'term-follows', ...termOfCourse(facts, on) } as const]),
    ...(activity === 'planned' || recorded !== undefined ? [] : [{ code: 'activity-follows', activity } as const]),
  ];
}

/** What is not known of the confirmation, in the order in which it is recorded. */
function lackingIn({ application }: Placement, on: LocalDate): 'confirmation' | 'approval' | 'name' {
  if (!application?.confirms) return 'confirmation';
  return application.approvedOn === undefined || application.approvedOn > on ? 'approval' : 'name';
}
