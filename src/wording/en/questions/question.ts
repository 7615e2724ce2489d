/** A question of a form: the label of its value, the question, and a line of help below it. */
export const q = (label: string, ask: string, hint = '') => ({ label, ask, hint });

export const TODAY = 'Leave blank for today.';
export const SEVERAL = 'Separate several with a semicolon.';
