/** `node ours.js COUNT`: sets the certificates in chunks, as a batch does; when the first was there, and what all came to. */
import type { Paper } from '../../src/core/papers/paper.ts';
import { openWorkshop } from '../../src/documents/workshop.ts';
import { certificates } from './certificates.ts';

const CHUNK = 50;
const [count = '1', cores] = process.argv.slice(2);
const shop = openWorkshop(
  { fonts: [] },
  new URL('../documents/worker.js', import.meta.url),
  cores ? Number(cores) : undefined,
);
let first: number | undefined;
let bytes = 0;
let pages = 0;

async function set(papers: readonly Paper[]): Promise<void> {
  // The first alone, so that its time is its own.
  for (const some of first === undefined ? [papers.slice(0, 1), papers.slice(1)] : [papers]) {
    for (const file of await shop.pdfs(some)) {
      bytes += file.length;
      pages +=
        Buffer.from(file.buffer, file.byteOffset, file.length).toString('latin1').split('/Type/Page/').length - 1;
    }
    first ??= performance.now();
  }
}

const chunk: Paper[] = [];
for await (const paper of certificates(Number(count))) {
  chunk.push(paper);
  if (chunk.length === CHUNK) await set(chunk.splice(0));
}
await set(chunk);
await shop.close();
process.stdout.write(JSON.stringify({ first, all: performance.now(), bytes, pages }));
