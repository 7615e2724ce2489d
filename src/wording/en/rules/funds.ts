import type { ConsentPart } from '../../../core/rules/funds/jsps-consent.ts';
import type { WordsOf } from '../../rules.ts';
import { counted, countedLength } from '../counted.ts';
import { terms } from '../terms.ts';

const parts: Record<ConsentPart, string> = {
  contributes: 'confirmation that it contributes to the fellow’s research project and does not interfere with it',
  'host-researcher': 'the host researcher’s name',
  'agreed-on': 'the date of the host researcher’s consent',
};

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
      'The internship of a JSPS fellow is research training that contributes to the fellow’s research project and does not interfere with it, and the host researcher has consented.',
    message: ({ missing, hostResearcher, agreedOn }) => {
      const known = [hostResearcher, agreedOn].filter(Boolean).join(', ');
      return `This student is a JSPS fellow. Not recorded: ${missing.map((part) => parts[part]).join('; ')}${known ? ` (recorded: ${known})` : ''}.`;
    },
  },
  'jsps-months': {
    title: 'JSPS: total months',
    statement:
      'All internships of a JSPS fellow during the appointment, including those elsewhere, add up to no more than the months that JSPS allows in principle.',
    message: ({ months, days, maximum, elsewhere, parts: all, fitsTo }) => {
      const each = all.map(
        (part) => `${part.placement} ${part.from} – ${part.to}: ${countedLength(part.months, part.days)}`,
      );
      const outside = elsewhere > 0 ? [`elsewhere: ${counted(elsewhere, 'month')}`] : [];
      const fits = fitsTo ? ` With an end date of ${fitsTo} it would fit.` : '';
      return `${countedLength(months, days)} in total (${[...each, ...outside].join('; ')}); JSPS allows ${counted(maximum, 'month')} in principle.${fits}`;
    },
  },
  'jsps-5-3': {
    title: 'JSPS: report of pay (Form 5-3)',
    statement: 'A JSPS fellow who is paid submits Form 5-3 for each fiscal year, between 1 and 20 April following it.',
    message: (data) =>
      data.kind === 'pay-month'
        ? `The month of payment of the ${data.months.join(', ')} pay of ${data.placement} has not been recorded. If it is paid in the following month, it belongs to the next fiscal year, and Form 5-3 may be due for both years. Ask the company, and record the pay-month offset.`
        : data.kind === 'abroad'
          ? `${data.placement} takes place abroad for 28 days or more${data.from ? ` (from ${data.from})` : ''}. Form 3-1 must also be submitted.`
          : `Form 5-3 for fiscal year ${data.fiscalYear} (April to March) must be submitted between ${data.opensOn} and 20 April: pay for ${data.months.join(', ')} (${data.placements.join(', ')}).`,
  },
  'jsps-kind': {
    title: 'JSPS: kind of fellowship',
    statement: 'An enrolled student is a DC1 or DC2 fellow: PD, SPD and RPD fellows already hold a doctorate.',
    message: ({ jsps }) =>
      `The fellowship is recorded as ${jsps}, but ${jsps} fellows hold a doctorate and are not enrolled students.`,
  },
  'mext-month': {
    title: 'MEXT: whole month away',
    statement:
      'A MEXT scholar is not away (from the parent institute or from Japan, as set in the settings file) or on leave for any calendar month from the first day to the last: the scholarship is not paid for such a month.',
    message: ({ month, from, to, proxySeal }) =>
      `Away or on leave from ${from}${to ? ` to ${to}` : ''}, which includes every day of ${month}: the scholarship is not paid for that month. Tell the student and the institute’s office beforehand (the monthly roll 在籍確認簿 has two deadlines${proxySeal ? '; ask whether proxy stamping 代理押印 applies' : ''}).`,
  },
  'mext-status': {
    title: 'MEXT: status of residence',
    statement: 'A MEXT scholar has the status of residence “Student”.',
    message: ({ status }) =>
      status === undefined
        ? 'This student is a MEXT scholar, but the status “Student” has not been recorded.'
        : `This student is a MEXT scholar with the status “${terms.residenceStatus(status)}”. Without the status “Student”, the scholarship ends.`,
  },
  'support-funds': {
    title: 'Pay alongside other support',
    statement: 'The student’s other funders have been asked whether pay is allowed alongside their support.',
    message: ({ funder, jsps, mext }) => {
      const own = jsps ? ` alongside the JSPS fellowship (${jsps})` : mext ? ' alongside the scholarship' : '';
      return funder === undefined
        ? `Pay is allowed${own}. No other funder has been recorded.`
        : `Pay is allowed${own}. Ask ${funder} whether it is allowed, and record the answer.`;
    },
  },
  ra: {
    title: 'Research assistant',
    statement:
      'The institute’s office has been asked about the work as a research assistant (RA), and its hours have been recorded.',
    message: ({ kind, hours }) =>
      kind === 'ask'
        ? `This student is a research assistant (RA) at the parent institute${hours === undefined ? '' : ` (${counted(hours, 'hour')} a week)`}. Ask its office how the RA work is handled during the internship.`
        : 'This student is a research assistant (RA) with the status “Student”. RA hours count toward the work permit, but the hours a week have not been recorded.',
  },
  'special-researcher': {
    title: 'SOKENDAI Special Researcher',
    statement:
      'A SOKENDAI Special Researcher of the Field-Specific or Pioneering Research Type may take part; other types, high pay in one fiscal year, and JSPS or MEXT funding alongside have been confirmed with the program’s office.',
    message: (data) => {
      switch (data.kind) {
        case 'may':
          return `This student is a SOKENDAI Special Researcher (${data.type}) and may take part.`;
        case 'type':
          return `This student is a SOKENDAI Special Researcher (${data.type === undefined ? 'type not recorded' : `type “${data.type}”`}). Confirm with the program’s office whether the student may take part.`;
        case 'income':
          return `This student is a SOKENDAI Special Researcher with pay of about ${terms.yen(data.yen)} in fiscal year ${data.fiscalYear} (${terms.yen(data.limit)} or more). Confirm with the program’s office.`;
        case 'beside':
          return `This student is a SOKENDAI Special Researcher and also holds ${[data.jsps && 'a JSPS fellowship', data.mext && 'a MEXT scholarship'].filter(Boolean).join(' and ')}. Confirm with the program’s office.`;
      }
    },
  },
  tax: {
    title: 'Tax',
    statement:
      'The closing letter has told the student that pay is employment income and that an income tax return may be necessary.',
    message: ({ to }) =>
      `Pay is employment income. Tell the student in the closing letter${to ? ` (end date ${to})` : ''} to file an income tax return if necessary.`,
  },
};
