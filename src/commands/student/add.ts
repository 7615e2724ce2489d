import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { type EntryBasis, enterStudent } from '../../core/decide/enter.ts';
import { readCell } from '../../core/imports/cells.ts';
import { evolve } from '../../core/journal/evolve.ts';
import type { Dossier } from '../../core/model/dossier.ts';
import { isJapanese } from '../../core/model/residence-statuses.ts';
import { standOf, stepKey } from '../../core/model/steps.ts';
import { nameOf } from '../../core/model/student.ts';
import { type FactName, flagOf, NAMES } from '../../core/model/student-fields.ts';
import { Abort } from '../../errors.ts';
import type { Said } from '../grammar/notation.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { tellOdd } from '../shared/warnings.ts';
import { boxWarning, FACT_FORM, type FactFlags, factFlags, factsArgument, registerOf, takenNumber } from './facts.ts';
import { staySaid, stayTold } from './stay-said.ts';
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
    flags: factFlags(kit, { marks: MARKS }),
    ...FACT_FORM,
    checks: {
      ...FACT_FORM.checks,
      residenceStatus: (value, context) =>
        readCell('day', value, context.today).ok
          ? context.words.questions.stay.dayAlone
          : FACT_FORM.checks.residenceStatus?.(value, context),
      number: async (value, context) => FACT_FORM.checks.number?.(value, context) ?? takenNumber(value, context),
    },
    needs: (said) => [
      ...(NAMES.some((name) => said[name] !== undefined) ? [] : ['nameKanji']),
      // Certificates have it in English too.
      ...(said.nameKanji !== undefined && !LATIN.some((name) => said[name] !== undefined) ? ['nameLatin?'] : []),
      ...(isFromAbroad(said) ? ['residenceStatus?'] : []),
      ...(said.residenceStatus !== undefined ? ['nationality?', 'residenceExpiresOn?'] : []),
    ],
    says: { nameKanji: namesSaid, residenceStatus: staySaid },
    tells: { residenceStatus: stayTold },
    follows: ({ number }, { questions }) => [
      { name: questions.next.certificate, argv: ['certificate', 'issue', 'enrollment', String(number)] },
    ],
    run: add,
  });
}

/** A nationality alone: a stay belongs to it. */
const isFromAbroad = ({ nationality, residenceStatus }: Said): boolean =>
  typeof nationality === 'string' && !isJapanese(nationality) && residenceStatus === undefined;

/** What every student has, and what the first certificate prints. */
const MARKS = {
  number: '!',
  email: '!',
  program: '!',
  residenceStatus: '?',
  dateOfBirth: '?',
  enrolledOn: '?',
  supervisorName: '?',
} as const;

const LATIN = ['familyName', 'givenName', 'nameLatin'] as const;

const LATIN_NAME = "[\\p{Script=Latin}\\p{M}][\\p{Script=Latin}\\p{M}\\s.,'’-]*";
const ALL_LATIN = new RegExp(`^${LATIN_NAME}$`, 'u');
const BOTH_NAMES = new RegExp(
  `^(?<kanji>.*[^\\p{Script=Latin}\\p{M}\\s(（/／])[\\s　]*[\\s　(（/／]\\s*(?<latin>${LATIN_NAME}?)[)）]?$`,
  'u',
);
const LATIN_FIRST = new RegExp(
  `^(?<latin>${LATIN_NAME}?)[\\s　]*[\\s　(（/／]\\s*(?<kanji>[^\\p{Script=Latin}\\p{M}\\s(（/／)）][^\\p{Script=Latin}(（/／)）]*)[)）]?$`,
  'u',
);

/** A name without kanji is one in the Latin alphabet; one in both has this behind it. */
function namesSaid(answer: string): Said | undefined {
  if (ALL_LATIN.test(answer)) return { nameLatin: answer };
  const { kanji, latin } = (BOTH_NAMES.exec(answer) ?? LATIN_FIRST.exec(answer))?.groups ?? {};
  return kanji === undefined || latin === undefined ? undefined : { nameKanji: kanji.trim(), nameLatin: latin.trim() };
}

/** read -> apply -> say: one row of the import list, typed by hand. */
export async function add(context: Context, options: AddOptions): Promise<void> {
  const { store, runFlags, out, words } = context;
  const { facts, warnings } = factsArgument(context, options, 'coopj student add');
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
