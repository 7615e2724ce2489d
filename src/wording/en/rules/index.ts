import type { RuleKey } from '../../../core/rules/index.ts';
import type { WordsOf } from '../../rules.ts';
import { funds } from './funds.ts';
import { programme } from './programme.ts';
import { residence } from './residence.ts';
import { steps } from './steps.ts';

/** The words of every rule, by area. */
export const rules: WordsOf<RuleKey> = { ...steps, ...residence, ...funds, ...programme };
