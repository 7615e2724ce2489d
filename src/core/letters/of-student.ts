import { obligationsOf } from '../agenda/obligations.ts';
import { briefingFrom, briefingUpTo } from '../calendar/briefings.ts';
import { dayParts, daysOfMonth, type LocalDate, type Month } from '../calendar/dates.ts';
import { approvalsOf } from '../model/dossier.ts';
import { academicYear, westernDay } from '../papers/measures.ts';
import type { RuleKey } from '../rules/index.ts';
import type { Finding } from '../rules/judge.ts';
import { supervisorChanged } from '../rules/programme/supervisor-changed.ts';
import { type Situation, settleWith } from '../rules/rule.ts';
import type { Tongue } from '../text/language.ts';
import { ahead, type LetterFacts, letterDay, type SaidOf } from './facts.ts';

/** What the letters about the student alone say. */

const checking = ({ dossier }: LetterFacts): string => settleWith('check', dossier.student.number);

export function guide({ office, dossier: { student } }: LetterFacts, lang: Tongue): SaidOf<'guide'> {
  const { name, url, contact, guide: files } = office.system;
  const settle = settleWith('office edit', '--set', `system.guide.${lang}="guide.pdf"`);
  return {
    values: {
      system: name[lang],
      url,
      contact,
      'supervisor-email': student.supervisorEmail,
      'office-email': student.officeEmail,
    },
    missing: files.ja || files.en ? [] : [{ what: 'guide', of: `system.guide.${lang}`, settle }],
  };
}

/** The former supervisor's approval, where the one who came later has not given theirs. */
const formerApproval = (facts: LetterFacts) =>
  supervisorChanged
    .judge(facts)
    .flatMap((verdict) => (verdict.result === 'open' && verdict.data.what === 'approval' ? [verdict.data] : []))[0];

/** STEP 2, and the same once more from a supervisor who came later. */
export function approvalRequest(facts: LetterFacts, lang: Tongue): SaidOf<'approval-request'> {
  const { office, dossier } = facts;
  const former = formerApproval(facts);
  const isAsked = approvalsOf(dossier).length === 0 || former !== undefined;
  return {
    values: {
      system: office.system.name[lang],
      contacted: letterDay(dossier.contact?.on, lang),
      changed: letterDay(former?.changedOn, lang),
      former: former?.by,
      approved: letterDay(former?.on, lang),
    },
    missing: isAsked ? [] : [{ what: 'approvalToAsk', settle: checking(facts) }],
  };
}

/** Invites to the next briefing, today's included. */
export function briefing(facts: LetterFacts, lang: Tongue): SaidOf<'briefing'> {
  const { office, calendar, today, dossier } = facts;
  return {
    values: {
      system: office.system.name[lang],
      url: office.system.url,
      held: letterDay(briefingFrom(today, calendar), lang),
    },
    missing: dossier.briefing?.attendedOn ? [{ what: 'nextBriefing', settle: checking(facts) }] : [],
  };
}

/** The recording of the last briefing; a student who registered after it has missed none. */
export function recording(facts: LetterFacts, lang: Tongue): SaidOf<'recording'> {
  const { office, calendar, today, dossier } = facts;
  const held = briefingUpTo(today, calendar);
  const since = dossier.registration?.on ?? dossier.placements[0]?.openedOn;
  const isMissed = !dossier.briefing?.attendedOn && (since === undefined || briefingFrom(since, calendar) <= today);
  const settle = settleWith('office edit', '--set', 'system.recording="https://…"');
  return {
    values: { held: letterDay(held, lang), recording: office.system.recording },
    missing: [
      ...(isMissed ? [] : [{ what: 'missedBriefing', settle: checking(facts) } as const]),
      ...(office.system.recording ? [] : [{ what: 'recording', of: 'system.recording', settle } as const]),
    ],
  };
}

/** The open findings of a rule that are obligations, earliest first. */
export const owed = <Key extends RuleKey>(known: Situation, rule: Key) =>
  obligationsOf(known).flatMap(({ key, finding, settledOn, counts }) =>
    counts && settledOn === undefined && finding?.rule === rule
      ? [{ key, finding: finding as Extract<Finding, { rule: Key }> }]
      : [],
  );

/** Form 5-3 for the first fiscal year still open. */
export function formDue(known: Situation) {
  const [first] = owed(known, 'jsps-5-3').flatMap(({ finding: { by, data } }) =>
    data?.kind === 'pay' ? [{ by, data }] : [],
  );
  return first;
}

export function jspsReport(facts: LetterFacts, lang: Tongue): SaidOf<'jsps-5-3'> {
  const due = formDue(facts);
  if (!due) {
    const { number } = facts.dossier.student;
    return { values: {}, missing: [{ what: 'formDue', settle: settleWith('obligation list', '--student', number) }] };
  }
  const { fiscalYear, months, opensOn } = due.data;
  return {
    values: {
      'fiscal-year': academicYear(fiscalYear, lang),
      months: monthList(months, lang),
      opens: letterDay(opensOn, lang),
      deadline: ahead(due.by, facts, lang),
    },
  };
}

/** Months whose scholarship will not be paid and that nobody has been told of yet. */
export const monthsAway = (known: Situation) =>
  owed(known, 'mext-month').flatMap(({ finding: { data } }) => (data ? [data] : []));

export function scholarship(facts: LetterFacts, lang: Tongue): SaidOf<'mext'> {
  const away = monthsAway(facts);
  if (away.length === 0) {
    const { number } = facts.dossier.student;
    return {
      values: {},
      missing: [{ what: 'monthsAway', settle: settleWith('obligation list', '--student', number) }],
    };
  }
  const days = (pick: (one: (typeof away)[number]) => LocalDate) => away.map(pick).sort();
  return {
    values: {
      months: monthList(away.map(({ month }) => month).sort(), lang),
      from: letterDay(days(({ from }) => from)[0], lang),
      to: letterDay(days(({ month, to }) => to ?? daysOfMonth(month).to).at(-1), lang),
    },
  };
}

/** 2027年1月、2027年2月 or January 2027, February 2027. */
const monthList = (months: readonly Month[], lang: Tongue): string =>
  months.map((month) => monthText(month, lang)).join(lang === 'ja' ? '、' : ', ');

function monthText(month: Month, lang: Tongue): string {
  const first = `${month}-01` as LocalDate;
  const { year, month: number } = dayParts(first);
  return lang === 'ja' ? `${year}年${number}月` : westernDay(first, lang).replace(/^1 /, '');
}
