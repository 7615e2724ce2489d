import type { Role } from '../core/people/people.ts';

/** Who may do what in a shared store. */
export interface PeopleProblems {
  /** A login of the server whom nobody let into the store `file`; `owns`: it is the owner of the tables, who is of no office. */
  'person-unknown': { readonly file: string; readonly login: string; readonly owns: boolean };
  /** `export`: what leaves the records, or is shown unmasked, is entered in the history. */
  'rights-lacking': {
    readonly login: string;
    readonly office: string;
    readonly role: Role;
    readonly needs: Role;
    readonly what?: 'export';
  };
  /** `roles`: whoever owns the tables may not make or give roles. `tables`: they are older than the program. */
  'not-store-owner': { readonly login: string; readonly owner: string; readonly why: 'owner' | 'roles' | 'tables' };
  'no-such-office': { readonly office: string; readonly known: readonly string[] };
  'no-such-person': { readonly login: string; readonly known: readonly string[] };
  /** A login belongs to one office, also after its owner has left that. */
  'person-elsewhere': { readonly login: string; readonly office: string };
  'office-name-long': { readonly flag: string; readonly length: number; readonly most: number };
  'login-unfit': { readonly login: string; readonly why: 'long' | 'group' | 'reserved' };
}
