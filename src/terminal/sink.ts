/** A stream of the world: Node's own or a test's. */
export type Stream = NodeJS.WritableStream & {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
};

/** stdout or stderr. */
export interface Sink {
  readonly isTTY: boolean;
  /** Columns of the terminal; 80 if unknown. */
  readonly columns: number;
  /** Lines of the terminal; undefined if unknown. */
  readonly rows: number | undefined;
  /** The reader is gone, as after `| head`: further output is pointless. */
  readonly closed: boolean;
  /** Waits until the stream has taken it, so that memory stays bounded. Throws if the disk fails. */
  write(chunk: string | Uint8Array): Promise<void>;
}

const gone = (error: Error) => ['EPIPE', 'ERR_STREAM_DESTROYED'].includes((error as NodeJS.ErrnoException).code ?? '');

const sinks = new WeakMap<Stream, Sink>();

/** The only sink of a stream. A reader that goes away ends writing quietly. */
export function sinkOf(stream: Stream): Sink {
  const known = sinks.get(stream);
  if (known) return known;
  let closed = false;
  // Without a listener Node would throw this 'error'; the callback of write() reports it too.
  stream.on('error', (error: Error) => {
    closed ||= gone(error);
  });
  const made: Sink = {
    isTTY: stream.isTTY === true,
    get columns() {
      return stream.columns && stream.columns > 0 ? stream.columns : 80;
    },
    get rows() {
      return stream.rows && stream.rows > 0 ? stream.rows : undefined;
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
