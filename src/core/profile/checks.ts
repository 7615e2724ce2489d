import { daysBetween, type LocalDate } from '../calendar/dates.ts';
import { isSokendai } from '../model/office-facts.ts';
import type { Bilingual, Office } from './office.ts';
import { inventedSettings, isSampleProgram, openSettings, PRINTED } from './own.ts';
import { settingOf } from './settings.ts';

/**
 * The result of one check of the profile, with the values its sentence in wording/en/offices.ts names. `open` must be settled before
 * real work; `note` is worth a look.
 */
export type OfficeCheck =
  | { readonly check: 'issuer'; readonly result: 'ok' | 'open'; readonly keys: readonly string[] }
  | { readonly check: 'contact'; readonly result: 'ok' | 'open'; readonly keys: readonly string[] }
  /** Empty, or of another university: those that papers print, and the programmes. */
  | { readonly check: 'own'; readonly result: 'ok' | 'open'; readonly keys: readonly string[] }
  | { readonly check: 'programs'; readonly result: 'ok' | 'open'; readonly names: readonly string[] }
  | { readonly check: 'twice'; readonly result: 'ok' | 'open'; readonly names: readonly string[] }
  | { readonly check: 'lengths'; readonly result: 'ok' | 'open'; readonly warn: number; readonly block: number }
  | {
      readonly check: 'closure';
      readonly result: 'ok' | 'open';
      readonly days: number;
      readonly from: string;
      readonly to: string;
    }
  | { readonly check: 'terms'; readonly result: 'ok' | 'open'; readonly spring: string; readonly autumn: string };

const ISSUER_KEYS = ['issuer.name.ja', 'issuer.name.en', 'issuer.title.ja', 'issuer.title.en'] as const;
const CONTACT_KEYS = ['office.telephone', 'office.email', 'system.url', 'system.contact'] as const;
/** Where the sample invents: what papers and letters print of an office's own people and addresses. */
export const CONTACTS: readonly string[] = [...CONTACT_KEYS, 'course.teacher.ja', 'course.teacher.en'];
const LONG_CLOSURE_DAYS = 31;

/** The issuer's keys that every certificate needs and that are still empty. */
export const issuerMissing = (office: Office): readonly string[] =>
  ISSUER_KEYS.filter((key) => String(settingOf(office, key) ?? '').trim() === '');

const lacking = ({ ja, en }: Bilingual) => ja.trim() === '' || en.trim() === '';

/** Days of the closure, both ends inclusive; it may span the turn of the year. */
function closureDays({ closureFrom, closureTo }: Office['calendar']): number {
  const day = (year: number, date: string) => `${year}-${date}` as LocalDate;
  return daysBetween(day(2027, closureFrom), day(closureFrom <= closureTo ? 2027 : 2028, closureTo)) + 1;
}

/** Every check, passed or not, in the order a new office settles them. */
export function checkOffice(office: Office): readonly OfficeCheck[] {
  const { rules, calendar, terms, programs } = office;
  const empty = issuerMissing(office);
  const own = openSettings(office, PRINTED);
  const borrowed = !isSokendai(office) && programs.some(isSampleProgram) ? ['programs'] : [];
  const invented = inventedSettings(office, CONTACTS).filter((key) => !own.includes(key));
  const unnamed = programs.filter(({ program, institute }) => lacking(program) || lacking(institute));
  const names = programs.map(({ program }) => program.ja);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  const days = closureDays(calendar);
  const result = (open: boolean) => (open ? 'open' : 'ok');
  return [
    { check: 'issuer', result: result(empty.length > 0), keys: empty },
    { check: 'own', result: result(own.length + borrowed.length > 0), keys: [...own, ...borrowed] },
    { check: 'contact', result: result(invented.length > 0), keys: invented },
    { check: 'programs', result: result(unnamed.length > 0), names: unnamed.map(({ program }) => program.ja) },
    { check: 'twice', result: result(twice.length > 0), names: [...new Set(twice)] },
    {
      check: 'lengths',
      result: result(rules.blockUnderMonths > rules.warnUnderMonths),
      warn: rules.warnUnderMonths,
      block: rules.blockUnderMonths,
    },
    {
      check: 'closure',
      result: result(days > LONG_CLOSURE_DAYS),
      days,
      from: calendar.closureFrom,
      to: calendar.closureTo,
    },
    {
      check: 'terms',
      result: result(terms.springFrom >= terms.autumnFrom),
      spring: terms.springFrom,
      autumn: terms.autumnFrom,
    },
  ];
}
