import type { Colleague, Person } from '../core/people/people.ts';

/**
 * Who works in a shared store. Its owner alone changes that; others see the people of their office. Throws Abort `not-store-owner`,
 * `no-such-office`, `no-such-person`, `person-elsewhere`, `login-unfit`.
 */
export interface People {
  /** Makes tables, roles and rights, or brings them up to date, and answers the offices that are there. */
  init(): Promise<readonly string[]>;
  addOffice(office: string): Promise<'made' | 'there'>;
  /** Lets somebody in, or changes role and name. `isUnbound`: the server allows this login what no role here can forbid. */
  add(person: Person): Promise<{ readonly login: 'made' | 'there'; readonly isUnbound: boolean }>;
  /** By office and login. */
  list(): Promise<readonly Colleague[]>;
  /** Lets somebody in no more. The login itself stays with the server. */
  remove(login: string): Promise<Colleague>;
}
