import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { signAgreement, signContract } from '../../core/decide/contract.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import { currentContract } from '../../core/model/placement.ts';
import { Abort } from '../../errors.ts';
import { findAgreement } from '../agreement/whose.ts';
import type { Said } from '../grammar/notation.ts';
import { given, optionalDay } from '../shared/arguments.ts';
import { findCompany, findFile, findPlacement, findStudent, knownOf, placementsMeant } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { requestOf, writeStudent } from '../shared/write.ts';
import { writeAgreement } from './agreement.ts';
import { type ContractOwner, whoseArgument } from './whose.ts';

export interface SignOptions {
  readonly whose: ContractOwner;
  /** Which of the company's agreements, where it is not the one waiting for signature. */
  readonly agreement?: string;
  /** Defaults to today. */
  readonly on?: LocalDate;
  /** The signed copy. */
  readonly file?: Evidence;
}

export function signCommand(kit: Kit): Command {
  return verb(kit, 'contract sign', {
    writes: true,
    brief: true,
    examples: [
      'coopj contract sign 20241001 --on 2026-12-01',
      'coopj contract sign --company C-0001 --on 2026-12-01',
      'coopj contract sign --company C-0001 --agreement A-0001 --on 2026-12-01',
    ],
    args: ['[student]'],
    students: 'student',
    flags: { company: '<code>', agreement: '<ref>', on: '<day>?', file: '<file>', placement: '<ref>' },
    needs: ({ student, company }) => (student === undefined && company === undefined ? ['student'] : []),
    before: { on: signedOn },
    run: async (context, { student, agreement, ...flags }) => {
      if (student !== undefined && agreement !== undefined) {
        throw new Abort('flags-disagree', { flags: ['STUDENT', '--agreement'] });
      }
      const whose = whoseArgument('contract sign', student, flags);
      const on = optionalDay(flags.on, context.today, '--on');
      return sign(context, { whose, ...given({ agreement, on, file: await findFile(context, flags.file) }) });
    },
  });
}

/** When the contract was signed; of a company the agreement that waits for it is meant. */
async function signedOn(context: Context, { agreement, ...said }: Said) {
  if (said.student !== undefined)
    return (await placementsMeant(context, said)).map((one) => one && currentContract(one)?.signedOn);
  return [typeof agreement === 'string' ? (await findAgreement(context, agreement)).agreement.signedOn : undefined];
}

/** The reference of the agreement named, which must be one of this company's. */
async function ofCompany(context: Context, company: string, named: string): Promise<string> {
  const { value, agreement } = await findAgreement(context, named);
  const { code } = (await findCompany(context, company)).value;
  if (value.code !== code) throw new Abort('no-such-agreement', { company: code });
  return agreement.ref;
}

/**
 * load -> decide (pure) -> show -> apply -> say, and what is still open for the placement. An agreement waiting for signature comes
 * first.
 */
export async function sign(context: Context, options: SignOptions): Promise<void> {
  const { whose, agreement: named, on, file } = options;
  const paper = given({ on, file });
  if (whose.student === undefined) {
    const meant = named === undefined ? undefined : await ofCompany(context, whose.company, named);
    return writeAgreement(
      context,
      whose,
      (agreement, reason) =>
        signAgreement(context.today, agreement, { ...requestOf(context), ...given({ reason }), ...paper }),
      (agreement) => (meant === undefined ? agreement.signedOn === undefined : agreement.ref === meant),
    );
  }
  const student = await findStudent(context, whose.student);
  const placement = findPlacement(student.value, whose.placement);
  const known = await knownOf(context, student.value);
  const after = await writeStudent(
    context,
    student,
    (reason) => signContract(known, placement, { ...requestOf(context), ...given({ reason }), ...paper }),
    { placement: placement.ref },
  );
  await sayStillOpen(context, after, placement.ref, [10, 11]);
}
