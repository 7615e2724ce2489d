import type { BackupNote } from '../../core/backup/manifest.ts';
import type { JournalHead } from '../../core/journal/head.ts';
import type { Office } from '../../core/profile/office.ts';
import type { Store } from '../../store/store.ts';

/** What an export holds. */
export interface PackedOffice {
  /** Of the history. */
  readonly entries: number;
  /** Different students, by whose entries they are. */
  readonly students: number;
  /** The office's own: settings file, texts, attachments. */
  readonly files: number;
  /** Evidence and issued papers. */
  readonly papers: number;
  readonly head: JournalHead | undefined;
  /** Of all bytes of the export. */
  readonly sha256: string;
}

/** An export as it is written. */
export interface Packing {
  readonly text: AsyncIterable<string>;
  /** Once all is written: what it holds, and what could not be taken as the records have it. */
  packed(): PackedOffice & { readonly notes: readonly BackupNote[] };
}

/** Moves an office from one engine to another, through a file that both take. */
export interface Moving {
  pack(store: Store, office: Office): Promise<Packing>;
  /**
   * The whole file is judged first: it, or the place, is refused with nothing changed. Throws `export-…`, `office-taken` and the `file-…`
   * aborts.
   */
  unpack(file: string, options: { readonly dryRun: boolean }): Promise<PackedOffice>;
}
