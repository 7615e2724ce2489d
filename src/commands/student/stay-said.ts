import type { LocalDate } from '../../core/calendar/dates.ts';
import { weekday } from '../../core/calendar/dates.ts';
import { readCell } from '../../core/imports/cells.ts';
import { isJapanese, statusOf } from '../../core/model/residence-statuses.ts';
import { isNation } from '../../core/papers/nations.ts';
import type { Words } from '../../wording/words.ts';
import type { Said } from '../grammar/notation.ts';

/** A day at the end, with what may lead to it. */
const WITH_DAY = /^(.*?\S)(?:[\s　]*[,、，:：;；][\s　]*|[\s　]+(?:(?:until|till|to)\s+)?)([^\s,、，]+?)(?:まで)?$/iu;

/** What a residence card shows, in one answer: `ベトナム 留学 2027-09-30`, `Student until 2028-03-31`; a Japanese national has none. */
export function staySaid(answer: string, { today }: { readonly today: LocalDate }): Said | undefined {
  const text = answer.trim();
  if (isJapanese(text)) return { nationality: text, residenceStatus: undefined };
  const [, before = text, word = ''] = WITH_DAY.exec(text) ?? [];
  const day = readCell('day', word, today);
  const { nationality, residenceStatus } = partsOf(day.ok ? before : text);
  if (!day.ok && nationality === undefined) return undefined;
  return {
    ...(nationality !== undefined && { nationality }),
    ...(residenceStatus !== undefined && { residenceStatus }),
    ...(day.ok && { residenceExpiresOn: String(day.value) }),
  };
}

/** A nationality stands before the longest status that there is, or alone. */
function partsOf(text: string): { readonly nationality?: string; readonly residenceStatus?: string } {
  if (statusOf(text)) return { residenceStatus: text };
  for (const { index, 0: gap } of text.matchAll(/[\s　]*[,、，・/／]?[\s　]+|[,、，・/／]/gu)) {
    const residenceStatus = text.slice(index + gap.length);
    if (statusOf(residenceStatus)) return { nationality: text.slice(0, index), residenceStatus };
  }
  return isNation(text) ? { nationality: text } : { residenceStatus: text };
}

/** How it was understood. */
export function stayTold({ nationality, residenceStatus, residenceExpiresOn }: Said, words: Words): string {
  const day = residenceExpiresOn as LocalDate | undefined;
  return [nationality, residenceStatus, day && words.questions.form.day(day, weekday(day))].filter(Boolean).join('  ');
}
