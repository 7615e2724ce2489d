import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { recordEvaluation } from '../../core/decide/course.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import { EVALUATION_KINDS, type EvaluationKind } from '../../core/model/placement.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import { given, optionalDay, optionalOneOf, textArgument } from '../shared/arguments.ts';
import { findFile, findPlacement, findStudent, knownOf, placementsMeant } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { tellTexts } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';

export interface RecordOptions {
  readonly student: string;
  readonly placement?: string;
  /** Defaults to the evaluation certificate. */
  readonly kind?: EvaluationKind;
  /** Defaults to the recorded day, so that a detail can be added, else today. */
  readonly receivedOn?: LocalDate;
  /** Several signers are joined into one text. */
  readonly signer?: string;
  /** Given to the student; handed to the faculty member who grades. */
  readonly givenOn?: LocalDate;
  readonly handedOn?: LocalDate;
  readonly file?: Evidence;
}

export function recordCommand(kit: Kit): Command {
  return verb(kit, 'evaluation record', {
    writes: true,
    examples: [
      'coopj evaluation record 20241001 --received-on 2027-03-22 --signer "見本 花子"',
      'coopj evaluation record 20241001 --kind evaluation --received-on 2027-03-22',
    ],
    args: ['<student>'],
    students: 'student',
    flags: {
      kind: '<kind>?',
      receivedOn: '<day>?',
      on: '<day>',
      signer: '<name>*?',
      givenOn: '<day>',
      handedOn: '<day>',
      file: '<file>',
      placement: '<ref>',
    },
    choices: { kind: ({ words }) => choicesOf(EVALUATION_KINDS, words.terms.evaluation) },
    before: {
      receivedOn: async (context, { kind = 'certificate', ...said }) =>
        (await placementsMeant(context, said)).map(
          (one) => one?.papers.find((paper) => paper.kind === kind)?.receivedOn,
        ),
    },
    run: async (context, { student, ...flags }) => {
      const { placement } = flags;
      const facts = {
        kind: optionalOneOf<EvaluationKind>(flags.kind, EVALUATION_KINDS, '--kind'),
        receivedOn: dayReceived(flags, context.today),
        signer: signersArgument(flags.signer),
        givenOn: optionalDay(flags.givenOn, context.today, '--given-on'),
        handedOn: optionalDay(flags.handedOn, context.today, '--handed-on'),
        file: await findFile(context, flags.file),
      };
      return record(context, { student, ...given({ ...facts, placement }) });
    },
  });
}

/** The signers, joined. */
const signersArgument = (names: readonly string[] | undefined): string | undefined =>
  names?.map((name) => textArgument(name, '--signer')).join('、');

/** `--on` and `--received-on` are the same day; two different ones are refused. */
function dayReceived(flags: { readonly on?: string; readonly receivedOn?: string }, today: LocalDate) {
  const on = optionalDay(flags.on, today, '--on');
  const receivedOn = optionalDay(flags.receivedOn, today, '--received-on');
  if (on && receivedOn && on !== receivedOn) throw new Abort('flags-disagree', { flags: ['--received-on', '--on'] });
  return receivedOn ?? on;
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open for the placement */
export async function record(context: Context, options: RecordOptions): Promise<void> {
  const { kind = 'certificate', receivedOn: day, signer, file, givenOn, handedOn } = options;
  const student = await findStudent(context, options.student);
  const placement = findPlacement(student.value, options.placement);
  const known = await knownOf(context, student.value);
  const before = placement.papers.find((paper) => paper.kind === kind);
  const receivedOn = day ?? before?.receivedOn ?? context.today;
  const paper = { kind, receivedOn, ...given({ signer, file, givenOn, handedOn }) };
  const after = await writeStudent(
    context,
    student,
    (reason) => recordEvaluation(known, placement, { ...requestOf(context), ...given({ reason }), paper }),
    { placement: placement.ref, warnings: tellTexts(context, { names: { '--signer': signer } }) },
  );
  await sayStillOpen(context, after, placement.ref, [12]);
}
