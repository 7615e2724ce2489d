import type { Sentences } from '../../errors.ts';
import { backups } from './backups.ts';
import { commandLine } from './command-line.ts';
import { files } from './files.ts';
import { notThere } from './not-there.ts';
import { people } from './people.ts';
import { profile } from './profile.ts';
import { records } from './records.ts';
import { sheets } from './sheets.ts';
import { verdicts } from './verdicts.ts';

/** The sentences for every way to stop, by area. */
export const errors: Sentences = {
  ...commandLine,
  ...notThere,
  ...verdicts,
  ...files,
  ...sheets,
  ...records,
  ...people,
  ...profile,
  ...backups,
};
