import type { Certificate } from '../../model/certificate.ts';
import { type Proof, readProof } from './proof.ts';

/** Why a paper is not genuine. */
export const UNPROVEN = ['unreadable', 'altered', 'void', 'unknown', 'another-office', 'given-again'] as const;
export type Unproven = (typeof UNPROVEN)[number];

/** What a paper is checked against. */
export interface VerifyBasis {
  /** The proof that was scanned or found in the file, if any. */
  readonly proof?: Proof | undefined;
  /** Is the signature by the key named in the proof valid? */
  readonly signed: boolean;
  /** Keys of this office. */
  readonly keys: readonly string[];
  /** The register's entry for the number. */
  readonly entry?: Certificate | undefined;
}

/** The digests of all files written under a number. */
export const digestsOf = ({ sha256, reissues = [] }: Certificate): readonly string[] => [
  sha256,
  ...reissues.map((one) => one.sha256),
];

/** The keys of this office for a number: those that it had, and the one that signed it. */
export const keysOf = (known: readonly string[], entry: Certificate | undefined): readonly string[] =>
  [...known, entry?.proof === undefined ? undefined : readProof(entry.proof)?.key].filter((key) => key !== undefined);

/**
 * Judges a code. Only this office's signatures count: any other key is another office's; a bad signature means the text was altered; an
 * unregistered number was never issued. A good signature under a number of which the register has another paper is of an entry that was lost:
 * the number was given again.
 */
export function judgeProof({ proof, signed, keys, entry }: VerifyBasis): Unproven | undefined {
  if (proof === undefined) return 'unreadable';
  if (!keys.includes(proof.key)) return 'another-office';
  if (!signed) return 'altered';
  if (entry === undefined) return 'unknown';
  if (entry.proof !== `${proof.signed}sig=${proof.signature}`) return 'given-again';
  return entry.voided ? 'void' : undefined;
}

/** Judges a file: genuine only if its bytes are those the office wrote. */
export function judgeFile(sha256: string, evidence: VerifyBasis): Unproven | undefined {
  const { entry, proof } = evidence;
  if (entry && digestsOf(entry).includes(sha256)) return entry.voided ? 'void' : undefined;
  if (proof === undefined) return 'unreadable';
  return judgeProof(evidence) ?? 'altered';
}
