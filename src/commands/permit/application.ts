import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import type { Decision } from '../../core/decide/decision.ts';
import type { Request } from '../../core/decide/request.ts';
import type { StudentChange } from '../../core/journal/changes.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import type { PlacementRef } from '../../core/model/placement.ts';
import { PERMIT_KINDS, type PermitKind } from '../../core/model/residence.ts';
import type { Situation } from '../../core/rules/rule.ts';
import { choicesOf } from '../grammar/grammar.ts';
import type { Flags } from '../grammar/notation.ts';
import { given, oneOf, optionalDay } from '../shared/arguments.ts';
import { findPlacement, findStudent, knownOf } from '../shared/find.ts';
import { sayResidenceOpen } from '../shared/still-open.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

/** Whose application, of which kind, and the day of the fact. */
export interface ApplicationOptions {
  readonly student: string;
  readonly kind: PermitKind;
  /** Defaults to today. */
  readonly on?: LocalDate;
  /** For an individual permit; defaults to the only open placement. */
  readonly placement?: string;
}

export const APPLICATION = { kind: '<kind>!', on: '<day>?', placement: '<ref>' } as const;

export const PERMIT_CHOICES = {
  kind: ({ words }: Context) => choicesOf(PERMIT_KINDS, words.terms.permitKind),
};

/** The application from the flags. */
export const applicationArgument = (
  { today }: Context,
  student: string,
  flags: Flags<typeof APPLICATION>,
): ApplicationOptions => ({
  student,
  kind: oneOf<PermitKind>(flags.kind, PERMIT_KINDS, '--kind'),
  ...given({ on: optionalDay(flags.on, today, '--on'), placement: flags.placement }),
});

/** The placement of an individual permit: the named one, else as for any command; undefined before there is any. */
function placementFor(dossier: Dossier, kind: PermitKind, ref: string | undefined): PlacementRef | undefined {
  if (ref === undefined && (kind === 'comprehensive' || dossier.placements.length === 0)) return undefined;
  return findPlacement(dossier, ref).ref;
}

interface ApplicationRequest extends Request {
  readonly kind: PermitKind;
  readonly on?: LocalDate;
  readonly placement?: PlacementRef;
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open before the start: shared by the permit verbs. */
export async function writePermit(
  context: Context,
  { student: number, kind, on, placement: named }: ApplicationOptions,
  decide: (known: Situation, request: ApplicationRequest) => Decision<StudentChange>,
): Promise<void> {
  const student = await findStudent(context, number);
  const known = await knownOf(context, student.value);
  const placement = placementFor(student.value, kind, named);
  const request = { kind, ...given({ on, placement }) };
  const after = await writeStudent(
    context,
    student,
    (reason?: string) => decide(known, { ...requestOf(context), ...given({ reason }), ...request }),
    given({ placement }),
  );
  await sayResidenceOpen(context, after, placement);
}
