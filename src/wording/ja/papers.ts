import type { Words } from '../words.ts';

export const papers: Words['papers'] = {} as Words['papers'];
