import { addDays, addMonths, type LocalDate } from '../../calendar/dates.ts';
import { type Dossier, validCertificates } from '../../model/dossier.ts';
import { contractRef, currentContract, firstDay, type Placement } from '../../model/placement.ts';
import type { Terms } from '../../model/placement-terms.ts';
import { PERMIT_PAPERS, type Permit, type PermitKind, type PermitPaper } from '../../model/residence.ts';
import { latestTerms } from '../../model/spans.ts';
import { BLANK } from '../../text/blank.ts';
import { type Actor, NOT_APPLICABLE, OK, type Rule, type RuleInput, settleWith } from '../rule.ts';
import { comparing } from './papers-agree.ts';
import { neededKind, needsPermit, unanswered } from './permits.ts';
import { isCovered } from './work-permit.ts';

/** What the contract or notice itself must show for an individual permit. */
export type ShownByContract = 'content' | 'period' | 'hours' | 'place' | 'pay';

export interface PermitPapersData {
  readonly needs: PermitKind;
  readonly missing: readonly PermitPaper[];
  /** A certificate of enrollment that is too old, and the last day it could have been filed. */
  readonly old?: { readonly issuedOn: LocalDate; readonly until: LocalDate };
  readonly unclear?: { readonly contract: string; readonly parts: readonly ShownByContract[] };
  /** Certificates issued only after the application of this day, which they cannot have gone with. */
  readonly after?: {
    readonly appliedOn: LocalDate;
    readonly papers: readonly { readonly paper: PermitPaper; readonly issuedOn: LocalDate }[];
  };
}

