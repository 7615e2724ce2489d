export type StepNumber = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12;

/** What a rule stops while it is open: a step, or `C`, the certificate of internship. */
export type Gate = StepNumber | 'C';
