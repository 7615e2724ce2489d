import fc from 'fast-check';
import { inject } from 'vitest';

declare module 'vitest' {
  interface ProvidedContext {
    /** From which properties draw their cases. */
    readonly seed: number;
    /** `npm run test:long`: lists are gone through whole, and properties try ten times as many cases. */
    readonly isLong: boolean;
  }
}

export const IS_LONG = inject('isLong');
/** How many cases of a property are tried. */
export const runs = (usual: number) => ({ numRuns: IS_LONG ? 10 * usual : usual });

fc.configureGlobal({ seed: inject('seed'), ...runs(100) });
