import { PREFIXES } from '../../core/model/reference-numbers.ts';
import type { NumberSeries } from '../store.ts';
import type { Session } from './session.ts';

const HIGHEST = `SELECT max(substring(given FROM length($2) + 1)::float8) AS highest FROM (
    SELECT given FROM journal_content WHERE office = $1 AND given >= $2 AND given < $3
    UNION ALL SELECT unnest($4::text[])
  ) AS numbers
  WHERE starts_with(given, $2) AND substring(given FROM length($2) + 1) ~ '^[0-9]+$'`;

/** Texts with numbers that stand nowhere else: of whom was erased, and of entries that are lost. */
const TOLD = `SELECT text FROM erasures JOIN journal_content USING (office, seq) WHERE office = $1
  UNION ALL SELECT text FROM journal JOIN journal_content USING (office, seq)
  WHERE office = $1 AND subject = 'office' AND text LIKE '{"change":{"type":"head-accepted",%'`;

interface Told {
  readonly certificates?: readonly string[];
  readonly placements?: readonly string[];
  readonly given?: readonly string[];
}

/** The highest number of a series that the journal ever gave plus one. */
export async function nextNumber({ query }: Pick<Session, 'query'>, office: string, series: NumberSeries) {
  const prefix = series.of === 'certificate' ? series.prefix : PREFIXES[series.of];
  const told = (await query<{ text: string }>(TOLD, [office])).flatMap(({ text }) => {
    const { certificates = [], placements = [], given = [] } = (JSON.parse(text) as { change: Told }).change;
    return [...certificates, ...placements, ...given];
  });
  const [found] = await query<{ highest: number | null }>(HIGHEST, [office, prefix, `${prefix}:`, told]);
  return (found?.highest ?? 0) + 1;
}
