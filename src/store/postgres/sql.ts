/** A value of a statement. */
export type SqlValue = string | number | boolean | null | Uint8Array | readonly (string | number | boolean | null)[];

/**
 * One connection to a server that speaks PostgreSQL. Its errors carry PostgreSQL's `code`. Statements are done in the order in which they
 * were asked, also where the next does not wait for the answer to the last.
 */
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
