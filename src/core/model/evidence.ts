/** A scan or PDF kept under its digest, with the name it came with. */
export interface Evidence {
  /** File name without folders. */
  readonly name: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Its path below the evidence folder: `ab/abcd…`. */
export const placeOf = ({ sha256 }: Pick<Evidence, 'sha256'>): string => `${sha256.slice(0, 2)}/${sha256}`;
