import type { Context } from '../../context.ts';

/** Whom an entry names, for people to read: in a shared store the login, with the name of whose it is. */
export async function actorNames({
  colleagues,
  words,
}: Pick<Context, 'colleagues' | 'words'>): Promise<(actor: string) => string> {
  const names = new Map((await colleagues()).flatMap(({ login, name }) => (name ? [[login, name] as const] : [])));
  return (actor) => {
    const name = names.get(actor);
    return name === undefined ? actor : words.people.named(actor, name);
  };
}
