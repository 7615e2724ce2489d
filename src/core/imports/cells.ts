import { isDay, type LocalDate } from '../calendar/dates.ts';
import { dayNumbered, readDay } from '../calendar/eras.ts';
import { isCode } from '../model/company.ts';
import type { ContractKind, Reviewer, ReviewOutcome } from '../model/contract.ts';
import type { StepNumber } from '../model/gate.ts';
import type { ResultOutcome } from '../model/placement.ts';
import type { PayUnit } from '../model/placement-terms.ts';
import { STEPS } from '../model/steps.ts';
import { JSPS_KINDS, type JspsKind } from '../model/student.ts';
import type { CellKind } from '../model/student-fields.ts';
import { mailbox } from '../text/mailbox.ts';
import { isKanaMisread, isWesternMisread, meansAbove, narrow, withoutInvisible } from '../text/signs.ts';
import type { CellProblem } from './problems.ts';

export type CellReading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: CellProblem };

const is = <T>(value: T): CellReading<T> => ({ ok: true, value });
const no = (
  code: Exclude<
    CellProblem['code'],
    'too-much' | 'outside-era' | 'in-future' | 'not-one-of' | 'control-character' | 'day-number' | 'misread'
  >,
) => ({ ok: false, problem: { code } }) as const;
const notOneOf = (allowed: readonly string[]) => ({ ok: false, problem: { code: 'not-one-of', allowed } }) as const;

/** NFKC and trimmed. Never used for kanji names, some of which it would change. */
const plain = (text: string): string => (/^[\x20-\x7e]*$/.test(text) ? text : text.normalize('NFKC').trim());
const bare = (text: string): string => plain(text).toLowerCase().replace(/\s/g, '');

function number(text: string): CellReading<string> {
  const value = plain(text);
  if (/^\d+(\.\d+)?e\+\d+$/i.test(value)) return no('exponent');
  return /^[a-z0-9](?:[a-z0-9_-]{0,30}[a-z0-9])?$/i.test(value) ? is(value) : no('not-a-student-number');
}

function day(text: string): CellReading<LocalDate> {
  if (isDay(text)) return is(text);
  const reading = readDay(text);
  if (reading.ok) return is(reading.day);
  if (reading.problem === 'outside-era') {
    return { ok: false, problem: { code: 'outside-era', reading: reading.reading } };
  }
  const counted = dayNumbered(plain(text));
  return counted === undefined ? no(reading.problem) : { ok: false, problem: { code: 'day-number', reading: counted } };
}

function past(text: string, today: LocalDate): CellReading<LocalDate> {
  const reading = day(text);
  if (!reading.ok || reading.value <= today) return reading;
  return { ok: false, problem: { code: 'in-future', today } };
}

function mail(text: string): CellReading<string> {
  const value = plain(text);
  // The rule of letters: what is taken in can be written to.
  return mailbox(value) === undefined ? no('not-a-mail-address') : is(value);
}

function phone(text: string): CellReading<string> {
  const value = plain(text).replace(/[‐‑‒–—―−ー]/g, '-');
  const isNumber = /^\+?[\d() .-]+(?: ?(?:ext\.?|内線) ?\d+)?$/i.test(value) && value.replace(/\D/g, '').length >= 4;
  return isNumber ? is(value) : no('not-a-phone-number');
}

/** Residence card numbers have no check digit, and change at each reissue. */
function card(text: string): CellReading<string> {
  const value = bare(text).toUpperCase();
  return /^[A-Z]{2}[0-9]{8}[A-Z]{2}$/.test(value) ? is(value) : no('not-a-card-number');
}

/** A company's code. */
function code(text: string): CellReading<string> {
  const value = plain(text);
  return isCode(value) ? is(value) : no('not-a-code');
}

/** Year of study: 3, ３年, D3, 博士3年次. */
const YEAR = /^(?:d|博士(?:後期)?(?:課程)?)?(\d)(?:年(?:次|生|制)?)?$/;

function year(text: string): CellReading<number> {
  const value = Number(YEAR.exec(bare(text))?.[1] ?? 0);
  return value > 0 ? is(value) : no('not-a-number');
}

const TERMS = [3, 5];
function term(text: string): CellReading<number> {
  const reading = year(text);
  return reading.ok && TERMS.includes(reading.value) ? reading : notOneOf(TERMS.map(String));
}

