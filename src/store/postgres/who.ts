import type { Person, Role } from '../../core/people/people.ts';
import { Abort } from '../../errors.ts';
import type { Session } from './session.ts';

/** Whoever is connected. Who owns the tables may do everything, whatever role that login has in an office. */
export type Me = Person & { readonly owns: boolean; readonly owner: string };

export interface Who {
  readonly login: string;
  readonly office: string | null;
  readonly name: string | null;
  readonly role: Role | null;
  readonly owns: boolean;
  readonly owner: string;
  readonly nobody: boolean;
}

/** Undefined where there are no tables of ours. */
export async function whoIn({ query }: Pick<Session, 'query'>): Promise<Who | undefined> {
  const [there] = await query<{ who: string | null }>("SELECT to_regprocedure('coopj_who()')::text AS who");
  if (!there?.who) return undefined;
  return (await query<Who>('SELECT session_user::text AS login, * FROM coopj_who()'))[0];
}

/**
 * Whose office a connection is for: that follows from its login and from nothing that is typed. Until anybody was let in, the owner of
 * the tables works alone, for `office`.
 */
export async function personIn(session: Pick<Session, 'query' | 'at'>, office: string): Promise<Me | undefined> {
  const who = await whoIn(session);
  if (!who) return undefined;
  const { login, owns, owner, role } = who;
  if (who.office !== null && role !== null)
    return { login, office: who.office, role, owns, owner, ...(who.name !== null && { name: who.name }) };
  if (owns && who.nobody) return { login, office, role: 'admin', owns, owner };
  throw new Abort('person-unknown', { file: session.at, login, owns });
}
