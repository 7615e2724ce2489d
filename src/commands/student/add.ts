import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type EntryBasis, enterStudent } from '../../core/decide/enter.ts';
import { readCell } from '../../core/imports/cells.ts';
import { evolve } from '../../core/journal/evolve.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { standOf, stepKey } from '../../core/model/steps.ts';
import { nameOf } from '../../core/model/student.ts';
import { type FactName, fieldOf, flagOf, NAMES } from '../../core/model/student-fields.ts';
import { Abort } from '../../errors.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellOdd } from '../shared/warnings.ts';
import { boxWarning, type FactFlags, factFlags, factsArgument, registerOf } from './facts.ts';
import { twinsOf } from './twins.ts';

export type AddOptions = FactFlags;

const EXAMPLE =
  'coopj student add --number 20261234 --name-kanji "見本 太郎" --email taro@example.ac.jp --program 情報学コース';

export function addCommand(kit: Kit): Command {
  return verb(kit, 'student add', {
    writes: true,
    examples: [
      EXAMPLE,
      'coopj student add --number 20261235 --family-name MIHON --given-name Hanako --email hanako@example.ac.jp --program 統計科学コース --residence-status 留学 --residence-expires-on 2027-09-30 --mext-scholar --contacted-on today',
    ],
    flags: factFlags(kit),
    run: add,
  });
}

/** ask -> read -> apply -> say: one row of the import list, typed by hand. */
export async function add(context: Context, options: AddOptions): Promise<void> {
  const { store, runFlags, out, words } = context;
  const flags = await completed(context, options);
  const { facts, warnings } = factsArgument(context, flags, 'coopj student add');
  const number = facts.number ?? '';
  if (await store.dossier(number)) throw new Abort('student-exists', { number });
  const known: EntryBasis = registerOf(context);
  const registered = enterStudent(undefined, facts, known);
  if (!registered.ok) throw missing(registered.missing[0] ?? 'name');
  const { changes, boxAlone } = registered;
  const dossier = changes.reduce<Dossier | undefined>(evolve, undefined);
  if (dossier === undefined) return;
  if (!runFlags.dryRun) await store.apply([{ subject: `student:${number}`, expect: 'new', changes }], context.stamp());
  const told = [
    ...warnings,
    ...tellOdd(context, [...(boxAlone ? [boxWarning] : []), ...(await twinsOf(context, number, facts))]),
  ];
  const name = nameOf(dossier.student);
  const next = standOf({ dossier, companies: new Map() }).next;
  await out.done(
    [
      runFlags.dryRun ? words.imports.wouldAdd(number, name) : words.imports.added(number, name),
      ...(next === null ? [] : [words.screen.nextStep(next, words.terms.step[stepKey(next)])]),
    ],
    {
      number,
      name,
      result: 'created',
      changes: changes.map(({ type }) => type),
      next,
      dryRun: runFlags.dryRun,
      warnings: told,
    },
  );
}

const missing = (fact: FactName | 'name'): Abort =>
  new Abort('flag-missing', { flag: flagOf(fact === 'name' ? 'nameKanji' : fact), example: EXAMPLE });

/** Number, a name, mail address and programme are required; missing ones are asked for on a terminal. */
async function completed(context: Context, flags: FactFlags): Promise<FactFlags> {
  const wanted = (
    ['number', NAMES.some((name) => flags[name]) ? 'number' : 'nameKanji', 'email', 'program'] as const
  ).filter((fact) => flags[fact] === undefined);
  const answers: { [F in FactName]?: string } = {};
  for (const fact of new Set(wanted)) {
    if (!context.prompt.able) throw missing(fact);
    answers[fact] = await asked(context, fact);
  }
  return { ...flags, ...answers };
}

async function asked({ prompt, words, office, today }: Context, fact: FactName): Promise<string> {
  const { imports } = words;
  const question = imports.asked(imports.facts[fact]);
  if (fact === 'program') {
    const choices = office.programs.map(({ program }) => ({ value: program.ja, name: `${program.ja} ${program.en}` }));
    return prompt.choose(question, choices, { flag: flagOf(fact) });
  }
  const check = (value: string): string | true => {
    const text = value.trim();
    if (text === '') return imports.problem({ code: 'missing' }, '');
    const reading = readCell(fieldOf(fact).kind, text, today);
    return reading.ok || imports.problem(reading.problem, text);
  };
  return prompt.text(question, { flag: flagOf(fact), check });
}
