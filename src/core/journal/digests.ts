import type { Change } from './changes.ts';

/** The digests that an entry names: of evidence and of issued files. Also one that was taken back names them. */
export function digestsIn(change: Change): readonly string[] {
  const found: string[] = [];
  const walk = (value: unknown) => {
    if (typeof value === 'string' && /^[0-9a-f]{64}$/.test(value)) found.push(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(change);
  return found;
}
