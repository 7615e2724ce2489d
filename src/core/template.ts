/** A text of the office, taken apart: plain text, fields, and parts that stand only where a field has, or lacks, a value. */
export type Template = readonly (string | Field | Condition)[];
interface Field {
  readonly field: string;
}
interface Condition {
  /** The part stands where this field has a value; with `not`, where it has none. */
  readonly when: string;
  readonly not?: true;
  readonly parts: Template;
}

/** Values by field; one that is not known or empty is no value. */
export type Values = Readonly<Record<string, string | undefined>>;

/** Does the text show the value of a field, whether others have one or not? */
export const shows = (template: Template, field: string, fields: readonly string[]): boolean =>
  [fields, [field]].every((known) => sampled(template, known).includes(sampleOf(field)));

/** Does it say anything, whether its fields have values or not? */
export const speaks = (template: Template, fields: readonly string[]): boolean =>
  [fields, []].every((known) => sampled(template, known).trim() !== '');

// Between two characters of private use, which no text has.
const sampleOf = (field: string): string => `\uE000${field}\uE001`;
const sampled = (template: Template, known: readonly string[]): string =>
  filled(template, Object.fromEntries(known.map((field) => [field, sampleOf(field)])));

/** Sets values in the place of the fields, exactly as they are. A value is never read as a text itself. */
export const filled = (template: Template, values: Values): string =>
  template
    .map((part) => {
      if (typeof part === 'string') return part;
      if ('field' in part) return values[part.field] ?? '';
      const has = (values[part.when] ?? '') !== '';
      return has === (part.not !== true) ? filled(part.parts, values) : '';
    })
    .join('');
