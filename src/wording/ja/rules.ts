import type { Words } from '../words.ts';

export const rules: Words['rules'] = {} as Words['rules'];
