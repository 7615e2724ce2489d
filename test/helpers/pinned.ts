import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';

/** What is made stands in a file of `test/pinned`, word by word: read once by a person, then held. UPDATE=1 writes it again. */
export function expectPinned(name: string, lines: readonly string[]): void {
  const file = join(import.meta.dirname, '../pinned', name);
  const text = `${lines.join('\n')}\n`;
  if (process.env.UPDATE) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  expect(text).toBe(readFileSync(file, 'utf8'));
}
