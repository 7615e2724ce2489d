import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { canonical } from '../../core/canonical.ts';
import { receiveContract, signContract } from '../../core/decide/contract.ts';
import { effective, type Terms } from '../../core/placement.ts';
import { CONTRACT_HEADINGS, type ContractField } from '../../core/registration/records.ts';
import { given } from '../arguments.ts';
import type { Kit } from '../kit.ts';
import { wishOf } from '../write.ts';
import { type Asked, type Judged, placementOfRow, recordsIntake, termsOfRow } from './records.ts';
import { type ImportOptions, importFile, importVerb } from './take.ts';

export const contractsCommand = (kit: Kit): Command =>
  importVerb(
    kit,
    'import contracts',
    ['coopj import contracts contracts.csv', 'coopj import contracts contracts.csv --dry-run --json'],
    importContracts,
  );

export const importContracts = (context: Context, options: ImportOptions): Promise<void> =>
  importFile(
    context,
    options,
    recordsIntake<ContractField>(context, {
      of: 'contracts',
      headings: CONTRACT_HEADINGS,
      needed: () => ['number', 'on'],
      stands: 'number',
      decide: (asked) => decide(context, asked),
    }),
  );

/** A revision that came in. The one of that kind and day that says the same is on record already: only its signing may be new. */
async function decide(context: Context, asked: Asked<ContractField>): Promise<Judged<ContractField>> {
  const { facts, known } = asked;
  const { on = known.today, kind = 'employment', signedOn } = facts;
  const chosen = await placementOfRow(asked);
  if (!chosen.ok) return chosen;
  const { placement } = chosen;
  const stated = termsOfRow(facts, effective(placement));
  if (!stated.ok) return stated;
  const { terms } = stated;
  const contract = placement.contracts.findLast(
    (one) => one.kind === kind && one.receivedOn === on && saysTheSame(one.terms, terms),
  );
  if (!contract) {
    return {
      ok: true,
      decision: receiveContract(known, placement, { ...wishOf(context), kind, on, terms, ...given({ signedOn }) }),
      isNew: true,
      fields: (words) => [{ label: words.terms.contractKind[kind], before: '', after: `${placement.ref} ${on}` }],
    };
  }
  return {
    ok: true,
    decision:
      signedOn === undefined
        ? { ok: true, changes: [], overridden: [] }
        : signContract(known, placement, { ...wishOf(context), on: signedOn, contract }),
    isNew: false,
    fields: ({ terms: { change } }) => [
      { label: change['contract-signed'], before: contract.signedOn ?? '', after: signedOn ?? '' },
    ],
  };
}

const saysTheSame = (paper: Terms, stated: Terms): boolean =>
  Object.entries(stated).every(([key, value]) => canonical(paper[key as keyof Terms]) === canonical(value));