/** Hours a week: 10, 10.5, 週10時間. */
function hours(text: string): CellReading<number> {
  const value = Number(/^(?:週)?(\d{1,3}(?:\.\d{1,2})?)(?:時間|h)?$/.exec(bare(text))?.[1] ?? Number.NaN);
  return atMost(168, value);
}

const atMost = (most: number, value: number): CellReading<number> => {
  if (Number.isNaN(value)) return no('not-a-number');
  return value <= most ? is(value) : { ok: false, problem: { code: 'too-much', most } };
};

const YES = words('○ 〇 ◯ ● ◎ ✓ ✔ ☑ レ 1 y yes true on 有 有り あり はい 該当 済 国費 国費留学生 国費外国人留学生');
const NO = words('× ✕ ✗ x 0 n no false off 無 無し なし いいえ 非該当 - 私費 私費留学生 私費外国人留学生 none');
function words(list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map(bare));
}

function yes(text: string): CellReading<boolean> {
  const word = bare(text);
  if (YES.has(word)) return is(true);
  return NO.has(word) ? is(false) : no('not-yes-or-no');
}

function jsps(text: string): CellReading<JspsKind> {
  const word = bare(text).replace(/^(?:jsps|学振)?(?:特別研究員)?[-:(]?([a-z0-9]+)\)?$/, '$1');
  const kind = JSPS_KINDS.find((candidate) => candidate.toLowerCase() === word);
  if (kind !== undefined) return is(kind);
  return NO.has(word) ? is('none') : notOneOf(JSPS_KINDS);
}

function ref(text: string): CellReading<string> {
  const value = bare(text).toUpperCase();
  return /^P-\d{1,9}$/.test(value) ? is(value) : no('not-a-placement');
}

/** STEP by number or name: 6, STEP 6, STEP6 応募, application. */
function step(text: string): CellReading<StepNumber> {
  const word = bare(text).replace(/^step[-:.]?/, '');
  const number = Number(/^\d{1,2}(?!\d)/.exec(word)?.[0] ?? 0);
  const found = STEPS.find((one) => one.number === number || one.key === word);
  return found ? is(found.number) : notOneOf(STEPS.map(({ number, key }) => `${number} ${key}`));
}

/** A word of a closed list: its key, or another word that offices write. */
function oneOf<T extends string>(list: Readonly<Record<T, string>>) {
  const meanings = new Map<string, T>();
  const keys = Object.keys(list) as T[];
  for (const key of keys) for (const word of [key, ...list[key].split(' ')]) meanings.set(bare(word), key);
  return (text: string): CellReading<T> => {
    const found = meanings.get(bare(text));
    return found === undefined ? notOneOf(keys.map((key) => `${key} (${list[key].split(' ')[0]})`)) : is(found);
  };
}
const outcome = oneOf<ResultOutcome>({
  accepted: '参加決定 参加 承諾 採用 内定承諾',
  declined: '辞退',
  rejected: '不採用 不合格',
  withdrawn: '取下げ 取り下げ',
});
const contract = oneOf<ContractKind>({
  employment: '雇用契約書 雇用契約 契約書',
  notice: '労働条件通知書 通知書',
});
const reviewer = oneOf<Reviewer>({
  student: '学生 本人',
  company: '受入企業 企業',
  supervisor: '指導教員',
  secretariat: '事務局',
});
const verdict = oneOf<ReviewOutcome>({
  approved: '確認済 確認済み 問題なし 可 承認',
  returned: '差戻し 差し戻し 差戻 修正依頼',
  refused: '不可 却下',
});
const unit = oneOf<PayUnit>({ month: '月額 月給 月', week: '週給 週', day: '日給 日額 日', hour: '時給 時間' });

/** Pay: 300000, 300,000円, ￥300,000, 無給. */
function pay(text: string): CellReading<number | 'unpaid'> {
  const word = bare(text);
  if (word === 'unpaid' || word === '無給') return is('unpaid');
  const digits = /^[¥\\]?(\d{1,3}(?:,\d{3})+|\d{1,9})円?$/.exec(word)?.[1];
  return digits === undefined ? no('not-a-number') : is(Number(digits.replaceAll(',', '')));
}

