import type { BackupGround } from '../backup/ground.ts';
import type { Run } from '../leftovers.ts';
import type { RecordsCheckup } from './records.ts';

/** What a checkup stands on. A test brings what a machine cannot be made to be. */
export interface CheckupGround extends BackupGround {
  readonly records: RecordsCheckup;
  readonly run: Run;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The version of Node.js, and those that coopj runs on. */
  readonly node: string;
  readonly engines: string;
  /** Free bytes on the disk of a folder; unknown where nobody says. */
  readonly free?: (folder: string) => Promise<number | undefined>;
}
