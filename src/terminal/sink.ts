/** A stream of the world: Node's own, or a test's. */
export type Stream = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** One of the two ways out, stdout or stderr. */
export interface Sink {
  readonly isTTY: boolean;
  /** Columns of the terminal; 80 where nobody says. */
  readonly columns: number;
  /** The reader has gone, as `| head` does: nothing more is worth making. */
  readonly closed: boolean;
  /** Waits until the stream has taken it, so that memory stays bounded. Throws where the disk behind it fails. */
  write(chunk: string | Uint8Array): Promise<void>;
}

const gone = (error: Error) => ['EPIPE', 'ERR_STREAM_DESTROYED'].includes((error as NodeJS.ErrnoException).code ?? '');

const sinks = new WeakMap<Stream, Sink>();

/** The one sink of a stream. A reader that goes away ends the writing quietly. */
export function sinkOf(stream: Stream): Sink {
  const known = sinks.get(stream);
  if (known) return known;
  let closed = false;
  // Node throws an 'error' that nobody listens to; the callback of write() says the same.
  stream.on('error', (error: Error) => {
    closed ||= gone(error);
  });
  const made: Sink = {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns && stream.columns > 0 ? stream.columns : 80;
    },
    get closed() {
      return closed;
    },
    write: (chunk) =>
      new Promise((resolve, reject) => {
        if (closed || chunk.length === 0) return resolve();
        stream.write(chunk, (error) => {
          if (!error) return resolve();
          closed = true;
          return gone(error) ? resolve() : reject(error);
        });
      }),
  };
  sinks.set(stream, made);
  return made;
}
