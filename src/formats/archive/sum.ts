import { createHash } from 'node:crypto';
import { Transform, type TransformCallback } from 'node:stream';

/** The last characters of an archive, of its comment: the digest of every byte before it. So no byte of the file can change unnoticed. */
const SIZE = 64;
export const sumComment = (first: string): string => `${first}coopj-backup sha256=${'0'.repeat(SIZE)}`;

/** Tells all but the last bytes of a stream from these. */
function held(onBytes: (bytes: Buffer) => void) {
  let tail = Buffer.alloc(0);
  return {
    take(chunk: Buffer): void {
      const all = Buffer.concat([tail, chunk]);
      const end = Math.max(0, all.length - SIZE);
      if (end > 0) onBytes(all.subarray(0, end));
      tail = all.subarray(end);
    },
    tail: () => tail,
  };
}

/** Puts the digest in the place that the comment leaves for it. */
export function summed(): Transform {
  const hash = createHash('sha256');
  const out = new Transform({
    transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback) {
      both.take(chunk);
      done();
    },
    flush(done: TransformCallback) {
      out.push(hash.digest('hex'));
      done();
    },
  });
  const both = held((bytes) => {
    hash.update(bytes);
    out.push(Buffer.from(bytes));
  });
  return out;
}

/** Does a file end with the digest of all that stands before it? */
export async function isSummed(chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<boolean> {
  const hash = createHash('sha256');
  const file = held((bytes) => void hash.update(bytes));
  for await (const chunk of chunks) file.take(chunk);
  return hash.digest('hex') === file.tail().toString('latin1');
}
