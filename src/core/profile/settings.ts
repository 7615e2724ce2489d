import * as v from 'valibot';
import { isDay } from '../calendar/dates.ts';
import { INSURANCE_KINDS } from '../model/residence.ts';
import { mailbox } from '../text/mailbox.ts';
import { nearest } from '../text/nearest.ts';
import type { Office } from './office.ts';

/** What the value of a setting must be; wording/offices.ts says it in words. */
export type Wanted =
  | 'text'
  | 'filled'
  | 'mail'
  | 'maybe-mail'
  | 'address'
  | 'maybe-address'
  | 'zone'
  | 'month-day'
  | 'whole'
  | 'seconds'
  | 'seal'
  | 'yes-no'
  | 'number'
  | 'texts'
  | 'files'
  | 'wholes'
  | 'periods'
  | 'insurances'
  | 'recipients'
  | 'heading'
  | 'table'
  | 'tables';

/** What is wrong with one key of a profile. */
export type ProfileProblem =
  | { readonly why: 'missing'; readonly key: string; readonly wanted: Wanted }
  | { readonly why: 'unknown'; readonly key: string; readonly nearest?: string }
  /** Asked for twice in one command. */
  | { readonly why: 'twice'; readonly key: string }
  | { readonly why: 'wrong'; readonly key: string; readonly value: string; readonly wanted: Wanted };

/** A setting that has one value, by its full key. */
export interface Setting {
  readonly key: string;
  readonly wanted: Wanted;
}

/** One setting. Whatever is wrong with its value is one issue, and the issue's message is what was wanted. */
const one = <T>(wanted: Wanted, schema: v.GenericSchema<T>) =>
  v.custom<T, Wanted>((value) => v.is(schema, value), wanted);
const matching = (form: RegExp) => v.pipe(v.string(), v.regex(form));

// A line of text: no control character, which no paper and no table could show.
const LINE = matching(/^\P{Cc}*$/u);
const FILLED = matching(/^\P{Cc}*[^\s\p{Cc}]\P{Cc}*$/u);
// An address to which, and from which, a letter can be written.
const MAIL = v.pipe(
  v.string(),
  v.check((value) => mailbox(value)?.address === value),
);
// 2028 is a leap year: 29 February is a day of some year.
const isMonthDay = (value: string) => isDay(`2028-${value}`);
const WHOLE = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A period of the year, both days included, `MM-DD/MM-DD`. */
const PERIOD = v.pipe(
  matching(/^\d{2}-\d{2}\/\d{2}-\d{2}$/),
  v.check((value) => value.split('/').every(isMonthDay)),
);

const text = one('text', LINE);
const filled = one('filled', FILLED);
const mail = one('mail', v.union([v.literal(''), MAIL]));
const maybeMail = v.optional(one('maybe-mail', v.union([v.literal(''), MAIL])), '');
const address = one('address', matching(/^https?:\/\/[^\s]+$/));
const maybeAddress = v.optional(one('maybe-address', matching(/^(https?:\/\/[^\s]+)?$/)), '');
const zone = v.optional(one('zone', v.pipe(v.string(), v.check(isZone))), 'Asia/Tokyo');
const amount = one('number', v.pipe(v.number(), v.finite(), v.minValue(0)));
const texts = one(
  'texts',
  v.pipe(
    v.array(FILLED),
    v.nonEmpty(),
    v.check((values) => new Set(values).size === values.length),
  ),
);
const usually = (usual: string) => v.optional(one('text', LINE), usual);
const whole = (usual: number) => v.optional(one('whole', WHOLE), usual);
/** A minute at most: somebody sits there. */
const SECONDS = v.pipe(WHOLE, v.maxValue(60));
const yesNo = (usual: boolean) => v.optional(one('yes-no', v.boolean()), usual);
const monthDay = (usual: string) => v.optional(one('month-day', v.pipe(v.string(), v.check(isMonthDay))), usual);

