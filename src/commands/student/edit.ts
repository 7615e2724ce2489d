import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { CLEARABLE, clearFacts, isNamed } from '../../core/decide/clear.ts';
import { enterStudent, type NotInName } from '../../core/decide/enter.ts';
import { foldHeading } from '../../core/imports/headings.ts';
import type { LocatedProblem } from '../../core/imports/problems.ts';
import { evolve } from '../../core/journal/evolve.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { nameOf } from '../../core/model/student.ts';
import {
  differences,
  type FactName,
  type FactValue,
  FIELDS,
  factsOf,
  flagOf,
  maskOf,
} from '../../core/model/student-fields.ts';
import { Abort } from '../../errors.ts';
import { oneOf } from '../shared/arguments.ts';
import { findStudent } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellOdd, type WarningLine } from '../shared/warnings.ts';
import { boxWarning, FACT_FORM, type FactFlags, factFlags, factsArgument, registerOf } from './facts.ts';
import { twinsOf } from './twins.ts';

export interface EditOptions {
  readonly student: string;
  readonly facts: Omit<FactFlags, 'number'>;
  /** Facts to remove, as typed. */
  readonly clear?: readonly string[];
}

export function editCommand(kit: Kit): Command {
  const { number: _, ...flags } = factFlags(kit, { asks: true });
  return verb(kit, 'student edit', {
    writes: true,
    examples: [
      'coopj student edit 20241001 --email taro.new@example.ac.jp',
      'coopj student edit 20251005 --residence-expires-on 2029-09-30 --residence-card AB99999999CD',
      'coopj student edit 20241001 --clear jsps --reason "採用辞退"',
      'coopj student edit 20241001 --ra-hours',
    ],
    args: ['<student>'],
    students: 'student',
    flags: { clear: ['<fact>*', kit.words.imports.clearFlag], ...flags },
    ...FACT_FORM,
    edits: Object.keys(flags),
    run: (context, { student, clear, ...facts }) => edit(context, { student, facts, ...(clear && { clear }) }),
  });
}

/** find -> read -> decide (pure) -> apply -> say, with the old and the new values. */
export async function edit(context: Context, { student, facts: flags, clear = [] }: EditOptions): Promise<void> {
  const { store, runFlags } = context;
  const { value: dossier, revision } = await findStudent(context, student);
  const { number } = dossier.student;
  const cleared = clear.map((word) => clearArgument(word, flags));
  if (cleared.length === 0 && !FIELDS.some(({ fact }) => fact !== 'number' && flags[fact] !== undefined)) {
    throw new Abort('nothing-to-change', { example: `coopj student edit ${number} --email …` });
  }
  const { facts, warnings } = factsArgument(context, { ...flags, number }, 'coopj student edit');
  const clearing = clearFacts(dossier, cleared);
  const emptied = clearing.reduce<Dossier>(evolve, dossier);
  const registered = enterStudent(emptied, facts, { ...registerOf(context), readsCard: true });
  if (!registered.ok)
    throw new Abort('values-refused', { problems: outsideName(registered.notInName), command: 'coopj student edit' });
  const changes = [...clearing, ...registered.changes];
  const after = changes.reduce<Dossier>(evolve, dossier);
  if (!isNamed(after.student)) {
    const problem = { line: 0, column: '--clear', value: clear.join(', '), problem: { code: 'no-name' } } as const;
    throw new Abort('values-refused', { problems: [problem], command: 'coopj student edit' });
  }
  const odd = [
    ...(registered.boxAlone ? [boxWarning] : []),
    ...(await twinsOf(context, number, factsOf(after), factsOf(dossier))),
  ];
  const told = [...warnings, ...tellOdd(context, odd)];
  if (changes.length > 0 && !runFlags.dryRun) {
    await store.apply([{ subject: `student:${number}`, expect: revision, changes }], context.stamp());
  }
  await say(context, { before: dossier, after, isRecorded: changes.length > 0, warnings: told });
}

const outsideName = (found: readonly NotInName[]): readonly LocatedProblem[] =>
  found.map(({ fact, value, whole }) => ({
    line: 0,
    column: flagOf(fact),
    value,
    problem: { code: 'not-in-name', whole, beside: false },
  }));

interface Edited {
  readonly before: Dossier;
  readonly after: Dossier;
  readonly isRecorded: boolean;
  readonly warnings: readonly WarningLine[];
}

async function say({ out, words, runFlags }: Context, { before, after, isRecorded, warnings }: Edited): Promise<void> {
  const { imports, screen } = words;
  const changed = differences(factsOf(before), factsOf(after));
  const shown = (value: unknown) =>
    value === undefined ? '' : typeof value === 'boolean' ? (value ? screen.yes : screen.no) : String(value);
  const { number } = after.student;
  const name = nameOf(after.student);
  const heading = runFlags.dryRun ? imports.wouldEdit(number, name) : imports.edited(number, name);
  const lines = changed.map(({ fact, before: old, after: now }) => {
    const [was, is] = [old, now].map((value) => out.shown(maskOf(fact), shown(value)));
    return `  ${imports.changed(imports.facts[fact], was ?? '', is ?? '')}`;
  });
  const told = (fact: FactName, value: FactValue) => {
    const mask = maskOf(fact);
    return value === undefined ? null : mask === undefined ? value : out.shown(mask, String(value));
  };
  // The same name on the card, typed again, is recorded and shows no other value.
  const confirmed = changed.length === 0 && isRecorded;
  const said = confirmed ? [imports.cardConfirmed(number, after.student.nameOnCard ?? '')] : [screen.unchanged];
  await out.done(changed.length === 0 ? said : [heading, ...lines], {
    number,
    name,
    result: isRecorded ? 'updated' : 'unchanged',
    changes: changed.map(({ fact, before: old, after: now }) => ({
      field: fact,
      before: told(fact, old),
      after: told(fact, now),
    })),
    dryRun: runFlags.dryRun,
    warnings,
  });
}

/** A fact by its name in any spelling: residence-card, residenceCard, residence_card. */
function clearArgument(word: string, flags: FactFlags): FactName {
  const found = CLEARABLE.find((fact) => foldHeading(fact) === foldHeading(word));
  const fact = found ?? oneOf(word, CLEARABLE, '--clear');
  if (flags[fact] !== undefined) throw new Abort('flags-disagree', { flags: ['--clear', flagOf(fact)] });
  return fact;
}
