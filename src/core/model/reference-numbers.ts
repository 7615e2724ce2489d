/** Prefixes of the register's running numbers. */
export const PREFIXES = { placement: 'P-', agreement: 'A-', company: 'C-', job: 'J-' } as const;
export type Numbered = keyof typeof PREFIXES;

/** `P-0001`: the n-th of its kind; longer when four digits are not enough. */
export const numbered = (of: Numbered, n: number): string => `${PREFIXES[of]}${String(n).padStart(4, '0')}`;
