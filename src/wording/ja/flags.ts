import type { Words } from '../words.ts';

export const flags: Words['flags'] = {} as Words['flags'];
