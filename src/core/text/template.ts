/** A text of the office, taken apart: plain text, fields, and parts that stand only where a field has, or lacks, a value. */
export type Template = readonly (string | TemplateField | Part)[];
interface TemplateField {
  readonly field: string;
}
interface Part {
  /** The part stands where this field has a value, once for each where it has several; with `not`, where it has none. */
  readonly when: string;
  readonly not?: true;
  readonly parts: Template;
}

/** Values by field; one that is not known, empty or false is no value. Within a part the values of its field come first. */
export interface TemplateValues {
  readonly [field: string]: Value | TemplateValues | readonly TemplateValues[];
}
type Value = string | number | boolean | undefined;

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

/** How a value is written in the place of its field. */
type Write = (value: string, field: string) => string;

/** Sets values in the place of the fields, exactly as they are unless `write` says how. A value is never read as a text itself. */
export function filled(template: Template, values: TemplateValues, write: Write = (value) => value): string {
  const text: string[] = [];
  fill(template, { values }, write, text);
  return text.join('');
}

/** Values that count here, and those around them. */
interface Scope {
  readonly values: TemplateValues;
  readonly outer?: Scope;
}

function fill(template: Template, scope: Scope, write: Write, text: string[]): void {
  for (const part of template) {
    if (typeof part === 'string') text.push(part);
    else if ('field' in part) text.push(write(String(found(part.field, scope) ?? ''), part.field));
    else {
      const each = eachOf(found(part.when, scope));
      if (!part.not) for (const values of each) fill(part.parts, { values, outer: scope }, write, text);
      else if (each.length === 0) fill(part.parts, scope, write, text);
    }
  }
}

function found(field: string, scope: Scope): TemplateValues[string] {
  for (let at: Scope | undefined = scope; at; at = at.outer)
    if (at.values[field] !== undefined) return at.values[field];
  return undefined;
}

const NOTHING: TemplateValues = {};
function eachOf(value: TemplateValues[string]): readonly TemplateValues[] {
  if (value === undefined || value === '' || value === false) return [];
  if (Array.isArray(value)) return value as readonly TemplateValues[];
  return [typeof value === 'object' ? (value as TemplateValues) : NOTHING];
}