const upTo = (most: number, form: RegExp) => (text: string) => {
  const value = Number(form.exec(bare(text))?.[1] ?? Number.NaN);
  return atMost(most, value);
};

function several(text: string): CellReading<readonly string[]> {
  return is(text.split(/[;；、]/).flatMap((part) => part.trim() || []));
}

const LINE_END = /\r\n?|[\n\v\u2028\u2029]/;

/** Each line of a cell is a note of its own. */
const notes = (text: string): CellReading<string> =>
  is(
    text
      .split(LINE_END)
      .flatMap((line) => line.trim() || [])
      .join('\n'),
  );

type CellValue = string | number | boolean | readonly string[];

/** The reader of each kind of cell. The text is trimmed and not empty. */
const READERS: { readonly [K in CellKind]: (text: string, today: LocalDate) => CellReading<CellValue> } = {
  number,
  name: is,
  text: is,
  program: is,
  kana: (text) =>
    isKanaMisread(text) ? { ok: false, problem: { code: 'misread', likely: 'cp932' } } : is(plain(text)),
  latin: (text) =>
    isWesternMisread(text) ? { ok: false, problem: { code: 'misread', likely: 'windows-1252' } } : is(narrow(text)),
  mail,
  phone,
  day,
  past,
  term,
  year,
  hours,
  yes,
  card,
  code,
  jsps,
  ref,
  step,
  outcome,
  contract,
  reviewer,
  verdict,
  pay,
  unit,
  percent: upTo(100, /^(\d{1,3}(?:\.\d{1,2})?)%?$/),
  dayHours: upTo(24, /^(?:1日)?(\d{1,2}(?:\.\d{1,2})?)(?:時間|h)?$/),
  months: upTo(12, /^(\d{1,2})(?:か月|ヶ月|カ月|月)?$/),
  several,
  notes,
};

// Line breaks and other controls, marks that change the direction of text, U+FFFD, and lone surrogates.
const FORBIDDEN = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069\ufffd]/u;
/** The errors of failed formulas as spreadsheets show them. */
const FAILED = /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/;

/** What no cell may contain. */
export function forbidden(text: string): CellProblem | undefined {
  if (FAILED.test(text.trim())) return { code: 'formula-failed' };
  const character = FORBIDDEN.exec(text)?.[0];
  if (character === undefined) return undefined;
  if (/[\r\n\u2028\u2029]/.test(character)) return { code: 'line-break' };
  if (/[\ufffd\ud800-\udfff]/.test(character)) return { code: 'lost-character' };
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return { code: 'control-character', character: `U+${code}` };
}

/** The value of a cell, or why it cannot be read. The text is trimmed and not empty. */
export function readCell(kind: CellKind, text: string, today: LocalDate): CellReading<CellValue> {
  const seen = WORDS.has(kind) ? text : withoutInvisible(text).replace(/^'/, '').trim();
  const said = kind === 'notes' ? seen.split(LINE_END).join(' ') : seen;
  const problem = meansAbove(text) ? ({ code: 'ditto' } as const) : forbidden(said);
  return problem ? { ok: false, problem } : READERS[kind](seen, today);
}

/** Kept as they were typed; in others neither an invisible letter nor the sign by which a spreadsheet marks a text says anything. */
const WORDS: ReadonlySet<CellKind> = new Set(['name', 'latin', 'kana', 'text', 'program', 'several', 'notes']);

/** A period in one cell: 2025/4/1～2028/3/31, R7.4.1 から R10.3.31 まで. */
export function readPeriod(text: string): CellReading<readonly [LocalDate, LocalDate]> {
  const problem = forbidden(text);
  if (problem) return { ok: false, problem };
  const said = withoutInvisible(plain(text)).replace(/まで$/, '');
  const apart = said.split(/\s*(?:~|〜|から|\s-\s|\sto\s)\s*/);
  // A long dash parts two days, unless another sign does and the dash stands within them.
  const ends = apart.length === 2 ? apart : said.split(/\s*[–—―]\s*/);
  const [from = '', to = ''] = ends;
  if (ends.length !== 2) return no('not-a-period');
  const first = day(from.trim());
  const last = day(to.trim());
  if (!first.ok) return first;
  return last.ok ? is([first.value, last.value]) : last;
}
