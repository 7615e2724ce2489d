import { addDays } from '../calendar/dates.ts';
import { secretariatReview } from '../model/contract.ts';
import { type Dossier, isFellow, openPlacements } from '../model/dossier.ts';
import {
  currentContract,
  firstDay,
  isAccepted,
  lastDay,
  type Placement,
  type PlacementRef,
  stateOf,
  tookPlace,
} from '../model/placement.ts';
import type { PermitPaper } from '../model/residence.ts';
import { isUnpaid, termsOn } from '../model/spans.ts';
import { creditCount, duration } from '../papers/measures.ts';
import { companyIn } from '../papers/person.ts';
import { insurance as insured } from '../rules/programme/insurance.ts';
import { isToBeFiled } from '../rules/residence/permit-lead.ts';
import { permitPapers } from '../rules/residence/permit-papers.ts';
import { neededKind, needsPermit } from '../rules/residence/permits.ts';
import { residenceKnown } from '../rules/residence/residence-known.ts';
import { settleWith } from '../rules/rule.ts';
import { weeklyHours } from '../rules/work.ts';
import { BLANK, BLANK_WORDS } from '../text/blank.ts';
import type { Tongue } from '../text/language.ts';
import { ahead, letterDay, type PlacementFacts, type SaidOf, yes } from './facts.ts';
import type { LetterKey } from './kinds.ts';
import type { LetterFact, LetterMissing } from './missing.ts';

/** What the letters about a placement say. */

const lacks = (what: LetterFact, { placement }: PlacementFacts, settle: string): readonly LetterMissing[] => [
  { what, of: placement.ref, settle },
];
const checking = ({ dossier }: PlacementFacts): string => settleWith('check', dossier.student.number);
/** `coopj VERB NUMBER … --placement REF`. */
const about = ({ dossier, placement }: PlacementFacts, verb: string, ...words: string[]): string =>
  settleWith(verb, dossier.student.number, ...words, '--placement', placement.ref);

/** Missing papers of a work permit application; empty if none is to be made. */
function papersToBring(facts: PlacementFacts): readonly PermitPaper[] {
  const verdict = permitPapers.judge(facts)[0];
  return verdict.result === 'open' ? verdict.data.missing : [];
}
const marked = (missing: readonly PermitPaper[]): { readonly [Paper in PermitPaper]?: string } =>
  Object.fromEntries(missing.map((paper) => [paper, 'yes']));
/** The last day on which an application can be expected to be answered in time. */
const fileBy = ({ placement, office }: PlacementFacts) => {
  const from = firstDay(placement);
  return from && addDays(from, -office.rules.permitRedDays);
};

/** The papers that the student must bring, without the two certificates that the office makes. */
export function missingPapers(facts: PlacementFacts, lang: Tongue): SaidOf<'missing-papers'> {
  const contract = currentContract(facts.placement) === undefined;
  const { form, passport, card } = marked(papersToBring(facts));
  const residence = residenceKnown.judge(facts)[0];
  const copy = residence.result === 'open' && residence.data.kind !== 'other';
  const isNone = !contract && !copy && [form, passport, card].every((paper) => paper === undefined);
  return {
    values: {
      deadline: ahead(fileBy(facts), facts, lang),
      'employment-contract': yes(contract),
      'card-copy': yes(copy),
      form,
      passport,
      card,
    },
    missing: isNone ? lacks('papersMissing', facts, checking(facts)) : [],
  };
}

/** The reasons from the secretariat's latest review, item by item. */
export function contractReturned(facts: PlacementFacts, lang: Tongue): SaidOf<'contract-returned'> {
  const contract = currentContract(facts.placement);
  const review = contract && secretariatReview(contract);
  if (!contract || !review || review.outcome === 'approved') {
    const settle = about(facts, 'contract review', '--outcome returned', `--remark ${BLANK_WORDS}`);
    return { values: {}, missing: lacks('returnedContract', facts, settle) };
  }
  const line = ([item, remark]: readonly [string, string]) =>
    lang === 'ja' ? `・${facts.wordsIn(lang).item(item)}：${remark}` : `- ${facts.wordsIn(lang).item(item)}: ${remark}`;
  return {
    values: {
      notice: yes(contract.kind === 'notice'),
      revision: String(contract.revision),
      returned: letterDay(review.on, lang),
      reasons: Object.entries(review.items).map(line).join('\n'),
      remark: review.remark,
    },
  };
}

const isRejected = (placement: Placement): boolean => stateOf(placement) === 'rejected';

/** The placement that a letter means where none is named, if not the one that every command means: an open one is not rejected. */
export const meantBy = (key: LetterKey, { placements }: Dossier): PlacementRef | undefined =>
  key === 'not-accepted' ? placements.findLast(isRejected)?.ref : undefined;

export function notAccepted(facts: PlacementFacts, lang: Tongue): SaidOf<'not-accepted'> {
  const { placement, dossier, companies, office } = facts;
  const others = openPlacements(dossier).flatMap(({ ref, company }) => {
    const found = companies.get(company);
    if (ref === placement.ref) return [];
    return [found ? companyIn(found, lang) : company];
  });
  const settle = about(facts, 'step record', '8 --outcome rejected');
  return {
    values: {
      resulted: letterDay(placement.result?.on ?? placement.closed?.on, lang),
      system: office.system.name[lang],
      url: office.system.url,
      others: [...new Set(others)].join(lang === 'ja' ? '、' : ', '),
    },
    missing: isRejected(placement) ? [] : lacks('rejection', facts, settle),
  };
}

