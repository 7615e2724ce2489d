import { jspsReport } from './funds/jsps-5-3.ts';
import { jspsConsent } from './funds/jsps-consent.ts';
import { jspsKind } from './funds/jsps-kind.ts';
import { jspsMonths } from './funds/jsps-months.ts';
import { mextMonth } from './funds/mext-month.ts';
import { mextStatus } from './funds/mext-status.ts';
import { ra } from './funds/ra.ts';
import { specialResearcher } from './funds/special-researcher.ts';
import { supportFunds } from './funds/support-funds.ts';
import { tax } from './funds/tax.ts';
import { aftercare } from './programme/aftercare.ts';
import { briefing } from './programme/briefing.ts';
import { consulted } from './programme/consulted.ts';
import { earlyEnd } from './programme/early-end.ts';
import { enrolled } from './programme/enrolled.ts';
import { evaluationLate } from './programme/evaluation-late.ts';
import { gradeLate } from './programme/grade-late.ts';
import { insurance } from './programme/insurance.ts';
import { member } from './programme/member.ts';
import { overlap } from './programme/overlap.ts';
import { preparation } from './programme/preparation.ts';
import { rivals } from './programme/rivals.ts';
import { supervisorChanged } from './programme/supervisor-changed.ts';
import { nameAgrees } from './residence/name-agrees.ts';
import { papersAgree } from './residence/papers-agree.ts';
import { permitAskBureau } from './residence/permit-ask-bureau.ts';
import { permitLead } from './residence/permit-lead.ts';
import { permitPapers } from './residence/permit-papers.ts';
import { residenceKnown } from './residence/residence-known.ts';
import { stay } from './residence/stay.ts';
import { workPermit } from './residence/work-permit.ts';
import type { Rule } from './rule.ts';
import { agreement } from './steps/agreement.ts';
import { contractReview } from './steps/contract-review.ts';
import { contractSigned } from './steps/contract-signed.ts';
import { courseBeforeStart } from './steps/course-before-start.ts';
import { doctoral } from './steps/doctoral.ts';
import { length } from './steps/length.ts';
import { order } from './steps/order.ts';
import { paid } from './steps/paid.ts';
import { supporters } from './steps/supporters.ts';

/** Every rule, in the order of `check`. A new rule needs its file, a line here, and its sentences in wording/. */
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
  nameAgrees,
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
/** The compared values in a rule's findings. */
export type RuleData<K extends RuleKey> = Extract<AnyRule, { key: K }> extends Rule<K, infer Data> ? Data : never;
