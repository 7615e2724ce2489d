/** How a personal fact is shown where it need not be known: enough to tell that it is there, and which one, but not what it says. */
const FORMS = {
  /** `AB******78CD`. */
  card: (text) => (text.length >= 10 ? `${text.slice(0, 2)}${'*'.repeat(text.length - 6)}${text.slice(-4)}` : HIDDEN),
  birth: () => '****-**-**',
  /** Being unpaid is no amount, and a permit depends on it. */
  pay: (text) => (text === 'unpaid' ? text : HIDDEN),
  /** The prefecture, where the address begins with one. */
  address: (text) => `${/^(?:東京都|北海道|(?:京都|大阪)府|.{2,3}県)/.exec(text)?.[0] ?? ''}${HIDDEN}`,
  /** `***-****-5678`. */
  phone: (text) => (digits(text) >= 8 ? text.replace(/\d(?=(?:\D*\d){4})/g, '*') : HIDDEN),
  /** What was printed or compared in words of its own. */
  whole: () => HIDDEN,
} as const satisfies Record<string, (text: string) => string>;

export type Mask = keyof typeof FORMS;

/** Stands in every masked fact, and in none that is known. */
const HIDDEN = '***';
const digits = (text: string) => text.replace(/\D/g, '').length;

export const masked = (mask: Mask, text: string): string => (text === '' ? '' : FORMS[mask](text));

/** A wrong value is shown, since who mends it must find it; but of what may be a card number only how it begins and ends. */
export const shownWrong = (mask: Mask | undefined, text: string): string =>
  mask === 'card' && text.length >= 10 ? masked('card', text) : text;

/** A fact that was masked somewhere and comes back says nothing. */
export const isMasked = (text: string): boolean => text.includes(HIDDEN);

/** A text as it is shown, by how its fact is masked; one without a mask as it is. */
export type Shown = (mask: Mask | undefined, text: string) => string;

/** For papers, letters and whoever compares. */
export const asItIs: Shown = (_, text) => text;
