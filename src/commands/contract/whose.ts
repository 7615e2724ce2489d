import { Abort } from '../../errors.ts';
import type { CommandPath } from '../shared/kit.ts';

/** A student's employment contract or notice, or a company's implementation agreement. */
export type ContractOwner =
  | { readonly student: string; readonly company?: undefined; readonly placement?: string }
  | { readonly company: string; readonly student?: undefined; readonly placement?: string };

/** Exactly one of the two must be named. */
export function whoseArgument(
  path: CommandPath,
  student: string | undefined,
  { company, placement }: { readonly company?: string; readonly placement?: string },
): ContractOwner {
  const of = placement === undefined ? {} : { placement };
  if (student !== undefined && company !== undefined) {
    throw new Abort('flags-disagree', { flags: ['STUDENT', '--company'] });
  }
  if (student !== undefined) return { student, ...of };
  if (company !== undefined) return { company, ...of };
  throw new Abort('argument-missing', { argument: 'student', command: `coopj ${path}` });
}
