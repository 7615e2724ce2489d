import { isShared } from '../../../core/text/address.ts';
import type { Sentences } from '../../errors.ts';

const UNREACHABLE = [
  'this computer cannot reach it',
  'Check whether this computer is on the network of the university, then run the same command again.',
] as const;
const CUT = ['the connection was lost', 'Run the same command again.'] as const;

/** Why a server cannot be used, by the code of the system or of PostgreSQL, and what helps. */
const REASONS: Readonly<Record<string, readonly [why: string, hint: string]>> = {
  ECONNREFUSED: [
    'the server does not answer',
    'Check host and port, and ask whoever runs the server whether it is running.',
  ],
  ENOENT: ['the server does not answer', 'Check the folder of its socket (host=), and whether the server is running.'],
  ENOTFOUND: [
    'its host cannot be found',
    'Check the name of the host, and whether this computer is on the network of the university.',
  ],
  EAI_AGAIN: ['its host cannot be found', 'Check whether this computer is on the network, then try again.'],
  ETIMEDOUT: [
    'the server did not answer in time',
    'Check whether this computer is on the network of the university, then run the same command again.',
  ],
  EHOSTUNREACH: UNREACHABLE,
  ENETUNREACH: UNREACHABLE,
  ECONNRESET: CUT,
  EPIPE: CUT,
  '28P01': [
    'the password is wrong, or there is no such login',
    'Check the name in the address, and the password in PGPASSWORD, ~/.pgpass or COOPJ_DB.',
  ],
  'no-password': [
    'it asks for a password, and none was given',
    'Put it into a line of ~/.pgpass (on Windows %APPDATA%\\postgresql\\pgpass.conf): HOST:5432:DATABASE:LOGIN:PASSWORD. The line counts only where host, port, database and login are those of the address, and the file only where you alone may read it (chmod 600 ~/.pgpass). PGPASSWORD or COOPJ_DB do as well; never put it on the command line.',
  ],
  '28000': [
    'the server does not accept this login',
    'Check the name in the address, or ask whoever runs the server (pg_hba.conf).',
  ],
  '3D000': [
    'the server has no database of that name',
    'Check the name at the end of the address, or have it created: createdb NAME',
  ],
  '42501': [
    'this login lacks a permission',
    'Ask whoever runs the server for the permission to read and write the tables of coopj.',
  ],
  '57014': [
    'the server stopped a statement that took too long',
    'Run the same command again. If it happens again, ask whoever runs the server.',
  ],
  '25006': [
    'the server only repeats the changes of another one (a replica, or set to read-only)',
    'Use the address of the primary, or name all servers: postgres://HOST1,HOST2/DATABASE',
  ],
  'no-primary': [
    'none of its servers takes changes',
    'Ask whoever runs the servers whether one of them is the primary, then run the same command again.',
  ],
  'no-replica': [
    'none of its servers is a replica',
    'Leave target_session_attrs out of the address, or ask whoever runs the servers.',
  ],
  'no-tls': [
    'the server takes no encrypted connections, which the address asks for (sslmode)',
    'Ask whoever runs the server to switch encryption on (ssl = on).',
  ],
  untrusted: [
    'the certificate of the server was not issued by anyone this computer trusts',
    'Ask whoever runs the server for its root certificate, and name the file in the address: ?sslmode=verify-full&sslrootcert=FILE',
  ],
  CERT_HAS_EXPIRED: ['the certificate of the server has expired', 'Ask whoever runs the server to renew it.'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'the certificate of the server was issued for another host name',
    'Use the name of the host that the certificate names, or ask whoever runs the server.',
  ],
  'certificate-file': [
    'a certificate file named in the address cannot be read',
    'Check sslrootcert, sslcert and sslkey in the address.',
  ],
  'no-root-certificate': [
    'sslmode=verify-ca needs a root certificate',
    'Name its file in the address (sslrootcert=FILE), or use sslmode=verify-full.',
  ],
  address: [
    'the address cannot be read',
    'Write it like this: postgres://LOGIN@HOST:5432/DATABASE. Special characters in a name or password are written as in a web address (@ as %40, / as %2F, % as %25).',
  ],
  '57P01': ['the server was shut down', 'Run the same command again when it is running.'],
  '57P02': ['the server was shut down', 'Run the same command again when it is running.'],
  '57P03': ['the server is just starting or stopping', 'Run the same command again in a minute.'],
  '53300': ['the server has too many connections', 'Run the same command again in a minute.'],
};
const OTHER = 'Check the address (--db or COOPJ_DB), or ask whoever runs the server.';
const whole = (why: string): readonly [why: string, hint: string] => REASONS[why] ?? [why, OTHER];

