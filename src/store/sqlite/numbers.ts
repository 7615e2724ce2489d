import type Database from 'better-sqlite3';
import { PREFIXES } from '../../core/model/reference-numbers.ts';
import type { NumberSeries } from '../store.ts';
import { GIVEN } from './given.ts';

/** Also of what was taken back; of whom was erased, from the tombstone that stays. */
const HIGHEST = `SELECT max(CAST(substr(given, length(@prefix) + 1) AS INTEGER)) FROM (
  SELECT ${GIVEN} AS given FROM journal_content WHERE (${GIVEN}) >= @prefix AND (${GIVEN}) < @end
  UNION ALL SELECT value FROM erasures JOIN journal_content USING (seq), json_each(text, '$.change.certificates')
  UNION ALL SELECT value FROM erasures JOIN journal_content USING (seq), json_each(text, '$.change.placements')
) WHERE given GLOB @prefix || '[0-9]*'`;
/** What was given by entries that are lost: an older state of the records took their place. */
const LOST = `SELECT value FROM journal JOIN journal_content USING (seq), json_each(text, '$.change.given')
  WHERE subject = 'office' AND text ->> '$.change.type' = 'head-accepted'`;

/** The highest number of a series that the journal ever gave plus one. */
export function numbering(db: Database.Database): (series: NumberSeries) => number {
  let lost: readonly string[] | undefined;
  return (series) => {
    const prefix = series.of === 'certificate' ? series.prefix : PREFIXES[series.of];
    lost ??= db.prepare<[], string>(LOST).pluck().all();
    const passed = lost
      .filter((number) => number.startsWith(prefix))
      .map((number) => Number(number.slice(prefix.length)));
    const highest = db
      .prepare<[object], number | null>(HIGHEST)
      .pluck()
      .get({ prefix, end: `${prefix}:` });
    return Math.max(highest ?? 0, ...passed) + 1;
  };
}
