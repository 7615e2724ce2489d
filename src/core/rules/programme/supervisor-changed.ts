import type { LocalDate } from '../../calendar/dates.ts';
import { approvalsOf, isSamePerson, type SupervisorChange } from '../../model/dossier.ts';
import { BLANK } from '../../text/blank.ts';
import { quoted } from '../../text/command-line.ts';
import { NOT_APPLICABLE, type OpenVerdict, type Rule, type RuleInput, settleWith, verdicts } from '../rule.ts';

export interface SupervisorChangedData {
  /** What the former supervisor gave; or `address`: whose the supporter’s is cannot be told without the new one’s. */
  readonly what: 'approval' | 'supporter' | 'consent' | 'address';
  readonly on?: LocalDate;
  /** The former supervisor's name, or the address still entered. */
  readonly by?: string;
  readonly name: string;
  readonly changedOn: LocalDate;
}

/** Approval, supporter or consent of a former supervisor is asked for again before STEP 11. Source: O. */
export const supervisorChanged: Rule<'supervisor-changed', SupervisorChangedData> = {
  key: 'supervisor-changed',
  of: 'placement',
  gates: [],
  settledBy: ['step record', 'jsps record', 'supervisor change'],
  source: ['O'],
  judge: (facts) => {
    const last = facts.dossier.supervisors.at(-1);
    if (!last || facts.placement?.run?.startedOn) return [NOT_APPLICABLE];
    return verdicts([...approval(facts, last), ...supporter(facts, last), ...consent(facts, last)]);
  },
};

const warns = { result: 'open', severity: 'warn', gates: [] } as const;

function approval(
  { dossier }: RuleInput,
  { name, on: changedOn }: SupervisorChange,
): OpenVerdict<SupervisorChangedData>[] {
  const { student } = dossier;
  const approvals = approvalsOf(dossier);
  const given = approvals.at(-1);
  if (!given || approvals.some(({ by, on }) => isSamePerson(by, name) || on >= changedOn)) return [];
  const data = { what: 'approval', on: given.on, ...(given.by && { by: given.by }), name, changedOn } as const;
  const settle = settleWith('step record', student.number, '2', '--on today', `--by ${quoted(name)}`);
  return [{ ...warns, data, actor: 'supervisor', settle }];
}

/** The address in the dedicated system is not the new supervisor's. */
function supporter(
  { dossier }: RuleInput,
  { name, email, on: changedOn }: SupervisorChange,
): OpenVerdict<SupervisorChangedData>[] {
  const { registration, student } = dossier;
  const by = registration?.supporters.supervisor;
  if (!registration || by === undefined) return [];
  const isTheirs = email === undefined ? registration.on >= changedOn : by.toLowerCase() === email.toLowerCase();
  if (isTheirs) return [];
  const data = {
    what: email === undefined ? 'address' : 'supporter',
    on: registration.on,
    by,
    name,
    changedOn,
  } as const;
  const settle =
    email === undefined
      ? settleWith('supervisor change', student.number, `--name ${quoted(name)}`, `--on ${changedOn} --email ${BLANK}`)
      : settleWith('step record', student.number, '3', '--on', registration.on, `--supporter supervisor=${email}`);
  return [{ ...warns, data, actor: 'student', settle }];
}

/** A fellow's host researcher is normally the supervisor, so a former one's consent no longer holds. */
function consent(
  { dossier }: RuleInput,
  { name, on: changedOn }: SupervisorChange,
): OpenVerdict<SupervisorChangedData>[] {
  const { jspsConsent, supervisors, student } = dossier;
  const { hostResearcher, agreedOn } = jspsConsent ?? {};
  if (hostResearcher === undefined || isSamePerson(hostResearcher, name)) return [];
  if (!supervisors.some(({ former }) => former === hostResearcher)) return [];
  const data = { what: 'consent', ...(agreedOn && { on: agreedOn }), by: hostResearcher, name, changedOn } as const;
  const settle = settleWith('jsps record', student.number, `--host-researcher ${quoted(name)}`, '--agreed-on today');
  return [{ ...warns, data, actor: 'supervisor', settle }];
}