const RESTORE = 'Ask whoever runs the server to restore its latest backup.';

/** The same problems of records that lie on a server. */
const server = {
  'store-missing': ({ file }) => ({
    message: `The database ${file} has no coopj office.`,
    hint: 'Check the name of the database. Whoever runs the store prepares it and adds the office: coopj db init',
  }),
  'store-unreadable': ({ file, why }) => {
    const [because, hint] = whole(why);
    return { message: `The shared store ${file} cannot be used: ${because}.`, hint };
  },
  'store-damaged': ({ file, why }) => ({
    message: `The tables of the shared store ${file} are damaged: ${why}.`,
    hint: `To see what differs: coopj journal verify. ${RESTORE}`,
  }),
  'store-newer': ({ file, found, known }) => ({
    message: `The shared store ${file} is used by a newer coopj: its version is ${found}, this program knows ${known}. It was not changed.`,
    hint: 'Update this program. To see its version: coopj --version',
  }),
  'store-locked': ({ file }) => ({
    message: `Another user is still writing to the shared store ${file}. Nothing from this command was recorded.`,
    hint: 'Run the same command again later. To wait longer, in seconds: COOPJ_WAIT=300',
  }),
  'store-disk': ({ file, why, undone = false }) => ({
    message: `The server of the shared store ${file} has run out of space or has a disk error: ${why}.${undone ? ' The record was not saved.' : ''}`,
    hint: 'Ask whoever runs the server, then run the same command again.',
  }),
  'store-unsure': ({ file, why, entry, stands }) => ({
    message: `The connection to the shared store ${file} was lost while a record was being saved: ${whole(why)[0]}. ${
      {
        recorded: `The store was checked: the record has been saved (entry ${entry}).`,
        'not-recorded': 'The store was checked: the record has not been saved.',
        unknown: 'The store could not be checked, so it is unknown whether the record has been saved.',
      }[stands]
    }`,
    hint:
      stands === 'recorded'
        ? 'There is no need to run the command again.'
        : 'Before you run the command again, check with coopj history whether the record has been saved.',
  }),
  'store-behind': ({ file, noted, head }) => ({
    message: `The history of the shared store ${file} ends ${head ? `with entry ${head.seq} of ${head.day}` : 'before the first entry'}, but its tables ${noted.seq === 0 ? 'have not been written' : `were written up to entry ${noted.seq}`}: they were changed with another program. They were left as they are.`,
    hint: `To see what differs: coopj journal verify. To rebuild the tables from the history, a clerk or an administrator runs: coopj journal rebuild. ${RESTORE}`,
  }),
} satisfies Partial<Sentences>;

/** The sentences of records, each for a server where it lies there. */
export const onServers = <All extends Partial<Sentences>>(all: All): All =>
  Object.fromEntries(
    Object.entries(all).map(([problem, sentence]) => {
      const there = (server as Partial<Record<string, unknown>>)[problem] as typeof sentence | undefined;
      return [
        problem,
        there ? (data: { file: string }) => (isShared(data.file) ? there : sentence)(data as never) : sentence,
      ];
    }),
  ) as All;
