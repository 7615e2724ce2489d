import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable, Transform, type TransformCallback } from 'node:stream';
import { ZipFile } from 'yazl';
import { Abort } from '../../errors.ts';
import { sumComment, summed } from './sum.ts';

/** What goes into an archive under a name with forward slashes. */
export interface Packed {
  readonly name: string;
  /** A file by its path, or the bytes themselves. */
  readonly from: string | Buffer;
  /** Worth the time to make it smaller: scans and PDF files are small already. */
  readonly deflate: boolean;
}

/** What went in. */
export interface PackedFile {
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

const PLAIN = { compress: false, compressionLevel: 0 };
// The first level is five times as fast as the usual one, and makes a database hardly larger.
const SMALLER = { compress: true, compressionLevel: 1 };

/**
 * A zip file as a stream that reads its files one by one. The last one, under its name, is what `describe` says of all others; the
 * archive ends with the digest of its bytes. A file that cannot be read ends it with `file-unreadable`.
 */
export function archived(
  files: readonly Packed[],
  {
    at,
    last,
    comment,
    describe,
  }: {
    readonly at: Date;
    readonly last: string;
    /** ASCII, before the digest. */
    readonly comment: string;
    readonly describe: (all: readonly PackedFile[]) => string;
  },
): Readable {
  const zip = new ZipFile();
  const out = summed();
  const fail = (error: Error) => void out.destroy(error);
  const made: PackedFile[] = [];
  for (const { name, from, deflate } of files) {
    const options = { mtime: at, mode: 0o100600, ...(deflate ? SMALLER : PLAIN) };
    zip.addReadStreamLazy(name, options, (give) =>
      give(null, measured(from, (found) => made.push({ name, ...found })).on('error', fail)),
    );
  }
  zip.addReadStreamLazy(last, { mtime: at, mode: 0o100600, ...SMALLER }, (give) =>
    give(null, Readable.from([Buffer.from(describe(made))])),
  );
  zip.end({ forceZip64Format: false, comment: sumComment(comment) });
  zip.on('error', fail);
  zip.outputStream.on('error', fail);
  return zip.outputStream.pipe(out);
}

/** A file as it goes by, its size and digest told at the end. */
function measured(from: string | Buffer, tell: (found: Omit<PackedFile, 'name'>) => void): Readable {
  const hash = createHash('sha256');
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _: BufferEncoding, done: TransformCallback) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
    flush(done: TransformCallback) {
      tell({ size, sha256: hash.digest('hex') });
      done();
    },
  });
  const source: Readable = typeof from === 'string' ? createReadStream(from) : Readable.from([from]);
  source.on('error', ({ code, message }: NodeJS.ErrnoException) =>
    through.destroy(new Abort('file-unreadable', { file: String(from), why: code ?? message })),
  );
  return source.pipe(through);
}
