import { aftercare } from './aftercare.ts';
import { agreement } from './agreement.ts';
import { briefing } from './briefing.ts';
import { consulted } from './consulted.ts';
import { contractReview } from './contract-review.ts';
import { contractSigned } from './contract-signed.ts';
import { courseBeforeStart } from './course-before-start.ts';
import { doctoral } from './doctoral.ts';
import { earlyEnd } from './early-end.ts';
import { enrolled } from './enrolled.ts';
import { evaluationLate } from './evaluation-late.ts';
import { gradeLate } from './grade-late.ts';
import { insurance } from './insurance.ts';
import { jspsReport } from './jsps-5-3.ts';
import { jspsConsent } from './jsps-consent.ts';
import { jspsKind } from './jsps-kind.ts';
import { jspsMonths } from './jsps-months.ts';
import { length } from './length.ts';
import { member } from './member.ts';
import { mextMonth } from './mext-month.ts';
import { mextStatus } from './mext-status.ts';
import { order } from './order.ts';
import { overlap } from './overlap.ts';
import { paid } from './paid.ts';
import { papersAgree } from './papers-agree.ts';
import { permitAskBureau } from './permit-ask-bureau.ts';
import { permitLead } from './permit-lead.ts';
import { permitPapers } from './permit-papers.ts';
import { preparation } from './preparation.ts';
import { ra } from './ra.ts';
import { residenceKnown } from './residence-known.ts';
import { rivals } from './rivals.ts';
import type { Rule } from './rule.ts';
import { specialResearcher } from './special-researcher.ts';
import { stay } from './stay.ts';
import { supervisorChanged } from './supervisor-changed.ts';
import { supportFunds } from './support-funds.ts';
import { supporters } from './supporters.ts';
import { tax } from './tax.ts';
import { workPermit } from './work-permit.ts';

/** Every rule, in the order of check. A new rule has its own file, its line here, and its sentences in wording/. */
export const RULES = [
  doctoral,
  length,
  paid,
  member,
  supporters,
  consulted,
  briefing,
  order,
  contractReview,
  contractSigned,
  agreement,
  courseBeforeStart,
  insurance,
  preparation,
  residenceKnown,
  workPermit,
  permitAskBureau,
  permitLead,
  permitPapers,
  stay,
  papersAgree,
  jspsConsent,
  jspsMonths,
  jspsReport,
  jspsKind,
  mextMonth,
  mextStatus,
  supportFunds,
  ra,
  specialResearcher,
  tax,
  overlap,
  rivals,
  enrolled,
  supervisorChanged,
  earlyEnd,
  aftercare,
  evaluationLate,
  gradeLate,
] as const;

type AnyRule = (typeof RULES)[number];
export type RuleKey = AnyRule['key'];
export const RULE_KEYS: readonly RuleKey[] = RULES.map((rule) => rule.key);
/** The compared values of a rule's findings. */
export type RuleData<K extends RuleKey> = Extract<AnyRule, { key: K }> extends Rule<K, infer Data> ? Data : never;
