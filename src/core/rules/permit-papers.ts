import { addDays, addMonths, type LocalDate } from '../dates.ts';
import { type Dossier, validCertificates } from '../dossier.ts';
import { contractRef, currentContract, firstDay, type Placement, type Terms } from '../placement.ts';
import { PERMIT_PAPERS, type Permit, type PermitKind, type PermitPaper } from '../residence.ts';
import { neededKind, needsPermit, unanswered } from './permits.ts';
import { type Actor, type Facts, NOT_APPLICABLE, OK, type Rule, settleWith } from './rule.ts';
import { isCovered } from './work-permit.ts';

/** What a contract or notice must show itself where an individual permit is asked for. */
export type ShownByContract = 'content' | 'period' | 'hours' | 'place' | 'pay';

export interface PermitPapersData {
  readonly needs: PermitKind;
  readonly missing: readonly PermitPaper[];
  /** A certificate of enrollment that is too old, and the last day on which it could be filed. */
  readonly old?: { readonly issuedOn: LocalDate; readonly until: LocalDate };
  readonly unclear?: { readonly contract: string; readonly parts: readonly ShownByContract[] };
}

/** The six papers of an application are there, and can be filed. S, P. */
export const permitPapers: Rule<'permit-papers', PermitPapersData> = {
  key: 'permit-papers',
  of: 'placement',
  gates: [],
  source: ['S', 'P'],
  judge: (facts) => {
    const { placement, office } = facts;
    if (!placement || placement.run?.endedOn || !needsPermit(facts, placement)) return [NOT_APPLICABLE];
    if (isCovered(facts, placement)) return [OK];
    const data = lacking(facts, placement);
    if (data.missing.length === 0 && !data.old && !data.unclear) return [OK];
    const from = firstDay(placement);
    const filed = concerned(facts, placement, data.needs)?.appliedOn;
    const { permitYellowDays: yellow, permitRedDays: red } = office.rules;
    const near = from && {
      by: addDays(from, -red),
      yellowFrom: addDays(from, -yellow),
      redFrom: addDays(from, -red),
    };
    const open = { result: 'open', severity: 'warn', gates: [], data, ...wayOut(facts, placement, data) } as const;
    return [{ ...open, ...(filed === undefined && near) }];
  },
};

/** The application whose papers are looked at: the latest unanswered one of the needed kind; one for this company alone will do too. */
const concerned = ({ dossier }: Facts, { ref }: Placement, needs: PermitKind): Permit | undefined =>
  unanswered(dossier, needs, ref) ?? unanswered(dossier, 'individual', ref);

function lacking(facts: Facts, placement: Placement): PermitPapersData {
  const { dossier, office, today } = facts;
  const needs = neededKind(facts, placement);
  const permit = concerned(facts, placement, needs);
  const inHand = papersInHand(dossier, placement, permit);
  const missing = PERMIT_PAPERS.filter((paper) => inHand[paper] === undefined);
  const issuedOn = inHand['enrollment-certificate'];
  const until = issuedOn && addMonths(issuedOn, office.rules.certificateMonths);
  const isOld = until !== undefined && (permit?.appliedOn ?? today) > until;
  const contract = currentContract(placement);
  const parts = needs === 'individual' && contract ? notShown(contract.terms) : [];
  return {
    needs,
    missing,
    ...(isOld && issuedOn && { old: { issuedOn, until } }),
    ...(contract && parts.length > 0 && { unclear: { contract: contractRef(placement.ref, contract), parts } }),
  };
}

/** The papers of an application, with the day of each: those noted as ready, the certificates in the register, and the contract as received. */
export function papersInHand(
  dossier: Dossier,
  placement: Placement | undefined,
  permit: Permit | undefined,
): Permit['papers'] {
  const filed = permit?.appliedOn;
  const issued = (kind: 'enrollment' | 'internship', of?: string) =>
    validCertificates(dossier)
      .filter((one) => one.kind === kind && (of === undefined || one.placement === of))
      .map(({ issuedOn }) => issuedOn)
      .filter((day) => filed === undefined || day <= filed);
  const latest = (...days: readonly (LocalDate | undefined)[]) =>
    days
      .filter((day) => day !== undefined)
      .toSorted()
      .at(-1);
  const ready = permit?.papers ?? {};
  const enrollment = latest(ready['enrollment-certificate'], ...issued('enrollment'));
  const internship = latest(ready['internship-certificate'], ...(placement ? issued('internship', placement.ref) : []));
  const contract = ready.contract ?? (placement && currentContract(placement)?.receivedOn);
  return {
    ...ready,
    ...(enrollment && { 'enrollment-certificate': enrollment }),
    ...(internship && { 'internship-certificate': internship }),
    ...(contract && { contract }),
  };
}

function notShown({ content, from, to, hoursPerWeek, workplaces = [], pay }: Terms): readonly ShownByContract[] {
  const shown: readonly (readonly [ShownByContract, boolean])[] = [
    ['content', (content ?? '').trim() !== ''],
    ['period', from !== undefined && to !== undefined],
    ['hours', hoursPerWeek !== undefined],
    ['place', workplaces.some((place) => place.trim() !== '')],
    ['pay', pay !== undefined],
  ];
  return shown.flatMap(([part, is]) => (is ? [] : [part]));
}

/** What the office makes itself comes first, then the contract, then what the student brings. */
function wayOut(
  { dossier }: Facts,
  { ref }: Placement,
  { needs, missing, old, unclear }: PermitPapersData,
): { readonly actor: Actor; readonly settle: string } {
  const { number } = dossier.student;
  if (old || missing.includes('enrollment-certificate')) {
    return { actor: 'secretariat', settle: settleWith('certificate issue enrollment', number) };
  }
  if (missing.includes('internship-certificate')) {
    return { actor: 'secretariat', settle: settleWith('certificate issue internship', number, '--placement', ref) };
  }
  if (unclear || missing.includes('contract')) {
    return { actor: 'company', settle: settleWith('contract receive', number, '--placement', ref) };
  }
  const on = needs === 'individual' ? `--placement ${ref}` : undefined;
  return { actor: 'student', settle: settleWith('permit paper', number, ...missing, '--kind', needs, on) };
}
