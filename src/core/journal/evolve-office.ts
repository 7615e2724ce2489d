import { NOTHING_ANNOUNCED, type OfficeFacts } from '../model/office-facts.ts';
import type { OfficeChange } from './changes.ts';

/** What a change does to the office's own facts. */
export function evolveOffice(facts: OfficeFacts | undefined, change: OfficeChange): OfficeFacts {
  const { briefings } = facts ?? NOTHING_ANNOUNCED;
  switch (change.type) {
    case 'briefing-set':
      return { briefings: { ...briefings, [change.month]: change.on } };
    case 'export-written':
    case 'facts-unmasked':
    case 'head-accepted':
      return { briefings };
  }
}
