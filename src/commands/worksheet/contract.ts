import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { latestAgreement } from '../../core/decide/company.ts';
import { agreementRevisionRef } from '../../core/model/company.ts';
import { secretariatReview } from '../../core/model/contract.ts';
import { contractRef, currentContract } from '../../core/model/placement.ts';
import { lostCompanyName } from '../../core/papers/lost-letters.ts';
import { lostName } from '../../core/papers/person.ts';
import { contractSlip, itemLines, type ReviewedRevision } from '../../core/papers/worksheets/contract-slip.ts';
import { languagesOf } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import { findAgreementOf } from '../contract/agreement.ts';
import { type ContractOwner, whoseArgument } from '../contract/whose.ts';
import { given } from '../shared/arguments.ts';
import { findCompany, findPlacement, findStudentByWord } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { finishSheet, refuseLost, SHEET, type SheetOptions, sheetArguments, sheetOf } from './sheet.ts';

export interface ContractOptions extends SheetOptions {
  readonly whose: ContractOwner;
}

export function contractCommand(kit: Kit): Command {
  return verb(kit, 'worksheet contract', {
    examples: ['coopj worksheet contract 20241001 --in ja', 'coopj worksheet contract --company C-0001 --out slips'],
    args: ['[student]'],
    students: 'student',
    flags: { company: '<code>', placement: '<ref>', ...SHEET },
    run: (context, { student, ...flags }) =>
      contract(context, { whose: whoseArgument('worksheet contract', student, flags), ...sheetArguments(flags) }),
  });
}

/** The review of the revision in force: of a contract or notice, or of the latest implementation agreement. */
export async function contract(context: Context, options: ContractOptions): Promise<void> {
  const { office, today, documents, words } = context;
  const { whose, lang = 'both' } = options;
  const of = whose.student === undefined ? await agreementOf(context, whose) : await contractOf(context, whose);
  const tongues = languagesOf(lang);
  refuseLost([...(of.student ? lostName(of.student, tongues) : []), ...lostCompanyName(of.company, tongues)]);
  const texts = await documents.texts('contract-slip', lang);
  const paper = contractSlip(office, of, { lang, on: today }, texts);
  const sheet = await sheetOf(context, 'contract-slip', [of.ref], paper, options);
  const { ref, kind, student, placement, company, revision } = of;
  const value = {
    ref,
    kind,
    student: student?.number ?? null,
    placement: placement ?? null,
    company: company.code,
    revision: revision.revision,
    receivedOn: revision.receivedOn,
    outcome: secretariatReview(revision)?.outcome ?? null,
    items: itemLines(of).map((line) => ({ ...line, label: words.terms.reviewItem[line.item] })),
    reviews: revision.reviews,
    lang,
  };
  const finishing = { kind: 'contract-slip', whose: ref, sheet, ...given({ force: options.force }) } as const;
  await finishSheet(context, finishing, value);
}

async function contractOf(
  context: Context,
  whose: { readonly student: string; readonly placement?: string },
): Promise<ReviewedRevision> {
  const { value: dossier } = await findStudentByWord(context, whose.student);
  const placement = findPlacement(dossier, whose.placement);
  const revision = currentContract(placement);
  const { student } = dossier;
  if (!revision) throw new Abort('no-such-contract', { student: student.number, placement: placement.ref });
  const company = (await findCompany(context, placement.company)).value;
  const ref = contractRef(placement.ref, revision);
  return { ref, kind: revision.kind, revision, company, placement: placement.ref, student };
}

async function agreementOf(
  context: Context,
  whose: { readonly company: string; readonly placement?: string },
): Promise<ReviewedRevision> {
  const { company, placement } = await findAgreementOf(context, whose);
  const agreement = latestAgreement(company.value, placement?.ref, ({ revisions }) => revisions.length > 0);
  const revision = agreement?.revisions.at(-1);
  const { code } = company.value;
  if (!agreement) throw new Abort('no-such-agreement', { company: code });
  if (!revision) throw new Abort('agreement-not-received', { agreement: agreement.ref, company: code });
  const ref = agreementRevisionRef(agreement.ref, revision.revision);
  const of = agreement.placement === undefined ? {} : { placement: agreement.placement };
  return { ref, kind: 'agreement', revision, company: company.value, ...of };
}
