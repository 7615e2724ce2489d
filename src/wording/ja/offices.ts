import type { Words } from '../words.ts';

export const offices: Words['offices'] = {} as Words['offices'];
