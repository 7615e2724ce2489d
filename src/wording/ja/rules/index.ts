import type { Words } from '../../words.ts';
import { funds } from './funds.ts';
import { programme } from './programme.ts';
import { residence } from './residence.ts';
import { steps } from './steps.ts';

/** The words of every rule, by area. */
export const rules: Words['rules'] = { ...steps, ...residence, ...funds, ...programme };
