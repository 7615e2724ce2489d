import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type Certificate, certificateState } from '../../core/model/certificate.ts';
import { type Proof, readProof } from '../../core/papers/certificates/proof.ts';
import {
  judgeFile,
  judgeProof,
  keysOf,
  type Unproven,
  type VerifyBasis,
} from '../../core/papers/certificates/verify.ts';
import { Abort } from '../../errors.ts';
import type { Words } from '../../wording/words.ts';
import { given } from '../shared/arguments.ts';
import { goneOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { officeKeys } from '../shared/office-key.ts';

export interface VerifyOptions {
  /** A PDF file as received, or a text file with what a scanner read. */
  readonly file?: string;
  /** What a scanner read from the code on a paper. */
  readonly qr?: string;
}

export function verifyCommand(kit: Kit): Command {
  return verb(kit, 'certificate verify', {
    examples: [
      'coopj certificate verify E-2026-0001_20241002_enrollment.pdf',
      'coopj certificate verify scanned.txt --json',
      'coopj certificate verify --qr "coopj-certificate=1 ..."',
    ],
    args: [['[file]', kit.words.flags.certificateFile]],
    source: 'file',
    flags: { qr: '<text>' },
    run: verify,
  });
}

/** Did this office issue the paper, and does it still count? Exits with 3 if not; the answer is printed either way. */
export async function verify(context: Context, { file, qr }: VerifyOptions): Promise<void> {
  if (file !== undefined && qr !== undefined) throw new Abort('flags-disagree', { flags: ['FILE', '--qr'] });
  const { reason, proof, entry, student } = await (file === undefined ? ofCode(context, qr) : ofFile(context, file));
  const valid = reason === undefined;
  const value = {
    valid,
    number: entry?.number ?? proof?.facts.get('number') ?? null,
    kind: entry?.kind ?? proof?.facts.get('kind') ?? null,
    student: student ?? null,
    issuedOn: entry?.issuedOn ?? proof?.facts.get('issued') ?? null,
    state: entry === undefined ? null : certificateState(entry),
    reason: reason ?? null,
    gone: null,
  };
  const { words, out } = context;
  const said = words.papers.verify;
  // What the paper must say according to the register: a genuine code can be copied onto a forged paper.
  const facts = valid && proof ? [...proof.facts].slice(1).map((fact) => `  ${told(words, fact)}`) : [];
  if (valid) return out.done([said.genuine(value.number ?? ''), said.compare, ...facts], value);
  const gone = reason === 'unknown' && value.number !== null ? await goneOf(context, value.number) : undefined;
  await out.done([], { ...value, gone: gone ?? null });
  throw new Abort('not-genuine', {
    why: reason,
    ...given({ number: value.number ?? undefined, voided: entry?.voided, gone, stands: entry?.issuedOn }),
  });
}

/** A fact of the code, `pay-2` as `pay`; one that a later program put there as it stands. */
function told({ papers, terms }: Words, [key, text]: readonly [string, string]): string {
  const labels: Readonly<Record<string, string>> = papers.verify.facts;
  const kinds: Readonly<Record<string, string>> = terms.certificate;
  const label = labels[key] ?? labels[key.replace(/-\d+$/, '')] ?? key;
  return terms.named(label, key === 'kind' ? (kinds[text] ?? text) : text);
}

interface Authenticity extends Pick<VerifyBasis, 'proof' | 'entry'> {
  readonly reason: Unproven | undefined;
  readonly student?: string | undefined;
}

async function ofFile(context: Context, file: string): Promise<Authenticity> {
  const { files, documents } = context;
  const bytes = await files.read(file).catch((error) => {
    const number = file.normalize('NFKC').trim().toUpperCase();
    if (!(error instanceof Abort && error.problem === 'file-missing' && /^[EI]-\d{4}-\d+$/.test(number))) throw error;
    throw new Abort('file-missing', { file: files.resolve(file), number });
  });
  const scanned = scannedText(bytes);
  if (scanned !== undefined && readProof(scanned)) return ofCode(context, scanned);
  const text = await documents.proofIn(bytes);
  const sha256 = await documents.sha256(bytes);
  const proof = text === undefined ? undefined : readProof(text);
  const held = await heldAgainst(context, proof, proof?.facts.get('number') ?? (await numberOf(context, sha256)));
  return { ...held, reason: judgeFile(sha256, held) };
}

/** A text as a person saved it: UTF-8, or CP932 as Windows saves plain text in Japan; undefined if neither. */
function scannedText(bytes: Uint8Array): string | undefined {
  for (const encoding of ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // Try the next one.
    }
  }
  return undefined;
}

/** Papers without a code are found by their bytes. */
async function numberOf({ store }: Context, sha256: string): Promise<string | undefined> {
  for await (const one of store.certificates()) if (one.sha256 === sha256) return one.number;
  return undefined;
}

async function ofCode(context: Context, qr: string | undefined): Promise<Authenticity> {
  if (qr === undefined) throw new Abort('argument-missing', { argument: 'file', command: 'coopj certificate verify' });
  const proof = readProof(qr);
  const held = await heldAgainst(context, proof, proof?.facts.get('number'));
  return { ...held, reason: judgeProof(held) };
}

/** What the register and the keys say about a proof. An office without its key can still tell what it issued. */
async function heldAgainst({ store, sealing }: Context, proof: Proof | undefined, number: string | undefined) {
  const student = number === undefined ? undefined : await store.studentOf(number);
  const dossier = student === undefined ? undefined : await store.dossier(student);
  const entry = dossier?.value.certificates.find((one: Certificate) => one.number === number);
  const { current, adopted } = await officeKeys(store);
  const known = current === undefined ? await keyThere(sealing) : [...adopted, current];
  const signed = proof !== undefined && (await sealing.isSigned(proof));
  return { proof, entry, student: entry === undefined ? undefined : student, signed, keys: keysOf(known, entry) };
}

/** Before anything was signed: the key that lies there, if any does. */
const keyThere = (sealing: Context['sealing']): Promise<readonly string[]> =>
  sealing.publicKey().then(
    ({ key }) => [key],
    (error) => {
      if (error instanceof Abort && (error.problem === 'key-missing' || error.problem === 'key-invalid')) return [];
      throw error;
    },
  );
