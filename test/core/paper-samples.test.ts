import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { SAMPLE_PAPERS } from '../../src/core/papers/samples.ts';
import { PAPER_KINDS, type PaperKind } from '../../src/core/papers/texts.ts';
import { paperLines } from '../helpers/paper-lines.ts';
import { ISSUING, texts } from '../helpers/papers.ts';

const sample = async <Kind extends PaperKind>(kind: Kind) =>
  SAMPLE_PAPERS[kind](ISSUING, 'both', await texts(kind, 'both'));

test.each(PAPER_KINDS)('the sample of %s says, block by block, what is written here', async (kind) => {
  const file = join(import.meta.dirname, 'paper-samples', `${kind}.txt`);
  const lines = `${paperLines(await sample(kind)).join('\n')}\n`;
  if (process.env.UPDATE) writeFileSync(file, lines);
  // UPDATE=1 npx vitest run test/core/paper-samples.test.ts
  expect(lines).toBe(readFileSync(file, 'utf8'));
});
