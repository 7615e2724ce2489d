import type { Dossier } from '../model/dossier.ts';
import { tookPlace } from '../model/placement.ts';
import { jspsReport } from './funds/jsps-5-3.ts';
import { mextMonth } from './funds/mext-month.ts';
import { ra } from './funds/ra.ts';
import { supportFunds } from './funds/support-funds.ts';
import { tax } from './funds/tax.ts';
import { aftercare } from './programme/aftercare.ts';
import { earlyEnd } from './programme/early-end.ts';

/** Rules whose obligations outlive a placement. Adding one, or changing one's meaning, needs a new projection (store/projection.ts). */
const OUTLIVING = [jspsReport, mextMonth, supportFunds, ra, tax, earlyEnd, aftercare] as const;

/** Does the student have an unsettled obligation? It may fall due years after the last placement was closed. */
export const owes = (dossier: Dossier): boolean =>
  [undefined, ...dossier.placements.filter(tookPlace)].some((placement) =>
    OUTLIVING.some(({ judge }) =>
      judge({ dossier, ...(placement && { placement }) }).some(
        (verdict) =>
          verdict.result === 'open' &&
          verdict.obligation !== undefined &&
          dossier.settled[verdict.obligation] === undefined,
      ),
    ),
  );
