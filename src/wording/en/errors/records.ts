import type { Sentences } from '../../errors.ts';
import { because } from './parts.ts';

const MOST = 10;
const someOf = (names: readonly string[]): string =>
  names.length > MOST ? `${names.slice(0, MOST).join(', ')} and ${names.length - MOST} more` : names.join(', ');

/** `2026-10-07 01:02` of an instant. */
const minuteOf = (instant: string): string => instant.slice(0, 16).replace('T', ' ');

/** The database. */
export const records = {
  'database-kind': ({ url }) => ({
    message: `${url} is not a database that coopj can open: it keeps its records in a file.`,
    hint: '--db ./coopj.db',
  }),
  'store-missing': ({ file }) => ({
    message: `There is no database of coopj at ${file}.`,
    hint: 'Make one with: coopj init. Or name yours with --db PATH or COOPJ_DB. One that was lost comes back with: coopj backup restore FILE',
  }),
  'store-unreadable': ({ file, why, at }) => ({
    message: `The database ${file} cannot be opened: ${because(why)}.`,
    hint: `Look whether you may read and write ${at ?? 'this file and its folder'}.`,
  }),
  'store-is-folder': ({ file }) => ({
    message: `${file} is a folder, not a database.`,
    hint: 'Name the database file in it with --db PATH or COOPJ_DB.',
  }),
  'store-odd': ({ file, kind, of }) => ({
    message: `${file} is ${{ pipe: 'a pipe', device: 'a device', socket: 'a socket' }[kind]}, not ${of === undefined ? 'a database' : `a file beside ${of}`}.`,
    hint:
      of === undefined
        ? 'Name the database file with --db PATH or COOPJ_DB.'
        : 'Find out who put it there and move it away, then look: coopj doctor',
  }),
  'store-not-sqlite': ({ file }) => ({
    message: `${file} is not a database: it is a file of another kind. It was left as it is.`,
    hint: 'Name the database with --db PATH or COOPJ_DB, or make one with: coopj init --db PATH',
  }),
  'store-foreign': ({ file }) => ({
    message: `${file} is a database of another program. It was left as it is.`,
    hint: 'Name the database of coopj with --db PATH or COOPJ_DB, or make one with: coopj init --db PATH',
  }),
  'store-damaged': ({ file, why }) => ({
    message: `The database ${file} is damaged: ${why}.`,
    hint: 'Put the last backup in its place; this file is kept beside it: coopj backup restore FILE',
  }),
  'store-newer': ({ file, found, known }) => ({
    message: `The database ${file} was written by a newer coopj: its version is ${found}, this program knows ${known}. It was left as it is.`,
    hint: 'Bring this program up to date; its version: coopj --version',
  }),
  'store-locked': ({ file, waited = 0, writer }) => ({
    message: `${
      writer
        ? `${writer.actor} is writing to the database ${file}: coopj ${writer.command} (process ${writer.pid}), since ${minuteOf(writer.since)} UTC`
        : `Another program holds the database ${file}`
    }.${waited > 0 ? ` Waited ${Math.round(waited / 1000)} seconds.` : ''} What this command was about to write was not written.`,
    hint: 'Run the same command again later. To wait longer, in seconds: COOPJ_WAIT=300',
  }),
  'store-on-share': ({ file, share }) => ({
    message: `The database ${file} lies on a network share (${share}), where two writers could damage it.`,
    hint: "Keep it on this machine's own disk (--db PATH or COOPJ_DB).",
  }),
  'store-disk': ({ file, why, undone = false }) => ({
    message: `The disk failed while the database ${file} was used: ${why}.${undone ? ' What was being recorded was not recorded.' : ''}`,
    hint: 'Free some space or have the disk checked, then run the same command again.',
  }),
  'store-unsure': ({ file, why, entry, stands }) => ({
    message: `The disk failed while the database ${file} was confirming a record: ${why}. ${
      {
        recorded: `The database was looked at again: it is recorded (entry ${entry}).`,
        'not-recorded': 'The database was looked at again: it is not recorded.',
        unknown: 'The database could not be looked at again: whether it is recorded is not known.',
      }[stands]
    }`,
    hint:
      stands === 'recorded'
        ? 'Do not run the command again. Have the disk checked.'
        : 'Have the disk checked. Then see with coopj history whether it is recorded, before you run the command again.',
  }),
  'store-altered': ({ file, foreign, missing, altered }) => ({
    message: `The database ${file} does not have the tables and rules that coopj made: ${[
      ...(foreign.length > 0 ? [`not of coopj: ${someOf(foreign)}`] : []),
      ...(missing.length > 0 ? [`missing: ${someOf(missing)}`] : []),
      ...(altered.length > 0 ? [`changed: ${someOf(altered)}`] : []),
    ].join('; ')}. It was left as it is.`,
    hint: 'Somebody changed it with another program. Put the last backup in its place; this file is kept beside it: coopj backup restore FILE',
  }),
  'store-behind': ({ file, what, noted, head }) => ({
    message: `${
      {
        shorter: `The last entry recorded in the database ${file} was number ${noted.seq}, but its history ends ${head ? `with number ${head.seq} of ${head.day}` : 'before the first'}: an older file is in its place, or the file beside it that ends with -wal is missing or from elsewhere.`,
        other: `Entry ${noted.seq} in the history of the database ${file} is not the one that was recorded: another file is in its place, or the file beside it that ends with -wal is from elsewhere.`,
        tables: `The history of the database ${file} ends ${head ? `with entry ${head.seq} of ${head.day}` : 'before the first entry'}, but its tables were written up to ${noted.seq === 0 ? 'none' : `entry ${noted.seq}`}: the file beside it that ends with -wal is from elsewhere, or it was changed with another program.`,
      }[what]
    } It was left as it is.`,
    hint:
      what === 'tables' && noted.seq < (head?.seq ?? 0)
        ? 'What was added: coopj journal verify. To make the tables again from the history: coopj journal rebuild'
        : 'Put the right file in its place, or the last backup: coopj backup restore FILE. To go on with what is there, and keep that in the history: coopj doctor --fix --reason "…"',
  }),
  'store-lost': ({ file, seq }) => ({
    message: `There is no database at ${file} any more: the file ${file}.head beside it says that one with ${seq} entries was there. None was made in its place.`,
    hint: `Put the last backup in its place: coopj backup restore FILE. To begin with an empty one instead, remove ${file}.head.`,
  }),
} satisfies Partial<Sentences>;
