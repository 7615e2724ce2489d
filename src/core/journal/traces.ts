import { type Evidence, placeOf } from '../model/evidence.ts';
import { FIELDS } from '../model/student-fields.ts';
import { folded } from '../text/names.ts';
import type { Change } from './changes.ts';

/** A paper that was issued: where it was written, and the digest of its bytes. */
export interface PaperFile {
  readonly file: string;
  readonly sha256: string;
}

/** What the entries of a student leave outside of the records, and by what it is found there. */
export interface Traces {
  /** All numbers that the student ever had. */
  readonly numbers: readonly string[];
  /** Names, addresses, telephone numbers and the like, as they were ever recorded. */
  readonly words: readonly string[];
  /** Places below the evidence folder. */
  readonly evidence: readonly string[];
  readonly papers: readonly PaperFile[];
  readonly certificates: readonly string[];
  readonly placements: readonly string[];
}

/** Facts by which a file is known to be about the student: those that nobody else is likely to share. */
const TELLING: readonly string[] = FIELDS.filter(
  ({ kind, fact }) => ['name', 'latin', 'mail', 'phone', 'card'].includes(kind) || fact === 'address',
)
  .map(({ fact }) => fact)
  .filter((fact) => !fact.startsWith('supervisor') && !fact.startsWith('office'));
/** A shorter word is found by chance. */
const LEAST = 4;

export function tracesOf(changes: readonly Change[]): Traces {
  const numbers = new Set<string>();
  const words = new Set<string>();
  const certificates = new Set<string>();
  const placements = new Set<string>();
  const meet = (facts: Readonly<Record<string, unknown>>) => {
    for (const fact of TELLING) for (const word of spellings(facts[fact])) words.add(word);
    for (const word of spellings([facts.familyName, facts.givenName].filter(Boolean).join(' '))) words.add(word);
  };
  for (const change of changes) {
    if (change.type === 'student-registered') meet({ ...change.facts });
    if (change.type === 'student-edited') meet({ ...change.set });
    if (change.type === 'stay-recorded') meet({ residenceCard: change.stay.card });
    if (change.type === 'student-registered') numbers.add(change.facts.number);
    if (change.type === 'student-renumbered') numbers.add(change.number);
    if (change.type === 'placement-opened') placements.add(change.ref);
    if (change.type === 'certificate-issued') certificates.add(change.certificate.number);
  }
  return {
    numbers: [...numbers],
    words: [...words],
    evidence: evidenceIn(changes),
    papers: papersIn(changes),
    certificates: [...certificates],
    placements: [...placements],
  };
}

/** Traces of several students as one, where their files are looked for together. */
export function allTraces(of: readonly Traces[]): Traces {
  const all = <K extends keyof Traces>(key: K) =>
    [...new Set(of.flatMap((one) => [...one[key]]))] as Traces[K][number][];
  return {
    numbers: all('numbers'),
    words: all('words'),
    evidence: all('evidence'),
    papers: all('papers'),
    certificates: all('certificates'),
    placements: all('placements'),
  };
}

/** As it was typed, and without the spaces of a name. A given name alone is many people's. */
function spellings(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  return [...new Set([value, value.replace(/\s/g, '')])].filter((word) => word.length >= LEAST);
}

/** The papers that changes issue. */
export const papersIn = (changes: readonly Change[]): readonly PaperFile[] =>
  changes.flatMap((change) => {
    if (change.type === 'certificate-issued') return [fileOf(change.certificate)];
    return change.type === 'certificate-reissued' ? [fileOf(change.reissue)] : [];
  });

const fileOf = ({ file, sha256 }: PaperFile): PaperFile => ({ file, sha256 });

/** Where the scans lie that changes name. */
export const evidenceIn = (changes: readonly Change[]): readonly string[] => [...new Set(changes.flatMap(namedIn))];

function namedIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => (isEvidence(one) ? [placeOf(one)] : namedIn(one)));
}

/** A paper's digest stands beside the text of its path, a scan's beside its name. */
const isEvidence = (value: unknown): value is Evidence =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'name' in value;

/** The first of a student's own words that a text says, however it is spelled. */
export const saidOf = (text: string, { words }: Traces): string | undefined =>
  words.find((word) => folded(text).includes(folded(word)));
