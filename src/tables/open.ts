import { charsetOf, encodingOf, textOf } from './encoding.ts';
import { type Delimiter, recordsOf } from './records.ts';
import { type Source, sourceOf } from './source.ts';
import type { Tables } from './tables.ts';
import { separated } from './write.ts';

/** Spreadsheets as files and pipes hold them. `stdin` is read where the file is `-`. */
export const openTables = (stdin: () => AsyncIterable<Uint8Array>): Tables => ({
  async open(file, { encoding } = {}) {
    const source = await sourceOf(file, stdin);
    const charset = await charsetOf(file, source, encoding);
    let read = 0;
    const text = textOf(file, source, charset, (bytes) => {
      read += bytes;
    });
    return {
      encoding: encodingOf(charset),
      records: recordsOf(file, text, await delimiterOf(file, source, charset)),
      ...(source.size !== undefined && { size: source.size }),
      read: () => read,
    };
  },
  csv: separated,
});

/** A tab by the file's name; else whichever of tab and comma there are more of in its beginning. */
async function delimiterOf(file: string, source: Source, charset: string): Promise<Delimiter> {
  if (/\.(?:tsv|tab)$/i.test(file)) return '\t';
  for await (const chunk of source.chunks()) {
    const head = new TextDecoder(charset).decode(chunk.subarray(0, 4096));
    return head.split('\t').length > head.split(',').length ? '\t' : ',';
  }
  return ',';
}
