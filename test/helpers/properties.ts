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

/** Of cases that are much alike, one in so many in the usual run, beginning with the one at `from`; all of them in the long one. */
export const oneIn = <T>(many: number, cases: readonly T[], from = 0): readonly T[] =>
  IS_LONG ? cases : cases.filter((_, at) => at % many === from % many);

fc.configureGlobal({ seed: inject('seed'), ...runs(100) });
