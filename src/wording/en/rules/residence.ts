import type { Difference } from '../../../core/rules/residence/papers-agree.ts';
import type { ShownByContract } from '../../../core/rules/residence/permit-papers.ts';
import type { WorkPermitData } from '../../../core/rules/residence/work-permit.ts';
import type { WordsOf } from '../../rules.ts';
import { counted } from '../counted.ts';
import { lists } from '../lists.ts';
import { terms } from '../terms.ts';

const shown: Readonly<Record<ShownByContract, string>> = {
  content: 'content',
  period: 'period',
  hours: 'hours',
  place: 'place',
  pay: 'pay',
};

const facts: Readonly<Record<Difference['fact'], string>> = {
  from: 'start date',
  to: 'end date',
  hoursPerWeek: 'hours a week',
  pay: 'pay',
  workplaces: 'workplace',
  remoteShare: 'share of remote work',
  department: 'department',
  content: 'content',
};

function valueText(value: Difference['said'][number]['value']): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value === 'unpaid' ? lists.labels.unpaid : value;
  if ('amount' in value) return lists.labels.payPer(terms.payUnit[value.per], terms.yen(value.amount));
  return terms.list(value);
}

const hoursOf = (n: number | undefined): string => (n === undefined ? '… hours' : counted(n, 'hour'));

const period = (from?: string, to?: string): string => `${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`;

const difference = ({ fact, said, from, to }: Difference): string =>
  `${facts[fact]}${period(from, to)}: ${said.map(({ paper, value }) => `${paper} ${valueText(value)}`).join(', ')}`;

function grantText({ permit }: WorkPermitData): string {
  const granted = permit?.granted;
  if (!granted) return '';
  const hours = granted.hoursPerWeek === undefined ? '' : `, ${counted(granted.hoursPerWeek, 'hour')} a week`;
  return `granted on ${granted.on} for ${granted.from} to ${granted.to}${hours}`;
}

/** Residence, work permits, and the papers for them. */
export const residence: WordsOf<
  | 'residence-known'
  | 'work-permit'
  | 'permit-ask-bureau'
  | 'permit-lead'
  | 'permit-papers'
  | 'stay'
  | 'papers-agree'
  | 'name-agrees'
