import type { Words } from '../words.ts';

export const errors: Words['errors'] = {} as Words['errors'];
