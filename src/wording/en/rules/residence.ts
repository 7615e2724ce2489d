import type { WordsOf } from '../../rules.ts';
import { terms } from '../terms.ts';

/** Residence, work permits, and the papers for them. */
export const residence: WordsOf<'residence-known' | 'work-permit'> = {
  'residence-known': {
    title: 'Status of residence known',
    statement: 'The status of residence of a student who is not Japanese is recorded.',
    message: (data) =>
      data.kind === 'unknown'
        ? `Nationality ${data.nationality}, but no status of residence is recorded.`
        : `Whether “${data.status}” allows this work must be asked at the immigration bureau.`,
  },
  'work-permit': {
    title: 'Work permit',
    statement:
      'Paid work on the status “Student” has a permit, granted before the first day, that covers the period and fits the weekly hours of all paid work.',
    message: ({ kind, needs, hours, from, to, permit, reason }) => {
      const needed = `${hours} hours a week in all need a ${terms.permitKind[needs]} permit${from ? ` from ${from}` : ''}${to ? ` to ${to}` : ''}`;
      const granted =
        permit?.granted && `granted on ${permit.granted.on} for ${permit.granted.from} to ${permit.granted.to}`;
      switch (kind) {
        case 'none':
          return `${needed}; none is applied for.`;
        case 'pending':
          return `${needed}; the application of ${permit?.appliedOn} is not answered.`;
        case 'refused':
          return `${needed}; it was refused (${reason}). Ways: at most 28 hours, apply again, postpone, or close.`;
        case 'late':
          return `${needed}; it was ${granted}, which is not before the first day.`;
        case 'not-covering':
          return `${needed}; the permit was ${granted}.`;
        case 'renewed':
          return `${needed}; the permit, ${granted}, ended with the stay that was renewed since.`;
        case 'hours':
          return `${needed}; the ${permit ? terms.permitKind[permit.kind] : ''} permit, ${granted}, does not allow so many hours.`;
      }
    },
  },
};
