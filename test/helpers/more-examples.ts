import { FUNDS } from './more-examples/funds.ts';
import { PROGRAMME } from './more-examples/programme.ts';
import { RESIDENCE } from './more-examples/residence.ts';
import type { Further } from './more-examples/setting.ts';
import { STEPS } from './more-examples/steps.ts';

/** Further findings of the rules, by area: one for each way out that the catalogue does not show. */
export const MORE_EXAMPLES: readonly Further[] = [...STEPS, ...PROGRAMME, ...RESIDENCE, ...FUNDS];
