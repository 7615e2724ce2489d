import { expect, test } from 'vitest';
import { pdf } from '../../src/documents/papers/pdf.ts';
import { enrollment, open } from '../helpers/papers.ts';
import { expectPinned } from '../helpers/pinned.ts';

/** What a page draws, operator by operator, and what the file says of itself. */
async function drawn(): Promise<readonly string[]> {
  const document = open(await pdf(await enrollment({ lang: 'both' })));
  const info = ['Title', 'Author', 'Subject', 'Keywords', 'Creator', 'Producer', 'CreationDate', 'ModDate'].map(
    (key) => {
      const value = document.getTrailer().get('Info').get(key);
      return `${key}: ${value.isNull() ? '—' : value.asString().replaceAll('\n', ' ⏎ ')}`;
    },
  );
  const pages = Array.from({ length: document.countPages() }, (_, page) =>
    document.loadPage(page).getObject().get('Contents').readStream().asString().split('\n'),
  );
  return [...info, ...pages.flat()];
}

test('the certificate of enrollment is drawn as pinned', async () => {
  const lines = await drawn();
  expect(lines.length).toBeGreaterThan(100);
  expectPinned('pdf/enrollment.txt', lines);
});
