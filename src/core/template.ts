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
