import type { Person, Role } from '../../core/people/people.ts';
import { typed, typedInSql } from '../../core/text/typed.ts';

const roles: Readonly<Record<Role | 'left', string>> = {
  admin: 'administrator',
  clerk: 'clerk',
  reader: 'reader',
  left: 'left',
};

/** Who works in a shared store. */
export const people = {
  roles,
  login: 'the name with which that person logs in to the server',
  officeName: 'name of the new office',
  columns: { login: 'login', name: 'name', role: 'role', office: 'office' },
  peopleThere: 'people',
  none: 'Nobody has been added yet.',
  noOffice: 'No office has been added yet.',
  /** Beside the login in the history. */
  named: (login: string, name: string) => `${name} (${login})`,
  password: ({ login, host, database }: { readonly login: string; readonly host: string; readonly database: string }) =>
    `What is the password of ${login} for the database ${database} on ${host}?`,
  /** Before the same question. */
  notAccepted: 'The server did not accept it. ',
  noPassword: 'Enter a password.',
  ready: (store: string) => `The shared store ${store} is ready: tables, roles and rights.`,
  offices: (names: readonly string[]) => `Offices: ${names.join(', ')}`,
  nextOffice: 'Next: coopj db office add NAME',
  nextPerson: (office: string) => `Next: coopj db person add LOGIN --role admin --office ${office}`,
  officeMade: (office: string) => `Added the office ${office}.`,
  officeThere: (office: string) => `The office ${office} was there already.`,
  added: ({ login, role, office }: Person) => `${login} now works in ${office} as ${roles[role]}.`,
  wouldAdd: ({ login, role, office }: Person) =>
    `${login} would work in ${office} as ${roles[role]} (nothing was done).`,
  wouldMakeLogin: (login: string) => `The login ${login} would be created on the server, without a password.`,
  loginMade: (login: string) =>
    `The login ${login} was created on the server, without a password. Set one in psql, where nobody can read it: \\password ${typedInSql(login)}`,
  unbound: (login: string) =>
    `The server allows ${login} more than any role of coopj (it owns the tables, may create roles, or is a superuser): in SQL, this login can change everything. Give people logins without such rights.`,
  again: (login: string, dryRun: boolean) =>
    `The login ${login} had left, and the history names it. Go on only if it is the same person: a new colleague needs a login of their own.${dryRun ? '' : ` To take it back: coopj db person remove ${typed(login)}`}`,
  wouldRemove: (login: string, office: string) => `${login} would no longer work in ${office} (nothing was done).`,
  removed: (login: string, office: string) =>
    `${login} no longer works in ${office}. The history goes on naming this login, so give it to nobody else.`,
  loginStays: (login: string) =>
    `The login itself stays on the server; to close it: ALTER ROLE ${typedInSql(login)} NOLOGIN`,
};
