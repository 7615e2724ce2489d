import type { Template } from '../../core/text/template.ts';
import type { TemplateProblem } from '../../errors/files.ts';

/** mustache.parse: how texts are taken apart. Nothing is ever rendered by the package: it would call what it finds, and unescape. */
export type Parse = (text: string) => unknown;
/** Stops with what is wrong; `at` is the place in the text. */
export type Refuse = (problem: TemplateProblem, at?: number) => never;

/** What a text may name. A group has fields of its own, that are known between its {{#group}} and {{/group}} alone. */
export interface Fields {
  readonly fields: readonly string[];
  readonly groups?: Readonly<Record<string, Fields>>;
}

/** A token of mustache: `{{name}}`, or `{{#name}}…{{/name}}` with the tokens between. */
type TemplateToken = readonly [
  type: string,
  value: string,
  start: number,
  end: number,
  inner?: readonly TemplateToken[],
];

/** The package takes the square of a gap's length to look behind it, and deep nesting takes the stack. */
const GAP = /\s{1000}/;
const DEEPEST = 50;

/**
 * A text taken apart: {{field}}, {{#field}}…{{/field}} and {{^field}}…{{/field}}. No partials, no comments, no other delimiters.
 * A group is opened only where it stands itself, so that what is written grows with the text and with the values, and with no product of them.
 */
export function takeApart(text: string, key: string, known: Fields, parse: Parse, refuse: Refuse): Template {
  const gap = text.includes('{{') ? text.search(GAP) : -1;
  if (gap >= 0) return refuse({ kind: 'field-malformed', key }, gap);
  const tokens = (() => {
    try {
      return parse(text) as readonly TemplateToken[];
    } catch (error) {
      return refuse(...whyNot(key, error instanceof Error ? error.message : ''));
    }
  })();
  const parts = (inner: readonly TemplateToken[], { fields, groups = {} }: Fields, depth = 0): Template =>
    inner.map(([type, value, start, , nested = []]) => {
      if (type === 'text') return /\{\{|\}\}/.test(value) ? refuse({ kind: 'field-malformed', key }, start) : value;
      if (!['name', '&', '#', '^'].includes(type)) return refuse({ kind: 'field-malformed', key }, start);
      if (depth > DEEPEST) return refuse({ kind: 'field-malformed', key }, start);
      const isField = type === 'name' || type === '&';
      const group = !isField && Object.hasOwn(groups, value) ? groups[value] : undefined;
      if (!group && !fields.includes(value)) {
        const all = isField ? fields : [...fields, ...Object.keys(groups)];
        return refuse({ kind: 'field-unknown', key, field: value, fields: all }, start);
      }
      if (isField) return { field: value };
      if (type === '^') return { when: value, not: true, parts: parts(nested, { fields, groups }, depth + 1) };
      const within = group ? { ...group, fields: [...new Set([...fields, ...group.fields])] } : { fields, groups };
      return { when: value, parts: parts(nested, within, depth + 1) };
    });
  return parts(tokens, known);
}

/** mustache says in English which condition is open, and where. */
function whyNot(key: string, message: string): readonly [TemplateProblem, number | undefined] {
  const at = /at (\d+)$/.exec(message)?.[1];
  const field = /^Un(?:clos|open)ed section "(.*)" at/.exec(message)?.[1];
  const problem: TemplateProblem =
    field === undefined ? { kind: 'field-malformed', key } : { kind: 'condition-open', key, field };
  return [problem, at === undefined ? undefined : Number(at)];
}
