/** What is wrong with a backup. `bytes` are such that belong to no file in it. */
export type BackupFault =
  | { readonly what: 'none' | 'bytes' }
  | { readonly what: 'member'; readonly name: string }
  | { readonly what: 'database'; readonly why: string };

/** What is wrong with a line of an export: it ends too early, is none of its lines, does not follow the one before, or was changed. */
export type ExportFault = 'cut' | 'not-a-line' | 'out-of-order' | 'altered';

/** What stops work with backups, and moving an office. */
export interface BackupProblems {
  /** `doctor` found something wrong; the list was printed. */
  'doctor-open': {
    readonly count: number;
    /** Would `--fix` mend any of it? */
    readonly fix: boolean;
  };
  'backup-damaged': { readonly file: string; readonly faults: readonly BackupFault[] };
  /** `tried`: what was given does not open it, or bytes of it are wrong. `again`: the command that was typed, but for the key. */
  'backup-sealed': {
    readonly file: string;
    readonly by: 'passphrase' | 'identity';
    readonly tried: boolean;
    readonly again?: string;
  };
  /** Of a new passphrase: it has fewer letters. */
  'passphrase-short': { readonly least: number };
  /** Another office's, which nobody said is to be put in the place of this one's; its name where that is known. */
  'backup-foreign': { readonly file: string; readonly office: string };
  /** A text that is no public or secret key of age, and where it was given. */
  'age-key': { readonly value: string; readonly flag: string };
  /** It is no export of an office. */
  'export-foreign': { readonly file: string };
  'export-newer': { readonly file: string; readonly found: number; readonly known: number };
  'export-damaged': { readonly file: string; readonly line: number; readonly why: ExportFault };
  /** Something stands where an office is to be moved to: entries in the records, or `taken`, a file that says something else. */
  'office-taken': { readonly file: string; readonly entries?: number; readonly taken?: string };
  /** Restored is into a new folder. */
  'restore-taken': { readonly folder: string };
  /** The database was put in place, as was told. */
  'restore-unfinished': { readonly database: string; readonly why: string };
}
