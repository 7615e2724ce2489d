import { NOTHING_ANNOUNCED, type OfficeFacts } from '../model/office-facts.ts';
import type { OfficeChange } from './changes.ts';

/** What a change does to the office's own facts. */
export function evolveOffice(facts: OfficeFacts = NOTHING_ANNOUNCED, change: OfficeChange): OfficeFacts {
  switch (change.type) {
    case 'briefing-set':
      return { ...facts, briefings: { ...facts.briefings, [change.month]: change.on } };
    case 'export-written':
    case 'facts-unmasked':
    case 'head-accepted':
      return facts;
    case 'key-adopted':
      return { ...facts, keys: [...(facts.keys ?? []), change.key] };
  }
}
