import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import {
  type AnyField,
  type FactName,
  FIELDS,
  headingKey,
  type StudentFacts,
} from '../../core/model/student-fields.ts';
import { isWithin } from '../../core/text/names.ts';
import { Abort } from '../../errors.ts';
import type { Column } from '../../terminal/out.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { SELECTION, type Selection, selected, selectionOf, type WithFacts, withFacts } from '../shared/selection.ts';

export function studentsCommand(kit: Kit): Command {
  return verb(kit, 'export students', {
    lists: true,
    examples: [
      'coopj export students -o students.xlsx',
      'coopj export students --program 情報学コース --lang ja -o students.csv --encoding cp932',
    ],
    flags: { ...SELECTION, output: '<file>' },
    run: (context, { output, ...flags }) => {
      allow(context, output);
      return students(context, selectionOf(context, flags));
    },
  });
}

/** What an import reads. */
const WAYS = ['csv', 'tsv', 'xlsx'] as const;

function allow({ out: { format, asksFields } }: Context, output: string | undefined): void {
  if (asksFields || WAYS.some((way) => way === format)) return;
  if (output === undefined) {
    throw new Abort('flag-missing', { flag: '--output', example: 'coopj export students -o students.xlsx' });
  }
  throw new Abort('not-one-of', { value: format, flag: '--format', allowed: WAYS, nearest: 'xlsx' });
}

/** The list of students in the layout of the import: what an office edits in it goes back with `import students`. */
export async function students(context: Context, selection: Selection): Promise<void> {
  const { language, out, words } = context;
  const [yes, no] = language === 'ja' ? ['○', '×'] : ['yes', 'no'];
  const shown = (value: string | number | boolean | undefined) =>
    typeof value === 'boolean' ? (value ? yes : no) : (value ?? null);
  await out.list<WithFacts>({
    columns: FIELDS.map(
      (field): Column<WithFacts> => ({
        key: field.fact,
        title: language === 'ja' ? inJapanese(field) : headingKey(field),
        cell: ({ facts }) => (isOutsideName(facts, field.fact) ? null : shown(facts[field.fact])),
        ...((field.kind === 'day' || field.kind === 'past') && { type: 'day' }),
        ...('mask' in field && { mask: field.mask }),
      }),
    ),
    titled: true,
    student: ({ number }) => number,
    rows: withFacts(context, selected(context, selection)),
    empty: words.lists.empty.students,
  });
}

const inJapanese = ({ headings: [key, first = key] }: AnyField): string => first;

/** A part that the whole name does not have: an old record may hold one, papers print the whole, and a list that says both is refused. */
const isOutsideName = (facts: StudentFacts, fact: FactName): boolean =>
  (fact === 'familyName' || fact === 'givenName') &&
  facts.nameLatin !== undefined &&
  !isWithin(facts[fact] ?? '', facts.nameLatin);
