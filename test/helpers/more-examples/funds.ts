import { day, student } from '../dossiers.ts';
import { stayOf } from '../permits.ts';
import { AFTER, at, CONSENT, FELLOW, type Further, having, TODAY, who } from './setting.ts';

export const FUNDS: readonly Further[] = [
  {
    rule: 'jsps-months',
    what: 'signed',
    ...TODAY,
    dossier: at(10, {}, { student: student(FELLOW), jspsConsent: { ...CONSENT, monthsElsewhere: 4 } }),
    known: { 'in force from': '2026-12-01' },
  },
  {
    rule: 'jsps-months',
    what: 'nothing fits',
    ...TODAY,
    dossier: who(FELLOW, { jspsConsent: { ...CONSENT, monthsElsewhere: 6 } }),
  },
  {
    rule: 'jsps-months',
    what: 'over, when it ends',
    ...AFTER,
    dossier: at(11, {}, { student: student(FELLOW), jspsConsent: { ...CONSENT, monthsElsewhere: 4 } }),
  },
  {
    rule: 'jsps-consent',
    what: 'not even a name',
    ...TODAY,
    dossier: who(FELLOW, { jspsConsent: { contributes: true } }),
  },
  {
    rule: 'mext-status',
    what: 'not recorded',
    ...TODAY,
    dossier: who({ mextScholar: true, nationality: 'ベトナム' }),
  },
  {
    rule: 'ra',
    what: 'hours unknown',
    ...TODAY,
    dossier: who({ nationality: 'ベトナム', researchAssistant: true }, { stays: [stayOf()] }),
  },
  {
    rule: 'jsps-5-3',
    what: 'the month in which the pay of March is paid is unknown',
    ...TODAY,
    dossier: at(8, having({ from: day('2027-01-12'), to: day('2027-03-19') }), {
      student: student(FELLOW),
      jspsConsent: CONSENT,
    }),
    known: { '^--pay-offset': '1' },
  },
  { rule: 'support-funds', what: 'nobody on record', ...TODAY, dossier: at(8) },
  {
    rule: 'special-researcher',
    what: 'of unknown type, with much pay, beside JSPS',
    ...TODAY,
    dossier: at(8, having({ pay: { amount: 900_000, per: 'month' } }), {
      student: student({ ...FELLOW, specialResearcher: true }),
      jspsConsent: CONSENT,
    }),
  },
];
