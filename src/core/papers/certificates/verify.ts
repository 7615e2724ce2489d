import type { Certificate } from '../../model/certificate.ts';
import { type Proof, readProof } from './proof.ts';

/** Why a paper is not good. */
export const UNPROVEN = ['unreadable', 'altered', 'void', 'unknown', 'another-office'] as const;
export type Unproven = (typeof UNPROVEN)[number];

/** What there is to hold a paper against. */
export interface Held {
  /** The proof that was scanned, or found in the file; none where there was none. */
  readonly proof?: Proof | undefined;
  /** Did the key that the proof names sign it? */
  readonly signed: boolean;
  /** Keys of this office. */
  readonly keys: readonly string[];
  /** The register's entry of the number. */
  readonly entry?: Certificate | undefined;
}

/** The bytes that the office wrote under a number. */
export const digestsOf = ({ sha256, reissues = [] }: Certificate): readonly string[] => [
  sha256,
  ...reissues.map((one) => one.sha256),
];

/** Of a number, what this office signs with: today's key, and the one that signed it. */
export const keysOf = (today: string | undefined, entry: Certificate | undefined): readonly string[] =>
  [today, entry?.proof === undefined ? undefined : readProof(entry.proof)?.key].filter((key) => key !== undefined);

/**
 * Judges a code. Only what this office signed counts: a key that is not its own is another's, whatever the code says; a text that
 * its key did not sign was changed; a number that its register does not have was never given out.
 */
export function judgeProof({ proof, signed, keys, entry }: Held): Unproven | undefined {
  if (proof === undefined) return 'unreadable';
  if (!keys.includes(proof.key)) return 'another-office';
  if (!signed) return 'altered';
  if (entry === undefined) return 'unknown';
  if (entry.proof !== `${proof.signed}sig=${proof.signature}`) return 'altered';
  return entry.voided ? 'void' : undefined;
}

/** Judges a file: its bytes are those that were written, or it is not the paper that was issued. */
export function judgeFile(sha256: string, evidence: Held): Unproven | undefined {
  const { entry, proof } = evidence;
  if (entry && digestsOf(entry).includes(sha256)) return entry.voided ? 'void' : undefined;
  if (proof === undefined) return 'unreadable';
  return judgeProof(evidence) ?? 'altered';
}
