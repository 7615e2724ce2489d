/** A scan or PDF that was taken in: kept under its digest, known by the name it came with. */
export interface Evidence {
  /** Without folders. */
  readonly name: string;
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string;
}

/** Where it lies below the folder of evidence: `ab/abcd…`. */
export const placeOf = ({ sha256 }: Pick<Evidence, 'sha256'>): string => `${sha256.slice(0, 2)}/${sha256}`;
