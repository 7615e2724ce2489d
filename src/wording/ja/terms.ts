import type { Words } from '../words.ts';

export const terms: Words['terms'] = {} as Words['terms'];
