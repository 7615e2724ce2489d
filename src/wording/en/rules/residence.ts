import type { Difference } from '../../../core/rules/residence/papers-agree.ts';
import type { ShownByContract } from '../../../core/rules/residence/permit-papers.ts';
import type { WorkPermitData } from '../../../core/rules/residence/work-permit.ts';
import type { WordsOf } from '../../rules.ts';
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
  from: 'first day',
  to: 'last day',
  hoursPerWeek: 'hours a week',
  pay: 'pay',
  workplaces: 'workplace',
  remoteShare: 'share of work from home',
  department: 'department',
  content: 'content',
};

function valueText(value: Difference['said'][number]['value']): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return value === 'unpaid' ? lists.labels.unpaid : value;
  if ('amount' in value) return lists.labels.payPer(terms.payUnit[value.per], terms.yen(value.amount));
  return terms.list(value);
}

const period = (from?: string, to?: string): string => `${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`;

const difference = ({ fact, said, from, to }: Difference): string =>
  `${facts[fact]}${period(from, to)}: ${said.map(({ paper, value }) => `${paper} ${valueText(value)}`).join(', ')}`;

function grantText({ permit }: WorkPermitData): string {
  const granted = permit?.granted;
  if (!granted) return '';
  const hours = granted.hoursPerWeek === undefined ? '' : `, ${granted.hoursPerWeek} hours a week`;
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
    statement: 'The status of residence of a student who is not Japanese is recorded, and is one of the known ones.',
    message: (data) => {
      switch (data.kind) {
        case 'unknown':
          return `${data.nationality ? `Nationality ${data.nationality}, but no` : 'No'} status of residence is recorded.`;
        case 'unrecognised':
          return `“${data.status}” is not a known status of residence${data.nearest ? ` (did you mean ${data.nearest}?)` : ''}, so it is not clear whether a work permit is needed. Record the status as on the residence card.`;
        case 'other':
          return `Whether “${data.status}” allows this work must be asked at the immigration bureau.`;
      }
    },
  },
  'work-permit': {
    title: 'Work permit',
    statement:
      'Paid work on the status “Student” or “Dependent” has a permit, granted before the first day, that covers the period and fits the weekly hours of all paid work; on the status “Dependent” these are at most 28.',
    message: (data) => {
      const { kind, needs, hours, limit, from, to, permit, reason } = data;
      const needed = `${hours} hours a week in all need ${needs === 'individual' ? 'an' : 'a'} ${terms.permitKind[needs]} permit${period(from, to)}`;
      const granted = grantText(data);
      switch (kind) {
        case 'none':
          return `${needed}; none is applied for.`;
        case 'pending':
          return `${needed}; the application of ${permit?.appliedOn} is not answered.`;
        case 'refused':
          return `${needed}; it was refused (${reason}). Ways: at most ${limit} hours, apply again, postpone, or close.`;
        case 'late':
          return `${needed}; it was ${granted}, which is not before the first day.`;
        case 'not-covering':
          return `${needed}; the permit was ${granted}.`;
        case 'renewed':
          return `${needed}; the permit, ${granted}, ended with the stay that was renewed since.`;
        case 'stay-over':
          return `${needed}; the permit, ${granted}, ended with the stay, and no new stay is recorded. Whether work may go on until then is to be confirmed with the bureau.`;
        case 'kind':
        case 'hours':
          return `${needed}; the ${permit ? terms.permitKind[permit.kind] : ''} permit, ${granted}, does not allow so many hours.`;
        case 'beside':
          return `The individual permit allows the internship alone; the ${hours} hours a week as RA need a comprehensive permit${period(from, to)}; ${permit?.appliedOn ? `the application of ${permit.appliedOn} is not answered` : 'none is applied for'}.`;
        case 'over-limit':
          return `${hours} hours a week in all; on the status “Dependent” at most ${limit} can be permitted, vacations included.`;
        case 'over-cap':
          return `${hours} hours a week in all; the university allows at most ${limit} in any seven days, vacations included.`;
        case 'hours-unknown':
          return `The hours a week are not recorded; a comprehensive permit allows at most ${limit}.`;
      }
    },
  },
  'permit-ask-bureau': {
    title: 'Bureau asked beforehand',
    statement:
      'Over 28 hours a week, the bureau is asked before applying where completion is not expected by the end of the academic year of the last day, or the period is longer than half of the granted stay.',
    message: ({ hours, period: days, outsideLastYear, yearEnd, completionOn, stay }) =>
      [
        `${hours} hours a week${period(days?.from, days?.to)}: ask the immigration bureau before applying.`,
        outsideLastYear &&
          (completionOn
            ? `Completion is expected on ${completionOn}, not by the end of the academic year of the last day${yearEnd ? `, ${yearEnd}` : ''} (31 March or 30 September: to be confirmed with the bureau).`
            : 'The expected completion is not recorded.'),
        stay && `The period is longer than half of the granted stay, ${stay.from} to ${stay.to}.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  'permit-lead': {
    title: 'Permit applied for in time',
    statement: 'The work permit is applied for in time: the bureau takes two weeks to two months.',
    message: ({ needs, from, fileBy }) =>
      `The ${terms.permitKind[needs]} permit is not applied for${from ? `; the first day is ${from}` : ''}. The bureau takes two weeks to two months${fileBy ? `: file by ${fileBy}, better earlier` : ''}.`,
  },
  'permit-papers': {
    title: 'Papers for the permit',
    statement:
      'Application form, passport, residence card, certificate of enrollment (at most three months old), certificate of internship, and employment contract or notice are there; over 28 hours the contract shows content, period, hours, place and pay.',
    message: ({ missing, old, unclear }) =>
      [
        missing.length > 0 && `Not there: ${missing.map((paper) => terms.permitPaper[paper]).join(', ')}.`,
        old && `The certificate of enrollment of ${old.issuedOn} could be filed until ${old.until}.`,
        unclear &&
          `Not recorded of ${unclear.contract}, which must show it: ${unclear.parts.map((part) => shown[part]).join(', ')}.`,
      ]
        .filter(Boolean)
        .join(' '),
  },
  stay: {
    title: 'Period of stay',
    statement: 'The period of stay lasts to the last day of the internship.',
    message: (data) => {
      if (data.kind === 'unknown') return 'The end of the period of stay is not recorded.';
      const { expiresOn, from, to, fileFrom, appliedOn, until } = data;
      const end =
        data.kind === 'before'
          ? `The stay ends on ${expiresOn}, before the first day, ${from}.`
          : `The stay ends on ${expiresOn}, within the period ${from} to ${to}.`;
      const renewal = appliedOn
        ? `Its renewal was applied for on ${appliedOn}; record the new stay when it is granted.${until ? ` Until the answer, and until ${until} at most, the stay goes on; whether one may work until then is to be confirmed with the bureau.` : ''}`
        : `A renewal can be filed from ${fileFrom} on.`;
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
    title: 'Papers agree',
    statement:
      'Placement, contract or notice, and certificate of internship state the same dates, weekly hours and pay, and an individual permit covers dates and hours.',
    message: (data) => {
      if (data.kind === 'not-compared') {
        return `${data.contract} was not compared: what it says of ${terms.list(data.facts.map((fact) => facts[fact]))} is not recorded.`;
      }
      if (data.kind !== 'permit') {
        const heading = data.kind === 'facts' ? 'The papers do not agree.' : 'Place or wording differ.';
        return `${heading} ${data.differences.map(difference).join('; ')}.`;
      }
      const { placement, permits, appliedOn } = data;
      const hours = placement.hours === undefined ? '' : `, ${placement.hours} hours a week`;
      const granted = permits.map(
        ({ granted: one }) =>
          one &&
          `${one.from} to ${one.to}${one.hoursPerWeek === undefined ? '' : `, ${one.hoursPerWeek} hours a week`}`,
      );
      return `The individual permit (${granted.filter(Boolean).join('; ')}) does not cover the placement${period(placement.from, placement.to)}${hours}.${appliedOn ? ` The application of ${appliedOn} is not answered.` : ''}`;
    },
  },
};
