import type { DatabaseFacts } from './database.ts';

/** A file within a backup. */
export interface BackupMember {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly sha256: string;
}

/** What a backup could not take as the records have it. It is whole without it. */
export type BackupNote =
  /** A file that the register or a record names is not at its place, or holds other bytes than were recorded. */
  | { readonly note: 'missing' | 'changed'; readonly what: 'issued' | 'evidence'; readonly file: string }
  /** It lies at its place, and nobody can read it now. */
  | { readonly note: 'unreadable'; readonly what: 'issued' | 'evidence' | 'own'; readonly file: string }
  /** The backup is whole, and not in the list of those that coopj remembers. */
  | { readonly note: 'unwritten'; readonly what: 'list'; readonly file: string }
  /** It is not the key with which the office signs, or nobody can read it: the head in the backup is unsigned. */
  | { readonly note: 'foreign' | 'unreadable'; readonly what: 'key'; readonly file: string }
  /** It is sealed, and holds no signing key: there is none. */
  | { readonly note: 'missing'; readonly what: 'key'; readonly file: string }
  /** The profile names a file that lies outside of its folder. */
  | { readonly note: 'outside' | 'missing'; readonly what: 'own'; readonly file: string };

/** What a backup holds, as its last member says. */
export interface Manifest extends DatabaseFacts {
  readonly format: 1;
  /** The version of coopj that made it. */
  readonly program: string;
  /** The instant, ISO 8601 with Z. */
  readonly at: string;
  /** File names of database and profile. */
  readonly database: string;
  readonly profile: string;
  readonly members: readonly BackupMember[];
  readonly notes: readonly BackupNote[];
}

export const MANIFEST = 'manifest.json';
/** Folders of a backup. What lies in `profile/` lay beside the profile. */
export const IN_BACKUP = { evidence: 'evidence/', issued: 'issued/', profile: 'profile/', keys: 'keys/' } as const;
export const DATABASE_MEMBER = 'database.db';
export const KEY_MEMBER = 'office.key';
/** The public one of the office that made the backup. */
export const OWN_KEY = `${IN_BACKUP.keys}office.pem`;

/** Reads a manifest; undefined where the text is none. Names that could lead out of a folder make it none. */
export function readManifest(text: string): Manifest | undefined {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(said) || said.format !== 1) return undefined;
  const { program, at, database, profile, schema, projection, entries, head, counts, members, notes } = said;
  const isRight =
    [program, at].every(isText) &&
    [database, profile].every(isFileName) &&
    [schema, projection, entries].every(isCount) &&
    (head === null || isHead(head)) &&
    isRecord(counts) &&
    Object.values(counts).every(isCount) &&
    Array.isArray(members) &&
    members.every(isMember) &&
    new Set(members.map(({ name }) => name)).size === members.length &&
    Array.isArray(notes);
  return isRight ? (said as unknown as Manifest) : undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
const isHash = (value: unknown): boolean => isText(value) && /^[0-9a-f]{64}$/.test(value);
const isHead = (value: unknown): boolean =>
  isRecord(value) && isCount(value.seq) && isHash(value.hash) && isText(value.day);
const isMember = (value: unknown): value is BackupMember =>
  isRecord(value) && isText(value.name) && isInside(value.name) && isCount(value.size) && isHash(value.sha256);

/** A path with forward slashes that stays below its folder on every system. */
export const isInside = (path: string): boolean => path.split('/').every(isFileName);
// Windows reads a colon as a drive or a stream, and drops dots and spaces at the end.
const isFileName = (name: unknown): boolean =>
  isText(name) && name !== '' && !/[\\/:\p{Cc}]/u.test(name) && !/^\.+$|[. ]$/.test(name);
