import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { LocalDate } from '../../core/calendar/dates.ts';
import { reviewAgreement, reviewContract } from '../../core/decide/contract.ts';
import {
  REVIEW_OUTCOMES,
  REVIEWERS,
  type Review,
  type Reviewer,
  type ReviewOutcome,
} from '../../core/model/contract.ts';
import { AGREEMENT_ITEMS, CONTRACT_ITEMS, itemOf, type ReviewItem } from '../../core/model/review-items.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import {
  given,
  oneOf,
  optionalDay,
  optionalOneOf,
  optionalText,
  problemOf,
  textArgument,
} from '../shared/arguments.ts';
import { findPlacement, findStudent, knownOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayStillOpen } from '../shared/still-open.ts';
import { tellTexts } from '../shared/warnings.ts';
import { requestOf, writeStudent } from '../shared/write.ts';
import { writeAgreement } from './agreement.ts';
import { type ContractOwner, whoseArgument } from './whose.ts';

export interface ReviewOptions {
  readonly whose: ContractOwner;
  /** Defaults to the secretariat. */
  readonly by?: Reviewer;
  readonly outcome: ReviewOutcome;
  /** Defaults to today. */
  readonly on?: LocalDate;
  readonly items: Readonly<Partial<Record<ReviewItem, string>>>;
  readonly remark?: string;
  /** The paper was compared, and what was not recorded of it is as in the placement. */
  readonly asPlacement?: boolean;
}

export function reviewCommand(kit: Kit): Command {
  return verb(kit, 'contract review', {
    writes: true,
    brief: true,
    examples: [
      'coopj contract review 20241001 --outcome approved --on 2026-11-25 --as-placement',
      'coopj contract review 20241001 --outcome returned --item ip="成果の帰属が不明" --item place="変更の範囲の記載がない"',
      'coopj contract review --company C-0001 --outcome approved',
    ],
    args: ['[student]'],
    students: 'student',
    flags: {
      company: '<code>',
      by: '<who>',
      outcome: '<outcome>!',
      on: '<day>?',
      item: '<key=text>*',
      remark: '<text>',
      asPlacement: '',
      placement: '<ref>',
    },
    choices: {
      by: ({ words }) => choicesOf(REVIEWERS, words.terms.reviewer),
      outcome: ({ words }) => choicesOf(REVIEW_OUTCOMES, words.terms.reviewOutcome),
    },
    checks: {
      item: (value, { words }) => problemOf(words, () => itemsArgument([value], ALL_ITEMS, words.terms.reviewItem)),
    },
    needs: ({ student, company, outcome }) => [
      ...(student === undefined && company === undefined ? ['student'] : []),
      ...(outcome === 'approved' && student !== undefined ? ['asPlacement?'] : []),
    ],
    asks: async (_, { outcome, item, remark }) =>
      (outcome === 'returned' || outcome === 'refused') && item === undefined && remark === undefined
        ? ['item?', 'remark']
        : [],
    run: (context, { student, ...flags }) => {
      const { words, today } = context;
      const whose = whoseArgument('contract review', student, flags);
      const by = optionalOneOf<Reviewer>(flags.by, REVIEWERS, '--by');
      const on = optionalDay(flags.on, today, '--on');
      const remark = optionalText(flags.remark, '--remark');
      const list = whose.student === undefined ? AGREEMENT_ITEMS : CONTRACT_ITEMS;
      const items = itemsArgument(flags.item ?? [], list, words.terms.reviewItem);
      const outcome = oneOf<ReviewOutcome>(flags.outcome, REVIEW_OUTCOMES, '--outcome');
      const { asPlacement } = flags;
      if (asPlacement && outcome !== 'approved') {
        throw new Abort('flags-disagree', { flags: ['--as-placement', `--outcome ${outcome}`] });
      }
      if (asPlacement && whose.student === undefined) {
        throw new Abort('flags-disagree', { flags: ['--company', '--as-placement'] });
      }
      return review(context, { whose, outcome, items, ...given({ by, on, remark, asPlacement }) });
    },
  });
}

const ALL_ITEMS = [...new Set<ReviewItem>([...CONTRACT_ITEMS, ...AGREEMENT_ITEMS])];

/** `ip=who owns the results`. Repeated keys are joined into one remark. */
function itemsArgument(
  words: readonly string[],
  list: readonly ReviewItem[],
  titles: Readonly<Record<ReviewItem, string>>,
): ReviewOptions['items'] {
  const items: Partial<Record<ReviewItem, string>> = {};
  for (const word of words) {
    const [, key, text] = /^([^==]+)[==](.+)$/su.exec(word) ?? [];
    if (key === undefined || text === undefined) throw new Abort('item-malformed', { value: word });
    const reading = itemOf(key, list, titles);
    if (!reading.ok) {
      const items = reading.allowed.map((item) => ({ item, title: titles[item] }));
      throw new Abort('not-an-item', { value: key, items, ...given({ nearest: reading.nearest }) });
    }
    const remark = textArgument(text, `--item ${reading.item}`);
    const before = items[reading.item];
    items[reading.item] = before === undefined ? remark : `${before} / ${remark}`;
  }
  return items;
}

/** load -> decide (pure) -> show -> apply -> say, and what is still open for the placement */
export async function review(context: Context, options: ReviewOptions): Promise<void> {
  const { whose, by = 'secretariat', outcome, on, items, remark, asPlacement } = options;
  const opinion = { by, outcome, items, ...given({ remark }) };
  if (whose.student === undefined) {
    const logged: Review = { ...opinion, on: on ?? context.today };
    return writeAgreement(context, whose, (agreement) => reviewAgreement(context.today, agreement, logged));
  }
  const student = await findStudent(context, whose.student);
  const placement = findPlacement(student.value, whose.placement);
  const known = await knownOf(context, student.value);
  const request = { ...requestOf(context), review: { ...opinion, ...given({ on }) }, ...given({ asPlacement }) };
  const after = await writeStudent(context, student, () => reviewContract(known, placement, request), {
    placement: placement.ref,
    warnings: tellTexts(context, { texts: { '--remark': remark, '--item': Object.values(items) } }),
  });
  await sayStillOpen(context, after, placement.ref, [10, 11]);
}
