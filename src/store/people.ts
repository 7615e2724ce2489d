import type { Colleague, OfficeOfStore, Person } from '../core/people/people.ts';

/**
 * Who works in a shared store. Its owner alone changes that; others see the people of their office. Throws Abort `not-store-owner`,
 * `no-such-office`, `no-such-person`, `person-elsewhere`, `login-unfit`.
 */
export interface People {
  /** Makes tables, roles and rights, or brings them up to date, and answers the offices that are there. */
  init(): Promise<readonly string[]>;
  /** This and adding somebody make tables, roles and rights where they are missing. */
  addOffice(office: string): Promise<'made' | 'there'>;
  /**
   * Lets somebody in, or changes role and name. `isUnbound`: the server allows this login what no role here can forbid. `hadLeft`: the
   * history names it as somebody's who left. A dry run only says so.
   */
  add(
    person: Person,
    how: { readonly dryRun: boolean },
  ): Promise<{
    readonly login: 'made' | 'there';
    readonly isUnbound: boolean;
    readonly hadLeft: boolean;
  }>;
  /** By name. */
  offices(): Promise<readonly OfficeOfStore[]>;
  /** By office and login. */
  list(): Promise<readonly Colleague[]>;
  /** Lets somebody in no more. The login itself stays with the server. */
  remove(login: string, how: { readonly dryRun: boolean }): Promise<Colleague>;
}
