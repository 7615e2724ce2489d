import type { TemplateProblem } from '../core/papers/template-problem.ts';
import type { Template } from '../core/template.ts';

/** mustache.parse: how texts are taken apart. Nothing is ever rendered by the package, so nothing is escaped. */
export type Parse = (text: string) => unknown;
/** Stops with what is wrong; `at` is the place in the text. */
export type Refuse = (problem: TemplateProblem, at?: number) => never;

/** A token of mustache: `{{name}}`, or `{{#name}}…{{/name}}` with the tokens between. */
type Token = readonly [type: string, value: string, start: number, end: number, inner?: readonly Token[]];

/** A text taken apart: {{field}}, {{#field}}…{{/field}} and {{^field}}…{{/field}}. No partials, no comments, no other delimiters. */
export function takeApart(
  text: string,
  key: string,
  fields: readonly string[],
  parse: Parse,
  refuse: Refuse,
): Template {
  const tokens = (() => {
    try {
      return parse(text) as readonly Token[];
    } catch (error) {
      return refuse(...whyNot(key, error instanceof Error ? error.message : ''));
    }
  })();
  const parts = (inner: readonly Token[]): Template =>
    inner.map(([type, value, start, , nested = []]) => {
      if (type === 'text') return /\{\{|\}\}/.test(value) ? refuse({ kind: 'field-malformed', key }, start) : value;
      if (!['name', '&', '#', '^'].includes(type)) return refuse({ kind: 'field-malformed', key }, start);
      if (!fields.includes(value)) return refuse({ kind: 'field-unknown', key, field: value, fields }, start);
      if (type === 'name' || type === '&') return { field: value };
      return { when: value, ...(type === '^' && { not: true }), parts: parts(nested) };
    });
  return parts(tokens);
}

/** mustache says in English which condition is open, and where. */
function whyNot(key: string, message: string): readonly [TemplateProblem, number | undefined] {
  const at = /at (\d+)$/.exec(message)?.[1];
  const field = /^Un(?:clos|open)ed section "(.*)" at/.exec(message)?.[1];
  const problem: TemplateProblem =
    field === undefined ? { kind: 'field-malformed', key } : { kind: 'condition-open', key, field };
  return [problem, at === undefined ? undefined : Number(at)];
}
