import type { Role } from '../../../core/people/people.ts';
import { typed, typedInSql } from '../../../core/text/typed.ts';
import type { Sentences } from '../../errors.ts';

const roles: Readonly<Record<Role, string>> = { admin: 'an administrator', clerk: 'a clerk', reader: 'a reader' };
const listed = (known: readonly string[], none: string): string => (known.length > 0 ? known.join(', ') : none);
const RUNS = 'whoever manages the shared store';

/** Who may do what in a shared store. */
export const people = {
  'person-unknown': ({ file, login, owns }) => ({
    message: owns
      ? `${login} owns the shared store ${file}, and belongs to no office in it: the records are seen by the people of an office alone. Nothing was done.`
      : `The login ${login} belongs to no office in the shared store ${file}. Nothing was done.`,
    hint: owns
      ? `Use a login of that office (--db postgres://LOGIN@HOST/DATABASE), and keep ${login} for coopj db. To see the logins: coopj db person list. To add one of your own: coopj db person add LOGIN --role reader --office NAME`
      : `Ask ${RUNS} to run: coopj db person add ${typed(login)} --role clerk --office NAME`,
  }),
  'rights-lacking': ({ login, office, role, needs, what }) => ({
    message: `${login} is ${roles[role]} of ${office}, and ${
      what === 'export' ? 'exporting or unmasking personal data, which is recorded in the history,' : 'this'
    } needs ${roles[needs]}. Nothing was done.`,
    hint: `Leave it to a colleague who may do it. If it is to be your own work, ask ${RUNS} to run: coopj db person add ${typed(login)} --role ${needs} --office ${typed(office)}`,
  }),
  'not-store-owner': ({ login, owner, why }) => ({
    message: {
      owner: `Only the owner of the tables, ${owner}, may do this; you are logged in as ${login}. Nothing was done.`,
      roles: `${login} may not create or grant roles on the server. Nothing was done.`,
      tables: `The tables of the shared store are older than this program, and only their owner, ${owner}, may update them.`,
    }[why],
    hint: {
      owner: `Log in as ${owner} (--db postgres://${owner}@HOST/DATABASE), or ask that person.`,
      roles: `Ask whoever runs the server to run: ALTER ROLE ${typedInSql(login)} CREATEROLE`,
      tables: `Ask ${RUNS} to run: coopj db init`,
    }[why],
  }),
  'no-such-office': ({ office, known }) => ({
    message: `There is no office ${office} in the shared store. Offices: ${listed(known, 'none yet')}.`,
    hint: `coopj db office add ${typed(office)}`,
  }),
  'no-such-person': ({ login, known }) => ({
    message: `Nobody with the login ${login} works in the shared store. Logins: ${listed(known, 'none yet')}.`,
    hint: 'coopj db person list',
  }),
  'person-elsewhere': ({ login, office }) => ({
    message: `The login ${login} belongs to ${office}, whose history names it. A login belongs to one office.`,
    hint: 'Use another login for this office.',
  }),
  'office-name-long': ({ flag, length, most }) => ({
    message: `The name of an office has at most ${most} characters, and this one (${flag}) has ${length}: it is a part of every key of the shared store, which its server wants short. Nothing was done.`,
    hint: 'Use the name that everybody uses for the office, such as 見本大学.',
  }),
  'login-unfit': ({ login, why }) => ({
    message: {
      long: `A login of PostgreSQL has at most 63 bytes, and ${login} has more.`,
      group: `${login} is a role of the server that cannot log in.`,
      reserved: `PostgreSQL keeps the name ${login} for itself.`,
    }[why],
    hint: 'Use a short name in Latin letters, such as the user name of the e-mail address.',
  }),
} satisfies Partial<Sentences>;
