import type { LocalDate } from '../calendar/dates.ts';
import type { CompanyFacts } from '../model/company.ts';
import type { AnyField } from '../model/student-fields.ts';
import { headingsOf, type ListColumns } from './headings.ts';
import type { LocatedProblem, LocatedWarning } from './problems.ts';
import { readCells, textOddity } from './rows.ts';

/** The import list of host companies. */
export const COMPANY_FIELDS = [
  { fact: 'code', kind: 'code', headings: ['code', 'コード', '企業コード'] },
  { fact: 'name', kind: 'name', headings: ['name', '企業名', '会社名'] },
  { fact: 'nameEn', kind: 'text', headings: ['name_en', '英語名'] },
  { fact: 'department', kind: 'text', headings: ['department', '配属部署', '部署'] },
  { fact: 'address', kind: 'text', headings: ['address', '住所', '所在地'] },
  { fact: 'telephone', kind: 'phone', headings: ['telephone', '電話番号'] },
  { fact: 'industry', kind: 'text', headings: ['industry', '業種'] },
  { fact: 'hr', kind: 'name', headings: ['hr', '人事担当者', '人事担当'] },
  { fact: 'mentor', kind: 'name', headings: ['mentor', '企業側指導担当者', 'メンター'] },
  { fact: 'memberAsOf', kind: 'past', headings: ['member_as_of', '会員確認日'] },
  { fact: 'memberUntil', kind: 'day', headings: ['member_until', '会員期間の終了日', '会員期間の末日'] },
] as const satisfies readonly (AnyField & { readonly fact: keyof CompanyFacts })[];

export type CompanyField = (typeof COMPANY_FIELDS)[number];
export const COMPANY_HEADINGS = headingsOf<CompanyField>(COMPANY_FIELDS, ['code', 'name']);

/** A row of a list of companies, with the facts it gives. */
export interface CompanyRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly facts: Partial<CompanyFacts>;
  readonly problems: readonly LocatedProblem[];
  readonly warnings: readonly LocatedWarning[];
}

export const readCompanyRow = (
  reader: { readonly columns: ListColumns<CompanyField>; readonly today: LocalDate },
  line: number,
  cells: readonly string[],
): CompanyRow => ({ line, cells, ...readCells(reader, line, cells, textOddity) });
