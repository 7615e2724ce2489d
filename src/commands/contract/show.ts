import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { agreementRevisionRef } from '../../core/model/company.ts';
import { contractRef } from '../../core/model/placement.ts';
import { nameOf } from '../../core/model/student.ts';
import { Abort } from '../../errors.ts';
import { findCompany, findPlacement, findStudentByWord, studentLabel } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { agreementSection, contractSection } from './cards.ts';
import { type ContractOwner, whoseArgument } from './whose.ts';

export interface ShowOptions {
  readonly whose: ContractOwner;
}

export function showCommand(kit: Kit): Command {
  return verb(kit, 'contract show', {
    examples: ['coopj contract show 20241001', 'coopj contract show --company C-0001 --json'],
    args: ['[student]'],
    students: 'student',
    flags: { company: '<code>', placement: '<ref>' },
    run: (context, { student, ...flags }) => show(context, { whose: whoseArgument('contract show', student, flags) }),
  });
}

/** Every revision of a placement's contract and notice, or of a company's agreements, with terms, reviews and items. */
export async function show(context: Context, { whose }: ShowOptions): Promise<void> {
  return whose.student === undefined ? showAgreements(context, whose) : showContracts(context, whose);
}

async function showContracts(context: Context, whose: { readonly student: string; readonly placement?: string }) {
  const { value: dossier } = await findStudentByWord(context, whose.student);
  const { ref, company, contracts } = findPlacement(dossier, whose.placement);
  const { number } = dossier.student;
  if (contracts.length === 0) throw new Abort('no-such-contract', { student: number, placement: ref });
  const value = {
    student: number,
    name: nameOf(dossier.student),
    placement: ref,
    company,
    contracts: contracts.map((contract) => ({ ref: contractRef(ref, contract), ...contract })),
  };
  const head = { title: `${ref}  ${studentLabel(dossier)}`, lines: [] };
  const { out, words } = context;
  await out.card(value, [head, ...contracts.map((one) => contractSection(words, ref, one, out.shown))]);
}

async function showAgreements(context: Context, whose: { readonly company: string; readonly placement?: string }) {
  const { code, name, agreements } = (await findCompany(context, whose.company)).value;
  const placement = whose.placement?.normalize('NFKC').trim().toUpperCase();
  const mine = agreements.filter((one) => placement === undefined || one.placement === placement);
  if (mine.length === 0) throw new Abort('no-such-agreement', { company: code });
  const value = {
    company: code,
    name,
    agreements: mine.map(({ revisions, ...agreement }) => ({
      ...agreement,
      revisions: revisions.map((one) => ({ ref: agreementRevisionRef(agreement.ref, one.revision), ...one })),
    })),
  };
  const head = { title: `${code}  ${name}`, lines: [] };
  await context.out.card(value, [head, ...mine.map((one) => agreementSection(context.words, one))]);
}
