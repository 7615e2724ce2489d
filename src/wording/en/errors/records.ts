import type { Sentences } from '../../errors.ts';

/** The database. */
export const records = {
  'database-kind': ({ url }) => ({
    message: `${url} is not a database that coopj can open: it keeps its records in a file.`,
    hint: '--db ./coopj.db',
  }),
  'store-missing': ({ file }) => ({
    message: `There is no database of coopj at ${file}.`,
    hint: 'Make one with: coopj init. Or name yours with --db PATH or COOPJ_DB.',
  }),
  'store-unreadable': ({ file, why }) => ({
    message: `The database ${file} cannot be opened: ${why}.`,
    hint: 'Look whether you may read and write this file and its folder.',
  }),
  'store-is-folder': ({ file }) => ({
    message: `${file} is a folder, not a database.`,
    hint: 'Name the database file in it with --db PATH or COOPJ_DB.',
  }),
  'store-not-sqlite': ({ file }) => ({
    message: `${file} is not a database: it is a file of another kind. It was left as it is.`,
    hint: 'Name the database with --db PATH or COOPJ_DB, or make one with: coopj init',
  }),
  'store-foreign': ({ file }) => ({
    message: `${file} is a database of another program. It was left as it is.`,
    hint: 'Name the database of coopj with --db PATH or COOPJ_DB, or make one with: coopj init',
  }),
  'store-damaged': ({ file, why }) => ({
    message: `The database ${file} is damaged: ${why}. Nothing was written.`,
    hint: 'Keep the file as it is, and put the last backup in its place.',
  }),
  'store-newer': ({ file, found, known }) => ({
    message: `The database ${file} was written by a newer coopj: its version is ${found}, this program knows ${known}. It was left as it is.`,
    hint: 'Bring this program up to date; its version: coopj --version',
  }),
  'store-locked': ({ file }) => ({
    message: `The database ${file} is locked: another program is writing to it. Nothing was written.`,
    hint: 'Wait until it is done, then run the same command again.',
  }),
  'store-on-share': ({ file, share }) => ({
    message: `The database ${file} lies on a network share (${share}), where two writers could damage it.`,
    hint: "Keep it on this machine's own disk (--db PATH or COOPJ_DB). Several people at once need the shared store, PostgreSQL.",
  }),
  'store-disk': ({ file, why }) => ({
    message: `The disk failed while the database ${file} was used: ${why}. Nothing was written.`,
    hint: 'Free some space or have the disk checked, then run the same command again.',
  }),
} satisfies Partial<Sentences>;
