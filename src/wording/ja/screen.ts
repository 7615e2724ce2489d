import type { Words } from '../words.ts';

export const screen: Words['screen'] = {} as Words['screen'];
