import type { Context } from '../../context.ts';
import type { Tally } from '../../core/agenda/board.ts';
import { type DeskLine, deskOf } from '../../core/agenda/desk.ts';
import type { StudentFilter } from '../../store/store.ts';
import { companiesOf } from '../shared/companies.ts';

/** Students with an open placement, or with obligations left after the last one: each may have a day to keep. */
const DATED: readonly StudentFilter[] = [{ open: true }, { open: false, owing: true }];
/** The furthest steps done of those who are somewhere in STEP 1 to 4. */
const WAITING = [0, 1, 2, 3] as const;

/** Where more wait for STEP 1 than anybody reads, so few are enough: all of them have the same to do. */
const FEW = 12;

/** What was seen on a look over the office. */
export interface LookAround {
  readonly lines: readonly DeskLine[];
  readonly tally: Tally;
  /** How many of those who wait were looked at, by the furthest step done. */
  readonly seen: ReadonlyMap<number, number>;
}

/** Everybody who may have something to do; of those who wait, on each step not more than this. */
export async function lookAround(
  { store, office, calendar, today }: Context,
  most = Number.POSITIVE_INFINITY,
): Promise<LookAround> {
  const companies = await companiesOf(store);
  const tally = await store.tally();
  const met = new Set<string>();
  const seen = new Map<number, number>();
  const lines: DeskLine[] = [];
  for (const filter of DATED) {
    for await (const { value: dossier } of store.dossiers(filter)) {
      met.add(dossier.student.number);
      lines.push(...deskOf({ dossier, companies, office, calendar, today }));
    }
  }
  for (const step of WAITING) {
    const waiting = tally.waiting.find((one) => one.step === step)?.students ?? 0;
    if (waiting === 0) continue;
    const enough = step === 0 && waiting > most ? FEW : most;
    let count = 0;
    for await (const { value: dossier } of store.dossiers({ step })) {
      count += 1;
      if (!met.has(dossier.student.number)) lines.push(...deskOf({ dossier, companies, office, calendar, today }));
      if (count >= enough) break;
    }
    seen.set(step, count);
  }
  return { lines, tally, seen };
}
