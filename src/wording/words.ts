import type { en } from './en/index.ts';

/** Every sentence a person reads. Japanese has the type of English: a sentence that is missing does not compile. */
export type Words = typeof en;
