import { type Person, type Role, suffices } from '../core/model/people.ts';
import { Abort } from '../errors.ts';

/** What takes away or fills at once. */
const OF_ADMINS = ['student erase', 'retention apply', 'db import'];

/** The role that a command needs which writes. */
export const neededFor = (command: string): Role => (OF_ADMINS.includes(command) ? 'admin' : 'clerk');

/** Told before anything happens; the server holds the same by itself. */
export function need({ login, office, role }: Person, needs: Role, what?: 'export'): void {
  if (!suffices(role, needs)) throw new Abort('rights-lacking', { login, office, role, needs, ...(what && { what }) });
}