export function acceptance(facts: PlacementFacts, lang: Tongue): SaidOf<'acceptance'> {
  const { placement, dossier, office } = facts;
  const settle = about(facts, 'step record', '8 --outcome accepted');
  return {
    values: {
      course: office.course.title[lang],
      credits: creditCount(office.course.credits, lang),
      permit: yes(needsPermit(facts, placement)),
      fellow: yes(isFellow(dossier)),
      scholar: yes(dossier.student.mextScholar),
      assistant: yes(dossier.student.researchAssistant),
    },
    missing: isAccepted(placement) ? [] : lacks('acceptance', facts, settle),
  };
}

/** Sent only while it is the student's turn, never while the bureau's answer is pending. */
export function permit(facts: PlacementFacts, lang: Tongue): SaidOf<'permit'> {
  const { placement, office } = facts;
  const isAsked =
    placement.run?.endedOn === undefined && needsPermit(facts, placement) && isToBeFiled(facts, placement);
  const papers = papersToBring(facts);
  const hours = weeklyHours(facts, placement);
  return {
    values: {
      deadline: ahead(fileBy(facts), facts, lang),
      hours: hours > 0 ? duration(hours, lang) : undefined,
      limit: duration(office.rules.comprehensiveHours, lang),
      individual: yes(neededKind(facts, placement) === 'individual'),
      papers: yes(papers.length > 0),
      ...marked(papers),
    },
    missing: isAsked ? [] : lacks('permitToAsk', facts, checking(facts)),
  };
}

export function insurance(facts: PlacementFacts, lang: Tongue): SaidOf<'insurance'> {
  const open = insured.judge(facts).flatMap((verdict) => (verdict.result === 'open' ? [verdict] : []));
  const gaps = open.map(({ data }) => data);
  const has = (kind: 'gakkensai' | 'gakkenbai') => yes(gaps.some((gap) => gap.insurance === kind));
  const first = (days: readonly (typeof gaps)[number]['from'][]) => days.filter((day) => day !== undefined).sort();
  return {
    values: {
      deadline: ahead(first(open.map(({ by }) => by))[0], facts, lang),
      gakkensai: has('gakkensai'),
      gakkenbai: has('gakkenbai'),
      'gap-from': letterDay(first(gaps.map(({ from }) => from))[0], lang),
      'gap-to': letterDay(first(gaps.map(({ to }) => to)).at(-1), lang),
    },
    missing: open.length > 0 ? [] : lacks('insuranceGap', facts, checking(facts)),
  };
}

export function assistant(facts: PlacementFacts, lang: Tongue): SaidOf<'ra'> {
  const { researchAssistant, raHours, number } = facts.dossier.student;
  const { hoursPerWeek } = termsOn(facts.placement, facts.today);
  return {
    values: {
      'ra-hours': raHours === undefined ? undefined : duration(raHours, lang),
      hours: hoursPerWeek === undefined ? undefined : duration(hoursPerWeek, lang),
    },
    missing: researchAssistant
      ? []
      : [{ what: 'assistant', settle: settleWith('student edit', number, '--research-assistant yes') }],
  };
}

const isEnded = ({ placement, today }: PlacementFacts): boolean => {
  const last = lastDay(placement);
  return placement.run?.endedOn !== undefined || (last !== undefined && last < today);
};

export const certificateOf = ({ papers }: Placement) => papers.find(({ kind }) => kind === 'certificate');

export function evaluation(facts: PlacementFacts, lang: Tongue): SaidOf<'evaluation'> {
  const { placement, office } = facts;
  const last = lastDay(placement);
  const isThere = certificateOf(placement) !== undefined;
  const days = settleWith('placement edit', placement.ref, `--from ${BLANK} --to ${BLANK}`);
  return {
    values: {
      deadline: ahead(last && addDays(last, office.rules.evaluationLateDays), facts, lang),
      ended: yes(isEnded(facts)),
    },
    missing: [
      ...(tookPlace(placement) ? [] : lacks('acceptance', facts, about(facts, 'step record', '8 --outcome accepted'))),
      ...(last ? [] : lacks('period', facts, days)),
      ...(isThere ? lacks('evaluationOpen', facts, settleWith('placement show', placement.ref)) : []),
    ],
  };
}

export function grading(facts: PlacementFacts, lang: Tongue): SaidOf<'grading'> {
  const { placement, office } = facts;
  const certificate = certificateOf(placement);
  const received = certificate?.receivedOn;
  return {
    values: {
      teacher: office.course.teacher[lang],
      course: office.course.title[lang],
      credits: creditCount(placement.course?.credits ?? office.course.credits, lang),
      received: letterDay(received, lang),
      attached: yes(certificate?.file !== undefined),
      deadline: ahead(received && addDays(received, office.rules.gradeLateDays), facts, lang),
      grades: office.course.grades.join(lang === 'ja' ? '・' : ', '),
    },
    missing: [
      ...(received ? [] : lacks('certificate', facts, about(facts, 'evaluation record', `--received-on ${BLANK}`))),
      ...(placement.grade ? lacks('gradeOpen', facts, settleWith('placement show', placement.ref)) : []),
    ],
  };
}

/** Pay is employment income, so the line on tax appears whenever something was paid. */
export function closing(facts: PlacementFacts): SaidOf<'closing'> {
  const { placement, dossier } = facts;
  const settle = about(facts, 'step record', `11 --started ${BLANK}`);
  return {
    values: {
      ended: yes(isEnded(facts)),
      paid: yes(!isUnpaid(placement)),
      fellow: yes(isFellow(dossier)),
      permit: yes(needsPermit(facts, placement)),
    },
    missing: tookPlace(placement) ? [] : lacks('began', facts, settle),
  };
}
