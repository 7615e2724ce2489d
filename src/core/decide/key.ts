import type { OfficeChange } from '../journal/changes.ts';
import type { OfficeFacts } from '../model/office-facts.ts';

/** From now on the office signs with this key. What earlier keys signed stays genuine. */
export const adoptKey = ({ keys = [] }: OfficeFacts, key: string): readonly OfficeChange[] =>
  keys.at(-1) === key ? [] : [{ type: 'key-adopted', key }];