/** The six papers of an application are ready to be filed. Source: S, P. */
export const permitPapers: Rule<'permit-papers', PermitPapersData> = {
  key: 'permit-papers',
  of: 'placement',
  gates: [],
  settledBy: ['certificate issue', 'contract receive', 'contract review', 'permit apply', 'permit paper'],
  source: ['S', 'P'],
  judge: (facts) => {
    const { placement, office } = facts;
    if (!placement || placement.run?.endedOn || !needsPermit(facts, placement)) return [NOT_APPLICABLE];
    if (isCovered(facts, placement)) return [OK];
    const data = lacking(facts, placement);
    if (data.missing.length === 0 && !data.old && !data.unclear && !data.after) return [OK];
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

/** The application whose papers are checked: the latest unanswered one of the needed kind, or an individual one for this company. */
const concerned = ({ dossier }: RuleInput, { ref }: Placement, needs: PermitKind): Permit | undefined =>
  unanswered(dossier, needs, ref) ?? unanswered(dossier, 'individual', ref);

/** The state of one of the six papers. */
export interface PaperCheck {
  readonly paper: PermitPaper;
  readonly state: 'present' | 'missing' | 'old' | 'unclear';
  /** The day it was ready (for a certificate, issued). */
  readonly on?: LocalDate;
  /** For the certificate of enrollment: the last day it can be filed. */
  readonly until?: LocalDate;
  /** For an individual permit: the contract or notice in force, and what it does not show. */
  readonly contract?: string;
  readonly parts?: readonly ShownByContract[];
}

/** The six papers for the permit that a placement needs, in the form's order. */
export function paperChecks(facts: RuleInput, placement: Placement): readonly PaperCheck[] {
  const { dossier, office, today } = facts;
  const needs = neededKind(facts, placement);
  const permit = concerned(facts, placement, needs);
  const inHand = papersInHand(dossier, placement, permit);
  return PERMIT_PAPERS.map((paper): PaperCheck => {
    const on = inHand[paper];
    const found = { paper, ...(on && { on }) };
    if (paper === 'contract') return { ...found, ...contractCheck(placement, needs, on) };
    if (on === undefined) return { ...found, state: 'missing' };
    if (paper !== 'enrollment-certificate') return { ...found, state: 'present' };
    const until = addMonths(on, office.rules.certificateMonths);
    return { ...found, until, state: (permit?.appliedOn ?? today) > until ? 'old' : 'present' };
  });
}

/** For an individual permit, the contract in force must show everything itself. */
function contractCheck(
  placement: Placement,
  needs: PermitKind,
  on: LocalDate | undefined,
): Pick<PaperCheck, 'state' | 'contract' | 'parts'> {
  if (on === undefined) return { state: 'missing' };
  const contract = needs === 'individual' ? currentContract(placement) : undefined;
  if (contract === undefined) return { state: 'present' };
  const parts = notShown(contract.terms);
  return { state: parts.length > 0 ? 'unclear' : 'present', contract: contractRef(placement.ref, contract), parts };
}

const CERTIFICATES: readonly PermitPaper[] = ['enrollment-certificate', 'internship-certificate'];

function lacking(facts: RuleInput, placement: Placement): PermitPapersData {
  const checks = paperChecks(facts, placement);
  const old = checks.find(({ state }) => state === 'old');
  const { contract, parts = [] } = checks.find(({ paper }) => paper === 'contract') ?? {};
  const needs = neededKind(facts, placement);
  const missing = checks.flatMap(({ paper, state }) => (state === 'missing' ? [paper] : []));
  const appliedOn = concerned(facts, placement, needs)?.appliedOn;
  const later = issuedAfter(facts.dossier, placement, concerned(facts, placement, needs));
  const late = missing.flatMap((paper) => {
    const issuedOn = later[paper];
    return issuedOn ? [{ paper, issuedOn }] : [];
  });
  return {
    needs,
    missing: missing.filter((paper) => !late.some((one) => one.paper === paper)),
    ...(appliedOn && late.length > 0 && { after: { appliedOn, papers: late } }),
    ...(old?.on && old.until && { old: { issuedOn: old.on, until: old.until } }),
    ...(contract !== undefined && parts.length > 0 && { unclear: { contract, parts } }),
  };
}

/** The papers of an application with their days: those noted as ready, certificates in the register, and the contract received. */
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

/** Certificates that an application cannot have gone with, since they were issued after it, with their days. */
export function issuedAfter(
  dossier: Dossier,
  placement: Placement | undefined,
  permit: Permit | undefined,
): Permit['papers'] {
  if (permit?.appliedOn === undefined) return {};
  const [then, now] = [permit, undefined].map((of) => papersInHand(dossier, placement, of));
  return Object.fromEntries(
    CERTIFICATES.flatMap((paper) => (now?.[paper] && !then?.[paper] ? [[paper, now[paper]]] : [])),
  );
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

/** What the office makes comes first, then the contract, then what the student brings. */
function wayOut(
  facts: RuleInput,
  placement: Placement,
  { needs, missing, old, unclear }: PermitPapersData,
): { readonly actor: Actor; readonly settle: string } {
  const { number } = facts.dossier.student;
  const { ref } = placement;
  if (old || missing.includes('enrollment-certificate')) {
    return { actor: 'secretariat', settle: settleWith('certificate issue enrollment', number) };
  }
  if (missing.includes('internship-certificate')) {
    return { actor: 'secretariat', settle: settleWith('certificate issue internship', number, '--placement', ref) };
  }
  // Where the placement states all of it, the contract only has to be compared.
  const agreed = notShown(latestTerms(placement));
  if (unclear && !unclear.parts.some((part) => agreed.includes(part))) return comparing(facts, placement);
  if (unclear || missing.includes('contract')) {
    return { actor: 'company', settle: settleWith('contract receive', number, '--placement', ref) };
  }
  const on = needs === 'individual' ? `--placement ${ref}` : undefined;
  // The day of the application may be wrong; issued once more, they would still be later than it.
  if (missing.length === 0)
    return { actor: 'secretariat', settle: settleWith('permit apply', number, '--kind', needs, on, `--on ${BLANK}`) };
  return { actor: 'student', settle: settleWith('permit paper', number, ...missing, '--kind', needs, on) };
}
