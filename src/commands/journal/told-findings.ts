import type { HistoryFinding } from '../../core/journal/findings.ts';
import type { Words } from '../../wording/words.ts';

/** Findings that are listed; somebody who changes a table changes thousands of rows. */
const SHOWN = 50;

/** Findings as scripts read them, each with its sentence. `message` is the first one's. */
export function toldFindings({ journal }: Pick<Words, 'journal'>, findings: readonly HistoryFinding[]) {
  const told = findings.slice(0, SHOWN).map((finding) => {
    const { what, seq, to, table, key, columns } = finding;
    const forgery = journal.forgery[what] as (finding: HistoryFinding) => string;
    return {
      what,
      seq: seq ?? null,
      to: to ?? null,
      table: table ?? null,
      key: key ?? null,
      columns: columns ?? null,
      message: forgery(finding),
    };
  });
  return { told, message: told[0]?.message ?? '' };
}
