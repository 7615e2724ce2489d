import type { StudentErased } from '../journal/changes.ts';
import { saidOf, type Traces } from '../journal/traces.ts';
import type { StudentNumber } from '../model/student.ts';
import type { Decision } from './decision.ts';

interface ErasureRequest {
  readonly number: StudentNumber;
  readonly traces: Traces;
  /** Or the basis alone. */
  readonly reason: string | undefined;
  /** By what law or rule of retention. */
  readonly basis?: string;
}

/** Erases all that is known of a student. Whatever is open is no reason not to: who may ask for it is the office's to judge. */
export function eraseStudent({ number, traces, reason, basis }: ErasureRequest): Decision<StudentErased> {
  const said = [reason ?? '', basis ?? ''].flatMap((text) => saidOf(text, traces) ?? []);
  const [word] = said;
  if (word !== undefined) return { ok: false, refusals: [{ because: 'names-the-erased', said: word }] };
  const { certificates, placements } = traces;
  const erased: StudentErased = {
    type: 'student-erased',
    number,
    certificates,
    placements,
    ...(basis !== undefined && { basis }),
  };
  return { ok: true, changes: [erased], overridden: [] };
}
