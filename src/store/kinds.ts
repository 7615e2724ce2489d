import type { Change, CompanyChange, OfficeChange, StudentChange, TakenBack } from '../core/journal/changes.ts';
import { evolve } from '../core/journal/evolve.ts';
import { evolveCompany } from '../core/journal/evolve-company.ts';
import { evolveOffice } from '../core/journal/evolve-office.ts';
import type { Companies, Company, CompanyCode } from '../core/model/company.ts';
import type { Dossier } from '../core/model/dossier.ts';
import type { OfficeFacts } from '../core/model/office-facts.ts';
import { COMPANIES, OFFICE, STUDENTS, type SubjectRows, type TableLayout } from './layout.ts';
import { companyRows, officeRows, rows, unpacked } from './projection.ts';
import { isCompany, isDossier, isOfficeFacts, type Whole } from './stored.ts';

/** What differs between students, companies and the office, whatever database holds them. */
export interface SubjectKind<T, C extends Exclude<Change, TakenBack>> {
  readonly layout: TableLayout;
  /** The column with the whole record, and the function that reads its JSON. */
  readonly snapshot: string;
  readonly isWhole: Whole<T>;
  readonly read: (said: T) => T;
  /** The number or code. */
  readonly nameOf: (value: T) => string;
  readonly fold: (state: T | undefined, change: C) => T;
  /** The companies whose agreements the rows rest on. */
  readonly hosts: (value: T) => readonly CompanyCode[];
  readonly rows: (value: T, hosts: Companies) => SubjectRows;
}

const asItIs = <T>(value: T): T => value;
const none = (): readonly CompanyCode[] => [];

export const STUDENT: SubjectKind<Dossier, StudentChange> = {
  layout: STUDENTS,
  snapshot: 'dossier',
  isWhole: isDossier,
  read: unpacked,
  nameOf: ({ student }) => student.number,
  fold: evolve,
  hosts: ({ placements }) => [...new Set(placements.map(({ company }) => company))],
  rows,
};

export const COMPANY: SubjectKind<Company, CompanyChange> = {
  layout: COMPANIES,
  snapshot: 'company',
  isWhole: isCompany,
  read: asItIs,
  nameOf: ({ code }) => code,
  fold: evolveCompany,
  hosts: none,
  rows: companyRows,
};

export const OWN: SubjectKind<OfficeFacts, OfficeChange> = {
  layout: OFFICE,
  snapshot: 'facts',
  isWhole: isOfficeFacts,
  read: asItIs,
  nameOf: () => 'office',
  fold: evolveOffice,
  hosts: none,
  rows: officeRows,
};
