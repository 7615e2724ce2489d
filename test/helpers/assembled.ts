/** A text of a language as somebody reads it, and where it comes from. */
export interface Said {
  readonly from: string;
  readonly text: string;
}

/** What a sentence is put together with: so many of everything, and how a name, a day or a file is written. */
export interface Filling {
  readonly count: number;
  /** A name, a title or a remark. */
  readonly word: string;
}

const COUNTS =
  /^(?:count|n|days|months|weeks|hours|credits|rows|entries|members|working|times|more|others|seconds|minimum|maximum|elsewhere|left|lines|cancelled|drafted|there|refused|created|updated|unchanged|reversed|kept|open|urgent|soon|settled|known|waiting|done|overdue|rejected|files|students|placements|total|isOver|from\w*Months|courseYears|months|registering|applying|taking|finished|ended|first|last|limit|usual|after|other|reached|hoursPerWeek|raHours|ways|to)$/;
const NUMBERS: Readonly<Record<string, number>> = {
  step: 6,
  before: 6,
  seq: 41,
  year: 2,
  fromYear: 3,
  revision: 2,
  entry: 41,
  line: 12,
};
const DAY =
  /^(?:on|from|to|day|until|by|since|asOf|today|at|held|(?:\w+(?:On|Day|By|From|To|end|End))|earlierOn|laterOn|date|dueOn|sendBy|fileBy|fileFrom|yearEnd|fitsTo)$/;
const WRITTEN: readonly (readonly [name: RegExp, text: string])[] = [
  [/^(?:file|left|database|folder|lock|url|share|where|place)$/, 'office.toml'],
  [/^flags?$/, '--on'],
  [/^format$/, 'xlsx'],
  [/^(?:command|settle|line|lines|again|example|fix)$/, 'coopj check 20261234'],
  [/^(?:number|student|company|placement|code|ref|agreement|batch|job|holder|certificate|paper)$/, 'P-0001'],
  [
    /^(?:key|keys|field|fields|encoding|tried|codePoint|character|characters|hash|salt|value|stderr|size|program)$/,
    'abc',
  ],
];

const METHODS = new Set([
  'join',
  'map',
  'filter',
  'flatMap',
  'slice',
  'some',
  'at',
  'find',
  'every',
  'entries',
  'toSorted',
]);

/** All texts of a language. What a function makes is made with each literal that it asks for, with everything known and with nothing. */
export function assembled(words: object, filling: Filling): readonly Said[] {
  const found = new Map<string, Said>();
  const visit = (value: unknown, from: string): void => {
    if (typeof value === 'string') {
      if (!/undefined|NaN|\[object|function/.test(value)) found.set(`${from} ${value}`, { from, text: value });
    } else if (typeof value === 'function') {
      for (const one of made(value as Sentence, filling)) visit(one, from);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) visit(one, from === '' ? key : `${from}.${key}`);
    }
  };
  visit(words, '');
  return [...found.values()];
}

type Sentence = (...args: readonly unknown[]) => unknown;

function made(sentence: Sentence, filling: Filling): readonly unknown[] {
  const code = sentence.toString();
  const literals = new Set([...code.matchAll(/["'`]([a-z][\w-]*)["'`]/g)].map(([, word = '']) => word));
  const results: unknown[] = [];
  for (const literal of [filling.word, ...literals]) {
    for (const sparse of [false, true]) {
      try {
        const given = { ...filling, literal, code, sparse };
        results.push(sentence(...parametersOf(code).map((name) => filledIn(name, given))));
      } catch {
        // Not a value that this sentence is made with.
      }
    }
  }
  return results;
}

interface Given extends Filling {
  readonly literal: string;
  readonly code: string;
  readonly sparse: boolean;
}

/** The names of a function's parameters; one that is taken apart has none. */
function parametersOf(code: string): readonly string[] {
  const open = code.indexOf('(');
  const arrow = code.indexOf('=>');
  if (arrow >= 0 && (open < 0 || arrow < open)) return [code.slice(0, arrow).trim()];
  const names: string[] = [];
  let [depth, name] = [0, ''];
  for (const sign of code.slice(open + 1)) {
    if (depth === 0 && (sign === ',' || sign === ')')) {
      if (name.trim() !== '') names.push(/^\s*\w+/.exec(name)?.[0].trim() ?? '');
      name = '';
      if (sign === ')') break;
      continue;
    }
    if ('{[('.includes(sign)) depth += 1;
    if ('}])'.includes(sign)) depth -= 1;
    name += sign;
  }
  return names;
}

function filledIn(name: string, given: Given): unknown {
  const { code, sparse, literal, count } = given;
  const asked = (pattern: string) => new RegExp(`\\b${name}\\b${pattern}`).test(code);
  if (name !== '' && sparse && (asked(' === undefined') || asked(' ?\\?') || asked(' &&'))) return undefined;
  if (name !== '' && COUNTS.test(name) && !asked('\\.(?:map|join|slice|length|at|filter)') && !DAY.test(name))
    return count;
  const number = NUMBERS[name];
  if (number !== undefined && !asked(' === ["\'`]')) return number;
  if (name !== '' && (asked(' === ["\'`]') || new RegExp(`switch \\([^)]*\\b${name}\\)`).test(code)))
    return literal === given.word ? textOf(name, given) : literal;
  return anything(name, given);
}

/** A text, a list and a record in one, as it is asked. */
function anything(name: string, given: Given): unknown {
  const text = textOf(name, given);
  const list = () => Array.from({ length: given.count }, () => anything(name, given));
  return new Proxy(() => text, {
    get: (_, key) => {
      if (key === Symbol.toPrimitive || key === 'toString') return () => text;
      if (key === Symbol.iterator) return () => list()[Symbol.iterator]();
      if (key === 'length') return given.count;
      if (typeof key === 'symbol') return undefined;
      if (METHODS.has(key) && !(key === 'slice' && DAY.test(name))) {
        const all = list();
        return (all[key as keyof typeof all] as Sentence).bind(all);
      }
      if (key in String.prototype) return (String.prototype[key as keyof string] as unknown as Sentence).bind(text);
      return filledIn(key, given);
    },
    ownKeys: () => ['prototype'],
  });
}

function textOf(name: string, { word, literal }: Given): string {
  if (DAY.test(name)) return '2026-10-05';
  if (name === 'month') return '2026-10';
  const written = WRITTEN.find(([pattern]) => pattern.test(name));
  if (written) return written[1];
  return /^(?:kind|state|outcome|what|why|as|by|result)$/.test(name) ? literal : word;
}
