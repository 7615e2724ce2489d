import type { Standing } from '../core/model/steps.ts';
import type { CertificateLine, StudentLine } from './store.ts';
import { isNumbers, parsed } from './stored.ts';

const LINE = ['number', 'name', 'program', 'step', 'next', 'placement', 'company', 'open', 'gaps', 'standing'] as const;
const ENTRY = [
  'number',
  'kind',
  'student',
  'lang',
  'file',
  'sha256',
  'issuedOn',
  'purpose',
  'state',
  'issuedBy',
] as const;

function picked<Table, Name extends keyof Table>(table: Table, names: readonly Name[]): Pick<Table, Name> {
  return Object.fromEntries(names.map((name) => [name, table[name]])) as Pick<Table, Name>;
}

/** The columns of a student in a list. */
export const lineColumns = <Table extends Record<(typeof LINE)[number], unknown>>(students: Table) =>
  picked(students, LINE);

/** The columns of a certificate in the register. */
export function entryColumns<Table extends Record<(typeof ENTRY)[number], unknown>>(certificates: Table) {
  const { issuedBy, state, ...columns } = picked(certificates, ENTRY);
  return { ...columns, by: issuedBy as Table['issuedBy'], state: state as Table['state'] };
}

/** The row of a certificate in the register. */
export type StoredCertificateLine = Readonly<Record<keyof CertificateLine, string | null>> & {
  readonly number: string;
};

/** The row of a student in a list. */
export type StoredStudentLine = Omit<StudentLine, 'gaps' | 'standing'> & {
  readonly gaps: string;
  readonly standing: string;
};

/** A student in a list, as its row says. */
export function lineIn(at: string, { gaps, standing, ...line }: StoredStudentLine): StudentLine {
  return { ...line, gaps: parsed(at, `students ${line.number}`, gaps, isNumbers), standing: standing as Standing };
}

/** A condition, where it is asked for. */
export const asked = <T, Condition>(
  wanted: T | undefined,
  condition: (wanted: T) => Condition,
): readonly Condition[] => (wanted === undefined ? [] : [condition(wanted)]);
