import type { ConsentPart } from '../../../core/rules/funds/jsps-consent.ts';
import type { WordsOf } from '../../rules.ts';
import { counted } from '../counted.ts';
import { terms } from '../terms.ts';

const parts: Record<ConsentPart, string> = {
  contributes: 'that it contributes to the research and does not interfere with it',
  'host-researcher': 'the host researcher’s name',
  'agreed-on': 'the day the host researcher agreed',
};

const length = ({ months, days }: { readonly months: number; readonly days: number }) =>
  `${counted(months, 'month')}${days > 0 ? ` and ${counted(days, 'day')}` : ''}`;

/** Fellowships, scholarships, pay, and what follows from them. */
export const funds: WordsOf<
  | 'jsps-consent'
  | 'jsps-months'
  | 'jsps-5-3'
  | 'jsps-kind'
  | 'mext-month'
  | 'mext-status'
  | 'support-funds'
  | 'ra'
  | 'special-researcher'
  | 'tax'
> = {
  'jsps-consent': {
    title: 'JSPS: consent of the host researcher',
    statement:
      'The internship of a JSPS fellow is research training that contributes to the research and does not interfere with it, and the host researcher agreed to it.',
    message: ({ missing, hostResearcher, agreedOn }) => {
      const known = [hostResearcher, agreedOn].filter(Boolean).join(', ');
      return `JSPS fellow. Not recorded: ${missing.map((part) => parts[part]).join('; ')}${known ? ` (recorded: ${known})` : ''}.`;
    },
  },
  'jsps-months': {
    title: 'JSPS: months in all',
    statement:
      'All internships of a JSPS fellow within the appointment, those elsewhere included, take no more than the months that JSPS allows in principle.',
    message: ({ months, days, maximum, elsewhere, parts: all, fitsTo }) => {
      const each = all.map((part) => `${part.placement} ${part.from} – ${part.to}: ${length(part)}`);
      const outside = elsewhere > 0 ? [`elsewhere: ${counted(elsewhere, 'month')}`] : [];
      const fits = fitsTo ? ` It would fit up to ${fitsTo}.` : '';
      return `${length({ months, days })} in all (${[...each, ...outside].join('; ')}); JSPS allows ${counted(maximum, 'month')} in principle.${fits}`;
    },
  },
  'jsps-5-3': {
    title: 'JSPS: report of pay (Form 5-3)',
    statement: 'A JSPS fellow reports the pay of each fiscal year with Form 5-3, from 1 to 20 April after it.',
    message: (data) =>
      data.kind === 'pay-month'
        ? `When the pay of ${data.placement} for ${data.months.join(', ')} is paid is not recorded. Paid in the next month it belongs to the next fiscal year, so Form 5-3 may concern both years: ask the company, and record the pay-month offset.`
        : data.kind === 'abroad'
          ? `${data.placement} is abroad for 28 days or more${data.from ? `, from ${data.from}` : ''}: Form 3-1 is needed as well.`
          : `Form 5-3 for fiscal year ${data.fiscalYear} (April to March), to be handed in from ${data.opensOn} to 20 April: pay for ${data.months.join(', ')} (${data.placements.join(', ')}).`,
  },
  'jsps-kind': {
    title: 'JSPS: kind of fellowship',
    statement: 'An enrolled student is a DC1 or DC2 fellow: PD, SPD and RPD hold a degree.',
    message: ({ jsps }) => `${jsps} is recorded, but who holds it has a degree and is not an enrolled student.`,
  },
  'mext-month': {
    title: 'MEXT: whole month away',
    statement:
      'A MEXT scholar is not away (from the parent institute or from Japan, as the profile says) or on leave for a whole calendar month: the scholarship of such a month is not paid.',
    message: ({ month, from, to, proxySeal }) =>
      `Away or on leave from ${from}${to ? ` to ${to}` : ' on'}, so all of ${month}: that month’s scholarship is not paid. Tell the student, and the institute’s office beforehand (monthly roll 在籍確認簿, two deadlines${proxySeal ? '; ask whether the proxy seal 代理押印 applies' : ''}).`,
  },
  'mext-status': {
    title: 'MEXT: status of residence',
    statement: 'A MEXT scholar has the status of residence “Student”.',
    message: ({ status }) =>
      status === undefined
        ? 'MEXT scholar, but the status “Student” is not recorded.'
        : `MEXT scholar with the status “${status}”: without “Student” the scholarship ends.`,
  },
  'support-funds': {
    title: 'Pay beside other funds',
    statement: 'Whether pay is allowed beside the support that the student receives from other funders was asked.',
    message: ({ funder, jsps, mext }) => {
      const own = jsps ? ` beside the JSPS fellowship (${jsps})` : mext ? ' beside a scholarship' : '';
      return funder === undefined
        ? `Pay${own} is possible. No other funder of the student is on record.`
        : `Pay${own} is possible; whether ${funder} allows it must be asked, and the answer kept.`;
    },
  },
  ra: {
    title: 'Research assistant',
    statement: 'The office of the institute was asked about the work as research assistant; its hours are known.',
    message: ({ kind, hours }) =>
      kind === 'ask'
        ? `Research assistant at the parent institute${hours === undefined ? '' : ` (${hours} hours a week)`}: ask its office whether that goes on.`
        : 'Research assistant on the status “Student”: the hours a week count for the work permit, and are not recorded.',
  },
  'special-researcher': {
    title: 'SOKENDAI Special Researcher',
    statement:
      'A SOKENDAI Special Researcher of the Field-Specific or Pioneering Research Type may take part; other types, much pay in one fiscal year, and JSPS or MEXT funding beside it are confirmed with the office of the programme.',
    message: (data) => {
      switch (data.kind) {
        case 'may':
          return `SOKENDAI Special Researcher (${data.type}): may take part.`;
        case 'type':
          return `SOKENDAI Special Researcher, ${data.type === undefined ? 'type not recorded' : `type “${data.type}”`}: whether this type may take part is to be confirmed with the office of the programme.`;
        case 'income':
          return `SOKENDAI Special Researcher with pay of about ${terms.yen(data.yen)} in fiscal year ${data.fiscalYear} (from ${terms.yen(data.limit)} on): to be confirmed with the office of the programme.`;
        case 'beside':
          return `SOKENDAI Special Researcher beside ${[data.jsps && 'a JSPS fellowship', data.mext && 'a MEXT scholarship'].filter(Boolean).join(' and ')}: to be confirmed with the office of the programme.`;
      }
    },
  },
  tax: {
    title: 'Tax',
    statement: 'The student was told that pay is employment income: a line of the closing letter.',
    message: ({ to }) =>
      `Pay is employment income, and a tax return is filed as necessary: say so in the closing letter${to ? ` (last day ${to})` : ''}.`,
  },
};
