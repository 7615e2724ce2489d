import { typed } from '../../../core/text/typed.ts';
import type { Sentences } from '../../errors.ts';
import { because } from './parts.ts';
import { onServers } from './server.ts';

const MOST = 10;
const someOf = (names: readonly string[]): string =>
  names.length > MOST ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more` : names.join(', ');

/** `2026-10-07 01:02` of an instant. */
const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** The database. */
export const records = onServers({
  'database-kind': ({ url }) => ({
    message: `${url} cannot be opened: coopj keeps its records in a file or on a PostgreSQL server.`,
    hint: '--db ./coopj.db',
  }),
  'password-in-line': ({ url }) => ({
    message: 'A password on the command line can be read by others who use this computer. Nothing was done.',
    hint: `Leave it out (--db ${typed(url)}) and put it into PGPASSWORD or ~/.pgpass, or the whole address into COOPJ_DB.`,
  }),
  'office-in-store': ({ flag }) => ({
    message: `${flag} cannot be used with a shared store, which also holds the settings file: everybody uses the same one.`,
    hint: `Leave ${flag} out.`,
  }),
  'not-shared': () => ({
    message: 'Backups of a shared store are made on its server, not with coopj. Nothing was done.',
    hint: 'Ask whoever runs the server for backups with pg_basebackup, pgBackRest or pg_dump. For a copy that coopj reads anywhere: coopj db export -o FILE',
  }),
  'only-shared': ({ folder, what }) =>
    what === 'people'
      ? {
          message: `The records of this office are files on this computer: ${folder}. This command is for a shared store.`,
          hint: 'Name the shared store: --db postgres://LOGIN@HOST/DATABASE',
        }
      : {
          message: `This office’s settings file and texts are files on this computer: ${folder}. This command is for a shared store.`,
          hint: 'Open them in a text editor, then check: coopj office check',
        },
  'store-missing': ({ file }) => ({
    message: `There is no coopj database at ${file}.`,
    hint: 'Create one with coopj init, or specify yours with --db PATH or COOPJ_DB. If it was lost, restore it from a backup: coopj backup restore FILE',
  }),
  'store-unreadable': ({ file, why, at }) => ({
    message: `The database ${file} cannot be opened: ${because(why)}.`,
    hint: `Check that you have permission to read and write ${at ?? 'this file and its folder'}.`,
  }),
  'store-is-folder': ({ file }) => ({
    message: `${file} is a folder, not a database.`,
    hint: 'Specify the database file in it with --db PATH or COOPJ_DB.',
  }),
  'store-odd': ({ file, kind, of }) => ({
    message: `${file} is ${{ pipe: 'a pipe', device: 'a device', socket: 'a socket' }[kind]}, not ${of === undefined ? 'a database' : `a file beside ${of}`}.`,
    hint:
      of === undefined
        ? 'Specify the database file with --db PATH or COOPJ_DB.'
        : 'Find out who put it there and move it elsewhere, then check: coopj doctor',
  }),
  'store-not-sqlite': ({ file }) => ({
    message: `${file} is not a database but another kind of file. It was not changed.`,
    hint: 'Specify the database with --db PATH or COOPJ_DB, or create one with: coopj init --db PATH',
  }),
  'store-foreign': ({ file }) => ({
    message: `${file} is a database of another program. It was not changed.`,
    hint: 'Specify the coopj database with --db PATH or COOPJ_DB, or create one with: coopj init --db PATH',
  }),
  'store-damaged': ({ file, why }) => ({
    message: `The database ${file} is damaged: ${why}.`,
    hint: 'Replace it with the latest backup; this file is kept: coopj backup restore FILE',
  }),
  'store-newer': ({ file, found, known }) => ({
    message: `The database ${file} was written by a newer coopj: its version is ${found}, this program knows ${known}. It was not changed.`,
    hint: 'Update this program. To see its version: coopj --version',
  }),
  'store-locked': ({ file, waited = 0, writer }) => ({
    message: `${
      writer
        ? `${writer.actor} is writing to the database ${file}: coopj ${writer.command} (process ${writer.pid}), since ${minuteOf(writer.since)} UTC`
        : `Another program is using the database ${file}`
    }.${waited > 0 ? ` Waited ${Math.round(waited / 1000)} seconds.` : ''} Nothing from this command was written.`,
    hint: 'Run the same command again later. To wait longer, in seconds: COOPJ_WAIT=300',
  }),
  'store-on-share': ({ file, share }) => ({
    message: `The database ${file} is on a network share (${share}), where simultaneous writing could damage it. It was not opened.`,
    hint: 'Keep it on this computer’s own disk (--db PATH or COOPJ_DB).',
  }),
  'store-disk': ({ file, why, undone = false }) => ({
    message: `A disk error occurred while using the database ${file}: ${why}.${undone ? ' The record was not saved.' : ''}`,
    hint: 'Check the free space and the condition of the disk, then run the same command again.',
  }),
  'store-unsure': ({ file, why, entry, stands }) => ({
    message: `A disk error occurred while the database ${file} was saving a record: ${why}. ${
      {
        recorded: `The database was checked: the record has been saved (entry ${entry}).`,
        'not-recorded': 'The database was checked: the record has not been saved.',
        unknown: 'The database could not be checked, so it is unknown whether the record has been saved.',
      }[stands]
    }`,
    hint:
      stands === 'recorded'
        ? 'There is no need to run the command again. Have the disk checked.'
        : 'Have the disk checked. Before you run the command again, check with coopj history whether the record has been saved.',
  }),
  'store-altered': ({ file, foreign, missing, altered }) => ({
    message: `The structure of the database ${file} differs from what coopj created: ${[
      ...(foreign.length > 0 ? [`not from coopj: ${someOf(foreign)}`] : []),
      ...(missing.length > 0 ? [`missing: ${someOf(missing)}`] : []),
      ...(altered.length > 0 ? [`changed: ${someOf(altered)}`] : []),
    ].join('; ')}. It was not changed.`,
    hint: 'It has been modified with another program. Replace it with the latest backup; this file is kept: coopj backup restore FILE',
  }),
  'store-behind': ({ file, what, noted, head }) => ({
    message: `${
      {
        shorter: `The last entry recorded in the database ${file} was number ${noted.seq}, but its history ends ${head ? `with number ${head.seq} of ${head.day}` : 'before the first entry'}. It has been replaced with an older file, or the file beside it that ends in -wal is missing or does not belong to it.`,
        other: `Entry ${noted.seq} in the history of the database ${file} is not the one that was recorded. It has been replaced with another file, or the file beside it that ends in -wal does not belong to it.`,
        tables: `The history of the database ${file} ends ${head ? `with entry ${head.seq} of ${head.day}` : 'before the first entry'}, but its tables ${noted.seq === 0 ? 'have not been written' : `were written up to entry ${noted.seq}`}. The file beside it that ends in -wal does not belong to it, or the database was modified with another program.`,
      }[what]
    } It was not changed.`,
    hint:
      what === 'tables' && noted.seq < (head?.seq ?? 0)
        ? 'To see what was added: coopj journal verify. To rebuild the tables from the history: coopj journal rebuild'
        : 'Replace it with the correct file, or with the latest backup: coopj backup restore FILE. To continue with this one, and record that in the history: coopj doctor --fix --reason "…"',
  }),
  'store-lost': ({ file, seq }) => ({
    message: `There is no longer a database at ${file}. According to ${file}.head beside it, its history had ${seq} entries. No new database was created.`,
    hint: `Restore the latest backup: coopj backup restore FILE. To start with an empty database instead, remove ${file}.head.`,
  }),
} satisfies Partial<Sentences>);
