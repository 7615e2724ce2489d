import { test } from 'vitest';
import { SAMPLE_PAPERS } from '../../src/core/papers/samples.ts';
import { PAPER_KINDS, type PaperKind } from '../../src/core/papers/texts.ts';
import { paperLines } from '../helpers/paper-lines.ts';
import { ISSUING, texts } from '../helpers/papers.ts';
import { expectPinned } from '../helpers/pinned.ts';

const sample = async <Kind extends PaperKind>(kind: Kind) =>
  SAMPLE_PAPERS[kind](ISSUING, 'both', await texts(kind, 'both'));

test.each(PAPER_KINDS)('the sample of %s says, block by block, what is pinned', async (kind) => {
  expectPinned(`papers/${kind}.txt`, paperLines(await sample(kind)));
});
