/** A value of a statement. */
export type SqlValue = string | number | boolean | null | Uint8Array | readonly (string | number | boolean | null)[];

/** One connection to a server that speaks PostgreSQL. Its errors carry PostgreSQL's `code`. Statements follow one another, also those that wait for no answer. */
export interface Sql {
  query<Row extends object>(text: string, values?: readonly SqlValue[]): Promise<readonly Row[]>;
  /** The same, each row as a list. */
  lists(text: string, values?: readonly SqlValue[]): Promise<readonly (readonly unknown[])[]>;
  /** Several statements without values. */
  run(text: string): Promise<void>;
  /** Throws where the transaction was not committed. */
  commit(): Promise<void>;
  /** No statement will be answered any more. */
  readonly isBroken: boolean;
  close(): Promise<void>;
}
