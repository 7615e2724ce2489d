/** HTML of our own: what is set into it is escaped, unless it is such HTML itself. */
export interface Markup {
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ENTITIES[one] ?? one);

type Value = string | number | Markup | readonly Markup[] | undefined | false;

const written = (value: Value): string => {
  if (value === undefined || value === false) return '';
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return 'html' in value ? value.html : value.map(({ html }) => html).join('');
};

export const markup = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup => ({
  html: parts.map((part, at) => part + (at < values.length ? written(values[at]) : '')).join(''),
});
