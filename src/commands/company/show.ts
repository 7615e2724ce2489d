import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Company } from '../../core/model/company.ts';
import type { CardSection } from '../../terminal/out.ts';
import type { Words } from '../../wording/words.ts';
import { agreementSection } from '../contract/cards.ts';
import { findCompany } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';

export interface ShowOptions {
  /** Code or exact name. */
  readonly company: string;
}

export function showCommand(kit: Kit): Command {
  return verb(kit, 'company show', {
    examples: ['coopj company show C-0001', 'coopj company show 株式会社見本製作所 --json'],
    args: ['<company>'],
    run: show,
  });
}

/** A company's record with its agreements, but without the students' placements. */
export async function show(context: Context, { company: word }: ShowOptions): Promise<void> {
  const { value: company } = await findCompany(context, word);
  const agreements = company.agreements.map((agreement) => agreementSection(context.words, agreement));
  await context.out.card({ ...company }, [factsOf(context.words, company), ...agreements], 'nobody');
}

function factsOf(
  { lists }: Words,
  { code, name, agreements, jobs = [], formerNames = [], ...facts }: Company,
): CardSection {
  const lines = (
    ['nameEn', 'department', 'address', 'telephone', 'industry', 'hr', 'mentor', 'memberAsOf', 'memberUntil'] as const
  )
    .map((key) => [lists.columns[key], facts[key] ?? ''] as const)
    .filter(([, value]) => value !== '');
  const former = formerNames.map((one) => [lists.labels.formerName, `${one.name} (– ${one.until})`] as const);
  const described = jobs.map(({ ref, title }) => [lists.labels.job, `${ref} ${title}`] as const);
  return { title: `${code}  ${name}`, lines: [...lines, ...former, ...described] };
}
