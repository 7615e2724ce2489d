import { type Person, type Role, suffices } from '../core/people/people.ts';
import { Abort } from '../errors.ts';
import type { Format } from '../terminal/out.ts';
import { SHEETS } from '../terminal/uses.ts';

/** What takes away or fills at once. */
const OF_ADMINS = ['student erase', 'retention apply', 'db import'];

/** The role that a command needs which writes. */
export const neededFor = (command: string): Role => (OF_ADMINS.includes(command) ? 'admin' : 'clerk');

/** What takes out everything, or a paper as it is: entered in the history wherever it goes. Settings and texts need no records to be read. */
export const leaves = (command: string): boolean => ['db export', 'office get'].includes(command);

/** Told before anything happens; the server holds the same by itself. */
export function need({ login, office, role }: Person, needs: Role, what?: 'export'): void {
  if (!suffices(role, needs)) throw new Abort('rights-lacking', { login, office, role, needs, ...(what && { what }) });
}

/** Is an answer with somebody's facts gone before it can be entered that it left? A file gets its name only then. */
export function leavesAtOnce(
  { unmask = false, ics, output = ['-'] }: { unmask?: boolean; ics?: string; output?: readonly string[] },
  format: Format,
  isTTY: boolean,
): boolean {
  const isPiped = SHEETS.includes(format) && !isTTY && output.includes('-');
  return unmask || ics !== undefined || isPiped;
}
