/** What somebody may do in an office of a shared store: all of it, record, or look. */
export const ROLES = ['admin', 'clerk', 'reader'] as const;
export type Role = (typeof ROLES)[number];

/** Somebody with a login of the server. It belongs to one office. */
export interface Person {
  readonly login: string;
  readonly office: string;
  readonly role: Role;
  readonly name?: string;
}

/** Whoever has left is still named in the history. */
export type Colleague = Omit<Person, 'role'> & { readonly role: Role | 'left' };

/** An office of a shared store, with the number of those who work there. */
export interface OfficeOfStore {
  readonly office: string;
  readonly people: number;
}

/** May somebody of a role do what another role is needed for? */
export const suffices = (role: Role, needed: Role): boolean => ROLES.indexOf(role) <= ROLES.indexOf(needed);