> = {
  'residence-known': {
    title: 'Status of residence known',
    statement: 'The status of residence of a student who is not Japanese has been recorded as on the residence card.',
    message: (data) => {
      switch (data.kind) {
        case 'unknown':
          return `${data.nationality ? `The nationality is ${data.nationality}, but no` : 'No'} status of residence has been recorded.`;
        case 'unrecognised':
          return `“${data.status}” is not a known status of residence${data.nearest ? ` (did you mean ${data.nearest}?)` : ''}, so it is unclear whether a work permit is required. Record the status as on the residence card.`;
        case 'other':
          return `Ask the immigration bureau whether the status “${terms.residenceStatus(data.status)}” allows this work.`;
      }
    },
  },
  'work-permit': {
    title: 'Work permit',
    statement:
      'A student with the status “Student” or “Dependent” who does paid work has a permit, granted before the start date, that covers the period and the total weekly hours of paid work; with the status “Dependent” these are at most 28.',
    message: (data) => {
      const { kind, needs, hours, limit, from, to, permit, reason } = data;
      const needed = `A total of ${hoursOf(hours)} a week requires ${needs === 'individual' ? 'an' : 'a'} ${terms.permitKind[needs]} permit${period(from, to)}`;
      const granted = grantText(data);
      switch (kind) {
        case 'none':
          return `${needed}. None has been applied for.`;
        case 'pending':
          return `${needed}. The application of ${permit?.appliedOn} has not been answered.`;
        case 'refused':
          return `${needed}. It was refused (${reason}). Options: reduce to ${hoursOf(limit)} or less, reapply, postpone, or close the placement.`;
        case 'late':
          return `${needed}. It was ${granted}, which is not before the start date.`;
        case 'not-covering':
          return `${needed}. The permit was ${granted} and does not cover the whole period.`;
        case 'renewed':
          return `${needed}. The permit (${granted}) ended when the period of stay was extended.`;
        case 'stay-over':
          return `${needed}. The permit (${granted}) ended with the period of stay, and no new period of stay has been recorded. Confirm with the immigration bureau whether the student may work in the meantime.`;
        case 'kind':
        case 'hours':
          return `${needed}. The ${permit ? terms.permitKind[permit.kind] : ''} permit (${granted}) does not allow that many hours.`;
        case 'beside':
          return `The individual permit covers only the internship. RA work of ${hoursOf(hours)} a week requires a comprehensive permit${period(from, to)}. ${permit?.appliedOn ? `The application of ${permit.appliedOn} has not been answered` : 'None has been applied for'}.`;
        case 'over-limit':
          return `Paid work totals ${hoursOf(hours)} a week. With the status “Dependent”, at most ${limit} can be permitted, including during vacations.`;
        case 'over-cap':
          return `Paid work totals ${hoursOf(hours)} a week. The university allows at most ${limit} in any seven days, including during vacations.`;
        case 'hours-unknown':
          return `The hours a week have not been recorded. A comprehensive permit allows at most ${limit}.`;
      }
    },
  },
  'permit-ask-bureau': {
    title: 'Bureau consulted beforehand',
    statement:
      'The immigration bureau is consulted before applying if the work exceeds 28 hours a week and either completion is not expected by the end of the academic year of the end date, or the period is longer than half of the granted period of stay.',
    message: ({ hours, period: days, outsideLastYear, yearEnd, completionOn, stay }) =>
      [
        `Consult the immigration bureau before applying for ${hoursOf(hours)} a week${period(days?.from, days?.to)}.`,
        outsideLastYear &&
          (completionOn
            ? `Completion is expected on ${completionOn}, after the end of the academic year of the end date${yearEnd ? ` (${yearEnd})` : ''}; confirm with the bureau whether 31 March or 30 September counts.`
            : 'The expected completion has not been recorded.'),
        stay && `The period is longer than half of the granted period of stay (${stay.from} to ${stay.to}).`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  'permit-lead': {
    title: 'Permit applied for in time',
    statement: 'The work permit has been applied for early enough for processing, which takes two weeks to two months.',
    message: ({ needs, from, fileBy }) =>
      `The ${terms.permitKind[needs]} permit has not been applied for${from ? ` (start date ${from})` : ''}. Processing takes two weeks to two months${fileBy ? `: apply by ${fileBy} at the latest` : ''}.`,
  },
  'permit-papers': {
    title: 'Documents for the permit',
    statement:
      'Application form, passport, residence card, certificate of enrollment (at most three months old), certificate of internship, and employment contract or notice have been prepared; above 28 hours a week, the contract states content, period, hours, place and pay.',
    message: ({ missing, old, unclear, after }) =>
      [
        missing.length > 0 && `Not yet prepared: ${missing.map((paper) => terms.permitPaper[paper]).join(', ')}.`,
        old &&
          `The certificate of enrollment issued on ${old.issuedOn} can no longer be used for the application (valid until ${old.until}).`,
        unclear &&
          `${unclear.contract} must state the following, but it has not been recorded that it does: ${unclear.parts.map((part) => shown[part]).join(', ')}.`,
        after &&
          `Issued only after the application of ${after.appliedOn}: ${after.papers.map(({ paper, issuedOn }) => `${terms.permitPaper[paper]} (${issuedOn})`).join(', ')}. Check the date of the application.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  stay: {
    title: 'Period of stay',
    statement: 'The period of stay does not expire before the end date of the internship.',
    message: (data) => {
      if (data.kind === 'unknown') return 'The expiration date of the period of stay has not been recorded.';
      const { expiresOn, from, to, fileFrom, appliedOn, until } = data;
      const end =
        data.kind === 'before'
          ? `The period of stay expires on ${expiresOn}, before the start date (${from}).`
          : `The period of stay expires on ${expiresOn}, during the internship (${from} to ${to}).`;
      const renewal = appliedOn
        ? `An extension was applied for on ${appliedOn}. Record the new period of stay when it is granted.${until ? ` The student may stay until the decision, at most until ${until}; confirm with the immigration bureau whether the student may work in the meantime.` : ''}`
        : `An extension can be applied for from ${fileFrom}.`;
      return `${end} ${renewal}`;
    },
  },
  'name-agrees': {
    title: 'Names agree',
    statement:
      'The name on the residence card and the name in Latin letters agree; order, case and further given names may differ.',
    message: (data) =>
      data.kind === 'card'
        ? `The name in Latin letters was changed from ${data.before} to ${data.latin}, but the name on the residence card is recorded as ${data.onCard}. Check the card and enter the name shown on it.`
        : `Certificates print the name in Latin letters, ${data.latin}, but the family and given names on record are ${data.parts}. Enter the whole name.`,
  },
  'papers-agree': {
    title: 'Documents agree',
    statement:
      'Placement, contract or notice, and certificate of internship state the same dates, weekly hours and pay, and an individual permit covers dates and hours.',
    message: (data) => {
      if (data.kind === 'not-compared') {
        return `${data.contract} has not been compared: its ${terms.list(data.facts.map((fact) => facts[fact]))} ${data.facts.length === 1 ? 'has' : 'have'} not been recorded.`;
      }
      if (data.kind !== 'permit') {
        const heading = data.kind === 'facts' ? 'The documents do not agree.' : 'The place or the wording differs.';
        return `${heading} ${data.differences.map(difference).join('; ')}.`;
      }
      const { placement, permits, appliedOn } = data;
      const hours = placement.hours === undefined ? '' : `, ${hoursOf(placement.hours)} a week`;
      const granted = permits.map(
        ({ granted: one }) =>
          one &&
          `${one.from} to ${one.to}${one.hoursPerWeek === undefined ? '' : `, ${hoursOf(one.hoursPerWeek)} a week`}`,
      );
      return `The individual permit (${granted.filter(Boolean).join('; ')}) does not cover the placement${period(placement.from, placement.to)}${hours}.${appliedOn ? ` The application of ${appliedOn} has not been answered.` : ''}`;
    },
  },
};
