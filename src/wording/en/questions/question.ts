/**
 * A question of a form: the label of its value, the question, a line of help below it, and what Enter says where the answer may be left
 * out (unless that is told, it is left blank), and what `?` tells besides.
 */
export const q = (label: string, ask: string, hint = '', enter?: string, more?: string) => ({
  label,
  ask,
  hint,
  ...(enter !== undefined && { enter }),
  ...(more !== undefined && { more }),
});

export const TODAY = 'today';
/** Of what may have been recorded before. */
export const RECORDED = 'the date recorded before, else today';
export const UNKNOWN = 'not known';
/** A fact of a company without which the bureau returns the certificate. */
export const FOR_PERMIT = 'A student with a work permit needs it on the certificate of internship.';
export const BOTH = 'Both dates may be given at once: 2026-11-10 - 2027-03-31.';
export const SEVERAL = 'Separate several with a semicolon.';
