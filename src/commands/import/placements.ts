import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { editPlacement, openPlacement } from '../../core/decide/placement.ts';
import { PLACEMENT_HEADINGS, type PlacementField } from '../../core/imports/records.ts';
import { type Dossier, placementOf } from '../../core/model/dossier.ts';
import type { Placement } from '../../core/model/placement.ts';
import { maskOfTerm, type Terms } from '../../core/model/placement-terms.ts';
import { latestTerms } from '../../core/model/spans.ts';
import { canonical } from '../../core/text/canonical.ts';
import { given } from '../shared/arguments.ts';
import type { Kit } from '../shared/kit.ts';
import { requestOf } from '../shared/write.ts';
import { type ImportOptions, importFile, importVerb } from './import-file.ts';
import { type Judged, placementOfRow, type RowRequest, recordsIntake, termsOfRow } from './records.ts';

export const placementsCommand = (kit: Kit): Command =>
  importVerb(
    kit,
    'import placements',
    ['coopj import placements placements.csv', 'coopj import placements placements.csv --dry-run --json'],
    importPlacements,
  );

export const importPlacements = (context: Context, options: ImportOptions): Promise<void> =>
  importFile(
    context,
    options,
    recordsIntake<PlacementField>(context, {
      of: 'placements',
      headings: PLACEMENT_HEADINGS,
      needed: ({ placement }) => (placement === undefined ? ['number', 'company', 'on'] : ['number']),
      stands: 'number',
      decide: (asked) => decide(context, asked),
    }),
  );

/** The placement named, or the one with that company of that day, is corrected where the row says otherwise; else one is opened. */
async function decide(context: Context, asked: RowRequest<PlacementField>): Promise<Judged<PlacementField>> {
  const { facts, known, register } = asked;
  const { on = known.today, job, consulted, company } = facts;
  const chosen = facts.placement === undefined ? undefined : await placementOfRow(asked);
  if (chosen && !chosen.ok) return chosen;
  const code = company === undefined ? chosen?.placement.company : await register.company(company);
  if (code === undefined) return { ok: false, fact: 'company', problem: { code: 'no-such-company' } };
  const before =
    chosen?.placement ?? known.dossier.placements.findLast((one) => one.company === code && one.openedOn === on);
  const stated = termsOfRow(facts, before ? latestTerms(before) : {});
  if (!stated.ok) return stated;
  const { terms } = stated;
  if (before) return corrected(context, asked, before, terms);
  const request = { ...requestOf(context), company: code, on, terms, ...given({ job, consulted }) };
  const decision = await register.withRef((ref) => openPlacement(known, { ...request, ref }));
  return {
    ok: true,
    decision,
    isNew: true,
    fields: (words) => [{ label: words.terms.change['placement-opened'], before: '', after: `${code} ${on}` }],
  };
}

function corrected(
  context: Context,
  { facts, known }: RowRequest<PlacementField>,
  before: Placement,
  stated: Terms,
): Judged<PlacementField> {
  const recorded = factsOf(before);
  const differs = ([key, value]: readonly [string, unknown]) =>
    canonical(value) !== canonical(recorded[key as keyof typeof recorded]);
  const terms: Terms = Object.fromEntries(Object.entries(stated).filter(differs));
  const { on, job, consulted } = Object.fromEntries(
    Object.entries(given({ on: facts.on, job: facts.job, consulted: facts.consulted })).filter(differs),
  ) as Pick<typeof facts, 'on' | 'job' | 'consulted'>;
  const changed = { ...given({ on, job, consulted }), ...(Object.keys(terms).length > 0 && { terms }) };
  return {
    ok: true,
    decision: editPlacement(known, before, { ...requestOf(context), ...changed }),
    isNew: false,
    fields: ({ imports, terms: said }, after, shown) => {
      const now = afterwards(after, before);
      return Object.keys({ ...recorded, ...now })
        .filter((key) => canonical(recorded[key]) !== canonical(now[key]))
        .map((key) => ({
          label: imports.columns[key as keyof typeof imports.columns] ?? key,
          before: shown(maskOfTerm(key), textOf(recorded[key], said)),
          after: shown(maskOfTerm(key), textOf(now[key], said)),
        }));
    },
  };
}

/** What a list of placements can say of one. */
const factsOf = (placement: Placement): Readonly<Record<string, unknown>> => {
  const { openedOn: on, job, consulted } = placement;
  return { on, ...given({ job }), consulted, ...latestTerms(placement) };
};

const afterwards = (after: Dossier, { ref }: Placement) => {
  const now = placementOf(after, ref);
  return now ? factsOf(now) : {};
};

function textOf(value: unknown, { yen, payUnit, yes, no, list }: Context['words']['terms']): string {
  if (value === undefined) return '';
  if (typeof value === 'boolean') return value ? yes : no;
  if (Array.isArray(value)) return list(value as string[]);
  if (typeof value !== 'object' || value === null) return String(value);
  const { amount, per } = value as Exclude<NonNullable<Terms['pay']>, 'unpaid'>;
  return `${payUnit[per]} ${yen(amount)}`;
}
