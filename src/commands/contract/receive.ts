import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate, Period } from '../../core/calendar/dates.ts';
import { latestAgreement, receiveNewAgreement } from '../../core/decide/company.ts';
import { receiveAgreement, receiveContract } from '../../core/decide/contract.ts';
import { CONTRACT_KINDS, type ContractKind } from '../../core/model/contract.ts';
import type { Evidence } from '../../core/model/evidence.ts';
import { Abort } from '../../errors.ts';
import { termOfAgreement } from '../agreement/add.ts';
import { choicesOf } from '../grammar/grammar.ts';
import type { Flags, Said } from '../grammar/notation.ts';
import { given, optionalDay, optionalOneOf } from '../shared/arguments.ts';
import { findFile, findPlacement, findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { withNextNumber } from '../shared/next-number.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { TERM_FLAGS, TERM_FORM, termsArgument, textsOf } from '../shared/terms.ts';
import { tellTexts } from '../shared/warnings.ts';
import { requestOf, writeCompany, writeStudent } from '../shared/write.ts';
import { findAgreementOf } from './agreement.ts';
import { agreedOfPaper, askedOfPaper, type SaidByPaper } from './said-by-paper.ts';
import { type ContractOwner, whoseArgument } from './whose.ts';

/** Options common to contracts and agreements. */
interface ReceivedPaper {
  /** Defaults to today. */
  readonly on?: LocalDate;
  readonly file?: Evidence;
}

export interface ReceiveOptions extends ReceivedPaper {
  readonly student: string;
  readonly placement?: string;
  /** Defaults to an employment contract. */
  readonly kind?: ContractKind;
  readonly said: SaidByPaper;
  readonly signedOn?: LocalDate;
}

export interface ReceiveAgreementOptions extends ReceivedPaper {
  readonly company: string;
  readonly placement?: string;
  /** For the first revision of an agreement that is not yet recorded. */
  readonly term: () => Period;
  readonly autoRenew?: boolean;
  readonly signedOn?: LocalDate;
}

export function receiveCommand(kit: Kit): Command {
  return verb(kit, 'contract receive', {
    writes: true,
    brief: true,
    examples: [
      'coopj contract receive 20241001 --on 2026-11-20 --as-placement',
      'coopj contract receive 20241001 --kind notice --from 2027-01-12 --to 2027-03-19 --hours-per-week 38 --pay 300000 --pay-per month',
      'coopj contract receive --company C-0001 --from 2027-01-12 --to 2027-03-19',
    ],
    args: ['[student]'],
    students: 'student',
    flags: FLAGS,
    ...TERM_FORM,
    choices: { ...TERM_FORM.choices, kind: ({ words }) => choicesOf(CONTRACT_KINDS, words.terms.contractKind) },
    needs: ({ student, company, ...said }) => [
      ...(student === undefined && company === undefined ? ['student'] : []),
      ...TERM_FORM.needs(said),
    ],
    asks: async (context, said) => [
      ...(await askedOfPaper(context, said)),
      ...((await isFirstOfCompany(context, said)) ? ['from', 'to', 'autoRenew?', 'signedOn?'] : []),
    ],
    shows: { on: kindMeant, asPlacement: agreedOfPaper },
    run: (context, { student, ...flags }) =>
      received(context, whoseArgument('contract receive', student, flags), flags),
  });
}

const USUAL_KIND: ContractKind = 'employment';

const FLAGS = {
  company: '<code>',
  kind: '<kind>?',
  on: '<day>?',
  ...TERM_FLAGS,
  asPlacement: '',
  autoRenew: '',
  signedOn: '<day>',
  file: '<file>',
  placement: '<ref>',
} as const;

async function received(context: Context, whose: ContractOwner, flags: Flags<typeof FLAGS>): Promise<void> {
  const { today } = context;
  const facts = given({
    on: optionalDay(flags.on, today, '--on'),
    signedOn: optionalDay(flags.signedOn, today, '--signed-on'),
    file: await findFile(context, flags.file),
  });
  const kind = optionalOneOf<ContractKind>(flags.kind, CONTRACT_KINDS, '--kind');
  if (whose.student !== undefined) {
    const said = { terms: termsArgument(flags, today), ...given({ asPlacement: flags.asPlacement }) };
    return receive(context, { ...whose, ...facts, ...given({ kind }), said });
  }
  if (flags.asPlacement) throw new Abort('flags-disagree', { flags: ['--company', '--as-placement'] });
  const { from, to } = flags;
  const term = () => termOfAgreement(context, { from: typed('from', from), to: typed('to', to) });
  return receiveOfCompany(context, { ...whose, ...facts, ...given({ autoRenew: flags.autoRenew }), term });
}

/** Which paper it is where nothing is said; of a company it is the agreement. */
const kindMeant = async ({ words }: Context, { kind, company }: Said): Promise<string> =>
  kind === undefined && company === undefined ? words.questions.documentIs(words.terms.contractKind[USUAL_KIND]) : '';

/** What an agreement that is not yet recorded needs. */
function typed(flag: 'from' | 'to', value: string | undefined): string {
  if (value === undefined) throw new Abort('flag-missing', { flag: `--${flag}`, example: `--${flag} 2026-04-01` });
  return value;
}

/** Has the company no agreement so far that this could be a revision of? */
async function isFirstOfCompany(context: Context, { company: word, placement }: Said): Promise<boolean> {
  const company = typeof word === 'string' ? await context.store.findCompany(word) : undefined;
  const ref = typeof placement === 'string' ? placement : undefined;
  return company !== undefined && latestAgreement(company.value, ref) === undefined;
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open for the placement */
export async function receive(context: Context, options: ReceiveOptions): Promise<void> {
  const { kind = USUAL_KIND, on = context.today, signedOn, file } = options;
  const student = await findStudent(context, options.student);
  const placement = findPlacement(student.value, options.placement);
  const known = await knownOf(context, student.value);
  const { said } = options;
  const request = { ...requestOf(context), kind, on, ...said, ...given({ signedOn, file }) };
  const after = await writeStudent(context, student, () => receiveContract(known, placement, request), {
    placement: placement.ref,
    warnings: tellTexts(context, { texts: textsOf(said.terms) }),
  });
  await sayStillOpen(context, after, placement.ref, [10, 11]);
}

/** Records a new revision of the company's latest agreement, or an agreement with its first revision. */
export async function receiveOfCompany(context: Context, options: ReceiveAgreementOptions): Promise<void> {
  const { on = context.today, file, signedOn, autoRenew = false, term } = options;
  const paper = { on, ...given({ file }) };
  const { company, placement } = await findAgreementOf(context, options);
  const { code, name } = company.value;
  const agreement = latestAgreement(company.value, placement?.ref);
  if (agreement) {
    const decision = receiveAgreement(context.today, agreement, paper);
    await writeCompany(context, { code, name, expect: company.revision }, decision, { agreement: agreement.ref });
    return;
  }
  const { from, to } = term();
  await withNextNumber(context, 'agreement', async (ref) => {
    const { company: fresh } = await findAgreementOf(context, options);
    const facts = { ref, from, to, autoRenew, ...given({ signedOn, placement: placement?.ref }) };
    const request = { agreement: facts, ...given({ placement }) };
    const decision = receiveNewAgreement(context.today, fresh.value, request, paper);
    await writeCompany(context, { code, name, expect: fresh.revision }, decision, { agreement: ref });
  });
}
