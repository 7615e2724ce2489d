import type { EntryLine } from '../../core/backup/database.ts';
import type { BackupNote, Manifest } from '../../core/backup/manifest.ts';
import type { Office } from '../../core/profile/office.ts';
import type { BackupFault } from '../../errors/backups.ts';
import type { Opener, SealedFor } from '../../formats/age.ts';
import type { Restorer } from './database.ts';

/** What is asked of a new backup. */
export interface BackupRequest {
  /** Absolute; the office's own folder unless told otherwise. */
  readonly folder?: string;
  /** The signing key is in it only then. */
  readonly seal?: SealedFor;
}

/** A backup that coopj made, as it is remembered. */
export interface MadeBackup {
  readonly file: string;
  /** The instant, ISO 8601 with Z. */
  readonly at: string;
  readonly entries: number;
  /** The hash of the last entry; null where there was none, or where nobody remembers and the file is sealed. */
  readonly head: string | null;
  readonly sealed: boolean;
  /** In bytes. */
  readonly size: number;
}

export interface NewBackup extends MadeBackup {
  readonly members: number;
  readonly notes: readonly BackupNote[];
}

export interface ListedBackup extends MadeBackup {
  /** False where the file is not reachable now: another disk that is away, or a file that is gone. */
  readonly there: boolean;
  /** `database`: a copy of it alone, made beside it before it was brought up to date, where no backup could be made. */
  readonly kind: 'backup' | 'database';
}

/** What a backup is found to be. `faults` is empty where every byte is right. */
export interface BackupVerdict {
  readonly file: string;
  readonly sealed: boolean;
  readonly manifest?: Manifest;
  readonly faults: readonly BackupFault[];
}

export interface RestoreRequest {
  /** A folder that is new or empty; in place without it. */
  readonly into?: string;
  readonly opener?: Opener;
  readonly dryRun: boolean;
  /** In place, also where it is another office's. */
  readonly ofAnyOffice: boolean;
  readonly by: Omit<Restorer, 'at'>;
}

/** What a restore did, or would do. */
export interface Restored {
  /** The folder, and the database in it. */
  readonly folder: string;
  readonly database: string;
  /** Where the old database is now. */
  readonly kept?: string;
  readonly manifest: Manifest;
  /** It is another office's, by its key or name: whose. */
  readonly ofOther?: string;
  /** Entries of the replaced records after the backup; undefined where these are another history or unreadable. */
  readonly since?: readonly EntryLine[];
  /** Files that were there already, with other bytes than the backup's, and stay as they are. */
  readonly stayed: readonly string[];
  /** Evidence that held other bytes than were recorded, under the names that it has now: what was recorded is back. */
  readonly aside: readonly string[];
  /** Files that were put back. */
  readonly back: number;
  /** Who was erased after the backup was made, by the number in it: erased again before it took its place. */
  readonly erasedAgain: readonly string[];
  /** False where nobody here knows who that was; undefined in a dry run. */
  readonly erasuresKnown?: boolean;
  /** The database was put in place; why it could not be entered that the office goes on with it. */
  readonly unfinished?: string;
}

/** The office's backups. Throws the `backup-…`, `file-…` and `store-…` aborts. */
export interface Backups {
  /** Throws `age-key` where a recipient is none. */
  create(office: Office, request: BackupRequest): Promise<NewBackup>;
  /** Makes the backup of the day where there is none, and removes those that need not stay. */
  daily(office: Office): Promise<void>;
  /** Makes one before an older database is brought up to date. */
  beforeUpdate(office: Office): Promise<void>;
  /** Newest first; those elsewhere as far as they are remembered. */
  list(): Promise<readonly ListedBackup[]>;
  /** Where a file is, as a person names it: a name without a folder is looked for in the office's own, too. */
  at(file: string): Promise<string>;
  /** The secret keys of a file as age-keygen writes it. Throws `age-key` where there is none. */
  identitiesIn(file: string): Promise<readonly string[]>;
  /** How a sealed file is opened; undefined where it is not sealed. */
  sealOf(file: string): Promise<'passphrase' | 'identity' | undefined>;
  verify(file: string, opener?: Opener): Promise<BackupVerdict>;
  /** Into a new folder, or in place. Only what is whole is restored. */
  restore(file: string, options: RestoreRequest): Promise<Restored>;
}
