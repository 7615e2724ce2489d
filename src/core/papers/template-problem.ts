/** What is wrong with a text of `templates/`, or with the office's own one. */
export type TemplateProblem =
  | { readonly kind: 'not-utf-8' }
  | { readonly kind: 'syntax'; readonly why: string }
  /** Not there, or empty where it must not be. */
  | { readonly kind: 'key-missing' | 'not-text'; readonly key: string }
  | { readonly kind: 'key-unknown'; readonly key: string; readonly nearest?: string }
  | { readonly kind: 'field-unknown'; readonly key: string; readonly field: string; readonly fields: readonly string[] }
  /** A field that the text must show. */
  | { readonly kind: 'field-missing'; readonly key: string; readonly field: string }
  | { readonly kind: 'field-malformed'; readonly key: string }
  /** {{#field}} without its {{/field}}, or the other way round, or two of them crossed. */
  | { readonly kind: 'condition-open'; readonly key: string; readonly field: string };
