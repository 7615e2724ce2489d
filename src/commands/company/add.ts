import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { addCompany } from '../../core/decide/company.ts';
import { companyKey } from '../../core/imports/alike.ts';
import { COMPANY_FIELDS } from '../../core/imports/companies.ts';
import type { LocatedWarning } from '../../core/imports/problems.ts';
import { textOddity } from '../../core/imports/rows.ts';
import { type CompanyCode, type CompanyFacts, isCode } from '../../core/model/company.ts';
import { Abort } from '../../errors.ts';
import { dashed, type Flags, type Said } from '../grammar/notation.ts';
import { given, optionalDay, optionalText, textArgument } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { withNextNumber } from '../shared/next-number.ts';
import { tellOdd } from '../shared/warnings.ts';
import { writeCompany } from '../shared/write.ts';

/** Without a code, the next one is taken. */
export type AddOptions = Omit<CompanyFacts, 'code'> & { readonly code?: CompanyCode };

/** Facts that are plain text, each with a flag of its name. */
const TEXTS = {
  nameEn: '<text>',
  department: '<text>',
  address: '<text>',
  phone: '<text>',
  industry: '<text>',
  hr: '<text>',
  mentor: '<text>',
} as const satisfies { readonly [F in Exclude<keyof CompanyFacts, 'telephone'> | 'phone']?: string };
export const COMPANY_FLAGS = { ...TEXTS, memberAsOf: '<day>', memberUntil: '<day>' } as const;

export function addCommand(kit: Kit): Command {
  return verb(kit, 'company add', {
    writes: true,
    examples: [
      'coopj company add 株式会社見本製作所 --name-en "Mihon Works, Inc." --address 東京都見本区1-2-3 --phone 03-0000-0000',
      'coopj company add 見本研究所株式会社 --code C-0101 --member-as-of 2026-04-01',
    ],
    args: [['<name>', kit.words.flags.companyName]],
    flags: { code: '<code>', ...COMPANY_FLAGS, nameEn: '<text>?', address: '<text>?', phone: '<text>?' },
    says: { name: namesSaid },
    run: (context, { name: typed, code: word, ...flags }) => {
      const name = textArgument(typed, 'NAME');
      const facts = factsArgument(flags, context.today);
      return add(context, { name, ...facts, ...(word !== undefined && { code: codeArgument(word) }) });
    },
  });
}

const LATIN = /^[\p{Script=Latin}\p{M}\p{N}\p{P}\p{S}\s]+$/u;

/** An official name in the Latin alphabet is the one in English, and one in Japanese may have it behind a stroke. */
function namesSaid(answer: string): Said | undefined {
  if (LATIN.test(answer)) return { name: answer, nameEn: answer };
  const { name, nameEn } = /^(?<name>.*\S)\s+[/／]\s+(?<nameEn>.+)$/u.exec(answer)?.groups ?? {};
  return name !== undefined && nameEn !== undefined && LATIN.test(nameEn) && !LATIN.test(name)
    ? { name, nameEn }
    : undefined;
}

/** The facts that the flags state. */
export function factsArgument(flags: Flags<typeof COMPANY_FLAGS>, today: LocalDate) {
  const names = Object.keys(TEXTS) as (keyof typeof TEXTS)[];
  const { phone, ...texts }: { [F in keyof typeof TEXTS]?: string } = Object.fromEntries(
    names.map((fact) => [fact, optionalText(flags[fact], `--${dashed(fact)}`)]),
  );
  return given({
    memberAsOf: optionalDay(flags.memberAsOf, today, '--member-as-of'),
    memberUntil: optionalDay(flags.memberUntil, today, '--member-until'),
    telephone: phone,
    ...texts,
  });
}

function codeArgument(value: string): CompanyCode {
  const code = value.normalize('NFKC').trim();
  if (!isCode(code)) throw new Abort('not-a-code', { value, flag: '--code' });
  return code;
}

/** load -> decide (pure) -> show -> apply -> say */
export async function add(context: Context, { code, ...facts }: AddOptions): Promise<void> {
  for (const word of code === undefined ? [facts.name] : [code, facts.name]) {
    const there = await context.store.findCompany(word);
    if (there) throw new Abort('company-exists', { code: there.value.code, name: there.value.name });
  }
  const warnings = tellOdd(context, await oddities(context, facts, code));
  const write = (drawn: CompanyCode) => {
    const decision = addCompany(context.today, { ...facts, code: drawn });
    return writeCompany(context, { code: drawn, name: facts.name, expect: 'new' }, decision, {
      name: facts.name,
      warnings,
    });
  };
  await (code === undefined ? withNextNumber(context, 'company', write) : write(code));
}

/** What lists tell of such texts: a sign for a letter, a formula, a name that reads like another company's. */
export async function oddities(
  { store }: Context,
  facts: Partial<CompanyFacts>,
  code: CompanyCode | undefined,
): Promise<readonly Omit<LocatedWarning, 'line'>[]> {
  const odd = COMPANY_FIELDS.flatMap((field) => {
    const value = facts[field.fact];
    const problem = value === undefined ? undefined : textOddity(field, value);
    return value === undefined || problem === undefined ? [] : [{ column: `--${dashed(field.fact)}`, value, problem }];
  });
  const { name } = facts;
  if (name === undefined) return odd;
  const like = (await store.companies()).find((one) => one.code !== code && companyKey(one.name) === companyKey(name));
  if (!like) return odd;
  return [...odd, { column: '--name', value: name, problem: { code: 'like-company', company: like.code } }];
}
