import { isDay } from './dates.ts';
import { mailbox } from './letters/mailbox.ts';
import type { Bilingual, Office, Program } from './office.ts';
import { INSURANCE_KINDS, type InsuranceKind } from './residence.ts';
import { isTable, named, one, type ProfileProblem, type Setting, table, tables, type Wanted } from './shape.ts';

export type { ProfileProblem, Wanted };

const matching =
  (form: RegExp) =>
  (value: unknown): value is string =>
    typeof value === 'string' && form.test(value);
const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
// A line of text: no control character, which no paper and no table could show.
const LINE = /^\P{Cc}*$/u;
const FILLED = /^\P{Cc}*[^\s\p{Cc}]\P{Cc}*$/u;

const text = one('text', matching(LINE));
/** What may be left out. */
const usually = (usual: string) => one('text', matching(LINE), usual);
const filled = one('filled', matching(FILLED));
// An address to which, and from which, a letter can be written.
const isMail = (value: unknown): value is string => typeof value === 'string' && mailbox(value)?.address === value;
const mail = one('mail', isMail);
const maybeMail = one('maybe-mail', (value): value is string => value === '' || isMail(value), '');
const address = one('address', matching(/^https?:\/\/[^\s]+$/));
const maybeAddress = one('maybe-address', matching(/^(https?:\/\/[^\s]+)?$/), '');
const zone = one(
  'zone',
  (value): value is string => {
    // The usual zone is known to be one; asking for it at every start would cost a millisecond or two.
    if (value === 'Asia/Tokyo') return true;
    try {
      return typeof value === 'string' && Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
    } catch {
      return false;
    }
  },
  'Asia/Tokyo',
);
const whole = (usual?: number) => one('whole', isWhole, usual);
const amount = one(
  'number',
  (value): value is number => typeof value === 'number' && Number.isFinite(value) && value > 0,
);
// 2028 is a leap year: 29 February is a day of some year.
const monthDay = (usual: string) =>
  one('month-day', (value): value is string => typeof value === 'string' && isDay(`2028-${value}`), usual);
const texts = one(
  'texts',
  (value): value is string[] =>
    Array.isArray(value) && value.length > 0 && value.every(matching(FILLED)) && new Set(value).size === value.length,
);
const files = one(
  'files',
  (value): value is readonly string[] => Array.isArray(value) && value.every(matching(FILLED)),
  [],
);
const wholes = (usual: readonly number[]) =>
  one('wholes', (value): value is readonly number[] => Array.isArray(value) && value.every(isWhole), usual);

/** Periods of the year, both days included, `MM-DD/MM-DD`. */
const periods = (usual: readonly string[]) =>
  one(
    'periods',
    (value): value is readonly string[] =>
      Array.isArray(value) &&
      value.every(
        (part) => matching(/^\d{2}-\d{2}\/\d{2}-\d{2}$/)(part) && part.split('/').every((day) => isDay(`2028-${day}`)),
      ),
    usual,
  );
const insurances = (usual: readonly InsuranceKind[]) =>
  one(
    'insurances',
    (value): value is readonly InsuranceKind[] =>
      Array.isArray(value) && value.every((part) => INSURANCE_KINDS.some((kind) => kind === part)),
    usual,
  );

/** Both languages are needed. */
const bilingual = table<Bilingual>({ ja: filled, en: filled });
/** Both keys are there, and may be empty until the office knows. */
const maybe = table<Bilingual>({ ja: text, en: text });
/** Either may be left out. */
const either = table<Bilingual>({ ja: usually(''), en: usually('') });

/** Headings as a sender writes them, and the key of each. */
const headings = named(one('heading', matching(/^[a-z][a-z0-9_]*$/)));

/**
 * The profile, key by key. Names and places have to be said; what has a usual value (the programme's own rules, the calendar)
 * may be left out, so that a profile goes on working when a later release asks for one key more.
 */
const PROFILE = table<Office>({
  university: table<Office['university']>({ name: bilingual }),
  office: table<Office['office']>({
    name: bilingual,
    address: bilingual,
    telephone: filled,
    email: mail,
    timezone: zone,
  }),
  issuer: table<Office['issuer']>({ name: maybe, title: bilingual }),
  system: table<Office['system']>({
    name: bilingual,
    url: address,
    contact: filled,
    guide: either,
    recording: maybeAddress,
  }),
  course: table<Office['course']>({
    code: filled,
    title: bilingual,
    credits: amount,
    teacher: bilingual,
    teacherEmail: maybeMail,
    grades: texts,
  }),
  rules: table<Office['rules']>({
    doctoralCourseYears: wholes([3]),
    fiveYearMonths: whole(24),
    fiveYearYear: whole(3),
    warnUnderMonths: whole(2),
    blockUnderMonths: whole(1),
    evaluationDaysBeforeEnd: whole(14),
    comprehensiveHours: whole(28),
    vacationHoursPerDay: whole(8),
    permitYellowDays: whole(60),
    permitRedDays: whole(14),
    certificateMonths: whole(3),
    recordingWorkingDays: whole(3),
    jspsMonths: whole(6),
    evaluationLateDays: whole(30),
    gradeLateDays: whole(30),
    longVacations: periods(['08-01/09-30', '02-11/03-31']),
    otherLiability: insurances([]),
  }),
  papers: table<Office['papers']>({ fonts: files }),
  calendar: table<Office['calendar']>({ closureFrom: monthDay('12-29'), closureTo: monthDay('01-03') }),
  templates: table<Office['templates']>({ folder: usually('templates') }),
  terms: table<Office['terms']>({ springFrom: monthDay('04-01'), autumnFrom: monthDay('10-01') }),
  import: table<Office['import']>({ headings, maps: named(headings) }),
  programs: tables(
    table<Program>({ program: table<Bilingual>({ ja: filled, en: text }), institute: maybe, raEmail: maybeMail }),
  ),
});

/** Every setting that has one value, in the order of the sample. */
export const SETTINGS: readonly Setting[] = PROFILE.settings('');

/** A parsed file to a profile, or all that is wrong with it. */
export function readProfile(
  tree: unknown,
): { readonly office: Office } | { readonly problems: readonly ProfileProblem[] } {
  const problems: ProfileProblem[] = [];
  const office = PROFILE.read(tree, '', problems);
  return office !== undefined && problems.length === 0 ? { office } : { problems };
}

/** The value of a setting, `course.credits`. */
export function settingOf(office: Office, key: string): unknown {
  let value: unknown = office;
  for (const name of key.split('.')) value = isTable(value) ? value[name] : undefined;
  return value;
}