function isZone(value: string): boolean {
  // The usual zone is known to be one; asking for it at every start would cost a millisecond or two.
  if (value === 'Asia/Tokyo') return true;
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

const isTable = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** valibot takes a list for an object. */
const ifTable = <T>(
  schema: (value: Readonly<Record<string, unknown>>) => v.GenericSchema<unknown, T>,
): v.GenericSchema<unknown, T> =>
  v.lazy((value) => (isTable(value) ? schema(value) : v.custom<never, Wanted>(() => false, 'table')));

type Schema = v.GenericSchema & { readonly message?: unknown; readonly wrapped?: Schema };
type Entries = Readonly<Record<string, Schema>>;

/** A table that is left out is read as an empty one, so that each of its keys is told as missing. */
const table = <E extends Entries>(entries: E) => Object.assign(v.optional(ifTable(known(entries)), {}), { entries });

/** These keys and no other. What is no key is told before the rest of its table, with the key that was most likely meant. */
const known =
  <E extends Entries>(entries: E) =>
  (value: Readonly<Record<string, unknown>>) => {
    const names = Object.keys(entries);
    const others = Object.keys(value).filter((name) => !Object.hasOwn(entries, name));
    const none = Object.fromEntries(others.map((name) => [name, v.never(nearest(name, names) ?? '')]));
    const wanted = ({ path }: v.ObjectIssue) => wantedOf(entries[String(path?.[0]?.key)]) ?? 'table';
    return v.object({ ...none, ...entries } as E, wanted);
  };

/** A table whose keys the office chooses. */
const named = <S extends v.GenericSchema>(schema: S) =>
  v.optional(
    ifTable(() => v.record(v.string(), schema)),
    {},
  );

const wantedOf = (schema?: Schema) => (schema?.wrapped ?? schema)?.message as Wanted | undefined;

/** Both languages are needed. */
const bilingual = table({ ja: filled, en: filled });
/** Both keys are there, and may be empty until the office knows. */
const maybe = table({ ja: text, en: text });
/** Either may be left out. */
const either = table({ ja: usually(''), en: usually('') });

/** Headings as a sender writes them, and the key of each. */
const headings = named(one('heading', matching(/^(?:-|[a-z][a-z0-9_]*)$/)));

/**
 * The profile, key by key. Names and places have to be said; what has a usual value (the programme's own rules, the calendar)
 * may be left out, so that a profile goes on working when a later release asks for one key more.
 */
const PROFILE = table({
  university: table({ name: bilingual }),
  // What is empty is open: papers that would print it are stopped.
  office: table({
    name: maybe,
    address: maybe,
    telephone: one('filled', LINE),
    email: mail,
    timezone: zone,
  }),
  issuer: table({ name: maybe, title: maybe }),
  system: table({ name: bilingual, url: address, contact: filled, guide: either, recording: maybeAddress }),
  course: table({
    code: one('filled', LINE),
    title: maybe,
    credits: amount,
    teacher: maybe,
    teacherEmail: maybeMail,
    grades: texts,
  }),
  rules: table({
    doctoralCourseYears: v.optional(one('wholes', v.array(WHOLE)), [3]),
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
    longVacations: v.optional(one('periods', v.array(PERIOD)), ['08-01/09-30', '02-11/03-31']),
    otherLiability: v.optional(one('insurances', v.array(v.picklist(INSURANCE_KINDS))), []),
    insuranceNotice: yesNo(false),
    weeklyCapHours: whole(0),
    raNeedsPermit: yesNo(true),
    mextAwayIsAbroad: yesNo(false),
    mextProxySeal: yesNo(true),
    specialResearcherYen: whole(2_400_000),
  }),
  papers: table({
    fonts: v.optional(one('files', v.array(FILLED)), []),
    seal: v.optional(one('seal', v.pipe(WHOLE, v.minValue(18), v.maxValue(36))), 30),
  }),
  calendar: table({ closureFrom: monthDay('12-29'), closureTo: monthDay('01-03') }),
  templates: table({ folder: usually('templates') }),
  backup: table({
    recipients: v.optional(one('recipients', v.array(matching(/^age1[0-9a-z]{50,}$/))), []),
    days: whole(7),
    weeks: whole(4),
    months: whole(12),
  }),
  database: table({ waitSeconds: v.optional(one('seconds', SECONDS), 60) }),
  retention: table({ completedYears: whole(0), leftYears: whole(0), endedYears: whole(0) }),
  terms: table({ springFrom: monthDay('04-01'), autumnFrom: monthDay('10-01') }),
  import: table({ headings, maps: named(headings) }),
  programs: v.pipe(
    v.array(table({ program: table({ ja: filled, en: text }), institute: maybe, raEmail: maybeMail }), 'tables'),
    v.nonEmpty('tables'),
  ),
});

/** Every setting that has one value, in the order of the sample. */
export const SETTINGS = settingsIn(PROFILE.entries);

function settingsIn(entries: Entries, before = ''): readonly Setting[] {
  return Object.entries(entries).flatMap(([name, schema]) => {
    const key = before + name;
    if ('entries' in schema) return settingsIn(schema.entries as Entries, `${key}.`);
    const wanted = wantedOf(schema);
    return wanted === undefined || wanted === 'tables' ? [] : [{ key, wanted }];
  });
}

/** A parsed file to a profile, or all that is wrong with it. */
export function readProfile(
  tree: unknown,
): { readonly office: Office } | { readonly problems: readonly ProfileProblem[] } {
  const read = v.safeParse(PROFILE, tree);
  return read.success ? { office: read.output } : { problems: read.issues.map(problemOf) };
}

function problemOf(issue: v.BaseIssue<unknown>): ProfileProblem {
  const { type, input, message } = issue;
  const path: readonly v.IssuePathItem[] = issue.path ?? [];
  const key = keyOf(path);
  const wanted = message as Wanted;
  if (type === 'never') {
    return { why: 'unknown', key, ...(message && { nearest: keyOf([...path.slice(0, -1), { key: message }]) }) };
  }
  if (input === undefined) return { why: 'missing', key, wanted };
  const value = typeof input === 'string' ? input : (JSON.stringify(input) ?? String(input));
  return { why: 'wrong', key, value, wanted };
}

/** `programs[1].program.ja` */
const keyOf = (path: readonly { readonly key: unknown }[]): string =>
  path
    .map(({ key }) => (typeof key === 'number' ? `[${key + 1}]` : `.${key}`))
    .join('')
    .slice(1);

/** The value of a setting, `course.credits`. */
export function settingOf(office: Office, key: string): unknown {
  let value: unknown = office;
  for (const name of key.split('.')) value = isTable(value) ? value[name] : undefined;
  return value;
}
