/** What is wrong with a text of `templates/`. */
export type TemplateProblem =
  | { readonly kind: 'syntax'; readonly why: string }
  | { readonly kind: 'key-missing' | 'not-text'; readonly key: string }
  | { readonly kind: 'key-unknown'; readonly key: string; readonly nearest?: string }
  | { readonly kind: 'field-unknown'; readonly key: string; readonly field: string; readonly fields: readonly string[] }
  | { readonly kind: 'field-malformed'; readonly key: string };
