import { describe, expect, test } from 'vitest';
import { issueInternship } from '../../src/core/decide/certificates/issue.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Certificate } from '../../src/core/model/certificate.ts';
import type { Terms } from '../../src/core/model/placement-terms.ts';
import type { Permit } from '../../src/core/model/residence.ts';
import { blocking, judgeAll } from '../../src/core/rules/judge.ts';
import { papersAgree } from '../../src/core/rules/residence/papers-agree.ts';
import type { RuleInput } from '../../src/core/rules/rule.ts';
import {
  amended,
  contract,
  day,
  dossier,
  dossierUpTo,
  known,
  placementUpTo,
  review,
  TERMS,
  WISH,
} from '../helpers/dossiers.ts';
import { SEAL, texts } from '../helpers/papers.ts';
import { abroad, individual, stayOf } from '../helpers/permits.ts';

const OK = [{ result: 'ok' }];
const FULL: Terms = { ...TERMS, content: '量子計算の見本', workplaces: ['東京都見本区'] };
const certificate = (terms?: Terms, number = 'I-2026-0001'): Certificate => ({
  number,
  kind: 'internship',
  lang: 'both',
  issuedOn: day('2026-10-10'),
  placement: 'P-0001',
  ...(terms && { terms }),
  file: '/見本.pdf',
  sha256: '0'.repeat(64),
  by: '見本 職員',
});

interface Papers {
  readonly placement?: Partial<Terms>;
  readonly contract?: Terms;
  readonly certificates?: readonly Certificate[];
  readonly permits?: readonly Permit[];
}
const papers = ({ placement = {}, contract: said, certificates = [], permits = [] }: Papers): RuleInput =>
  abroad({
    placement: {
      terms: [{ ...FULL, ...placement }],
      ...(said && { contracts: [contract({ terms: said })] }),
    },
    dossier: { certificates, permits },
  });
const judge = (of: Papers) => papersAgree.judge(papers(of));
const severity = (of: Papers) => {
  const [first] = judge(of);
  return first.result === 'open' ? first.severity : first.result;
};

test('without a placement there are no papers', () =>
  expect(papersAgree.judge(known(dossier()))).toEqual([{ result: 'n/a' }]));

describe('contract or notice', () => {
  test('says the same', () => expect(judge({ contract: FULL })).toEqual(OK));
  test('is not there: no contradiction', () => expect(judge({})).toEqual(OK));

  test('what was not recorded of it is not compared: told, no contradiction, and nothing is stopped', () => {
    const all = ['from', 'to', 'hoursPerWeek', 'pay'];
    expect(judge({ contract: {} })).toMatchObject([
      {
        severity: 'warn',
        data: { kind: 'not-compared', contract: 'P-0001-E1', facts: all },
        actor: 'secretariat',
        settle: 'coopj contract review 20249001 --placement P-0001 --outcome approved --as-placement',
      },
    ]);
    const { from: _, ...most } = FULL;
    expect(judge({ contract: most })).toMatchObject([{ data: { facts: ['from'] } }]);
    // What differs is told beside it.
    expect(judge({ contract: { ...most, hoursPerWeek: 38 } })).toMatchObject([
      { severity: 'block', data: { kind: 'facts' } },
      { severity: 'warn', data: { kind: 'not-compared', facts: ['from'] } },
    ]);
    // Place and wording may be left out, and what the placement does not know cannot be compared.
    expect(judge({ contract: TERMS })).toEqual(OK);
    expect(judge({ placement: { hoursPerWeek: undefined } as never, contract: most })).toMatchObject([
      { data: { facts: ['from'] } },
    ]);
  });

  test('a contract that was returned comes again, and is compared then', () => {
    const returned = contract({ terms: {}, reviews: [review({ outcome: 'returned', remark: '期間' })] });
    expect(papersAgree.judge(abroad({ placement: { terms: [FULL], contracts: [returned] } }))).toMatchObject([
      { data: { kind: 'not-compared' }, settle: 'coopj contract receive 20249001 --placement P-0001 --as-placement' },
    ]);
  });

  test.each<[string, Partial<Terms>, string]>([
    ['the first day', { from: day('2026-11-03') }, 'block'],
    ['the last day', { to: day('2027-02-02') }, 'block'],
    ['half an hour, across the limit of a comprehensive permit', { hoursPerWeek: 28.5 }, 'block'],
    ['a quarter of an hour, across it', { hoursPerWeek: 28.25 }, 'block'],
    ['half an hour less', { hoursPerWeek: 27.5 }, 'ok'],
    ['more than half an hour less', { hoursPerWeek: 27.4 }, 'block'],
    ['the amount of pay', { pay: { amount: 250_001, per: 'month' } }, 'block'],
    ['its unit', { pay: { amount: 250_000, per: 'week' } }, 'block'],
    ['no pay', { pay: 'unpaid' }, 'block'],
    ['another place', { workplaces: ['京都市見本区'] }, 'warn'],
    ['a second place', { workplaces: ['東京都見本区', '在宅'] }, 'warn'],
    ['the share from home', { remoteShare: 20 }, 'ok'],
    ['other words', { content: '量子計算の例示' }, 'warn'],
    ['the same words, spaced out', { content: '量子計算の 見本' }, 'ok'],
    ['the same place, written wide', { workplaces: ['東京都 見本区'] }, 'ok'],
  ])('%s: %s', (_, terms, expected) => expect(severity({ contract: { ...FULL, ...terms } })).toBe(expected));

  test.each<[number, number, string]>([
    [38, 38.5, 'ok'],
    [38, 37.5, 'ok'],
    [38, 38.6, 'block'],
    [28.5, 28, 'block'],
    [28.5, 29, 'ok'],
  ])('%d hours in the placement and %d in the contract: %s', (hoursPerWeek, said, expected) =>
    expect(severity({ placement: { hoursPerWeek }, contract: { ...FULL, hoursPerWeek: said } })).toBe(expected),
  );

  test('whoever needs no permit has no limit to cross', () => {
    const own = { terms: [FULL], contracts: [contract({ terms: { ...FULL, hoursPerWeek: 28.5 } })] };
    expect(papersAgree.judge({ ...known(dossierUpTo(8, own)), placement: placementUpTo(8, own) })).toEqual(OK);
  });

  test('what differs is told with what each paper says, and what to do', () =>
    expect(judge({ contract: { ...FULL, hoursPerWeek: 38, content: '別の見本' } })).toMatchObject([
      {
        severity: 'block',
        gates: [11, 'C'],
        data: {
          kind: 'facts',
          differences: [
            {
              fact: 'hoursPerWeek',
              said: [
                { paper: 'P-0001', value: 28 },
                { paper: 'P-0001-E1', value: 38 },
              ],
            },
          ],
        },
        settle: 'coopj contract receive 20249001 --placement P-0001',
      },
      { severity: 'warn', data: { kind: 'wording', differences: [{ fact: 'content' }] } },
    ]));

  test('an amendment that no revision follows is a contradiction, until one comes', () => {
    const terms = amended([FULL], '2027-02-02', { to: day('2027-03-01') });
    const first = contract({ terms: FULL });
    const second = contract({ revision: 2, terms: { ...FULL, to: day('2027-03-01') } });
    const judged = (...contracts: readonly (typeof first)[]) =>
      papersAgree.judge(abroad({ placement: { terms, contracts } }));
    expect(judged(first)).toMatchObject([{ severity: 'block' }]);
    expect(judged(first, second)).toEqual(OK);
  });
});

describe('the certificate', () => {
  test('the latest counts, and one that does not keep its terms is not compared', () => {
    const old = certificate({ ...FULL, hoursPerWeek: 38 });
    expect(judge({ certificates: [certificate()] })).toEqual(OK);
    expect(judge({ certificates: [old] })).toMatchObject([
      {
        severity: 'block',
        actor: 'secretariat',
        settle: 'coopj certificate issue internship 20249001 --placement P-0001',
      },
    ]);
    expect(judge({ certificates: [old, certificate(FULL, 'I-2026-0002')] })).toEqual(OK);
    const voided = { on: day('2026-11-02'), by: '見本', reason: '時間数の誤り' };
    expect(judge({ certificates: [{ ...old, voided }] })).toEqual(OK);
  });
  test('that of another placement is not this one’s', () =>
    expect(judge({ certificates: [{ ...certificate({ ...FULL, hoursPerWeek: 38 }), placement: 'P-0002' }] })).toEqual(
      OK,
    ));
  test('the real days that it prints are no contradiction', () => {
    const run = { startedOn: day('2026-11-04') };
    const facts = (from: string) =>
      abroad({
        placement: { terms: [FULL], contracts: [contract({ terms: FULL })], run },
        dossier: { certificates: [certificate({ ...FULL, from: day(from) })] },
      });
    expect(papersAgree.judge(facts('2026-11-04'))).toEqual(OK);
    expect(papersAgree.judge(facts('2026-11-05'))).toMatchObject([{ severity: 'block' }]);
  });

  const full = (said: Terms) => {
    const facts = papers({ contract: said });
    const student = { ...facts.dossier.student, dateOfBirth: day('1999-05-05'), nameOnCard: 'MIHON TARO' };
    const host = facts.companies.get('C-0001');
    const company = {
      ...host,
      code: 'C-0001',
      name: '見本',
      address: '東京都',
      telephone: '03-0000-0000',
      agreements: [],
    };
    const issuer = { ...facts.office.issuer, name: { ja: '見本', en: 'MIHON' } };
    const { placement, ...rest } = facts;
    if (!placement) throw new Error('no placement');
    const office = { ...facts.office, issuer };
    const of = { ...rest, office, companies: new Map([['C-0001', company]]), dossier: { ...facts.dossier, student } };
    const request = { ...WISH, seal: SEAL, number: 'I-2026-0001', lang: 'both', on: day('2026-10-21') } as const;
    return { of, placement, request };
  };

  test('is refused while they do not agree, and goes through as an exception', async () => {
    const { of, placement, request } = full({ ...FULL, hoursPerWeek: 38 });
    const refused = issueInternship(of, placement, request, await texts('internship', 'both'));
    expect(refused).toMatchObject({
      ok: false,
      refusals: [{ because: 'rule', gate: 'C', finding: { rule: 'papers-agree' } }],
    });
    const excepted = { ...request, override: ['papers-agree'], reason: '訂正中' } as const;
    const issue = issueInternship(of, placement, excepted, await texts('internship', 'both'));
    if (!issue.ok) throw new Error('refused');
    const after = issue.changes({ file: '/x', sha256: '0' }).reduce(evolve, of.dossier);
    const findings = judgeAll({ ...of, dossier: after }).filter(({ rule }) => rule === 'papers-agree');
    expect(findings.map(({ result, gates }) => [result, gates])).toEqual([
      ['overridden', ['C']],
      ['open', [11]],
    ]);
    expect(blocking(findings, 'C')).toEqual([]);
  });

  test('keeps the terms that it states', async () => {
    const { of, placement, request } = full(FULL);
    const issue = issueInternship(of, placement, request, await texts('internship', 'both'));
    if (!issue.ok) throw new Error('refused');
    expect(issue.changes({ file: '/x', sha256: '0' })).toMatchObject([{ certificate: { terms: FULL } }]);
  });
});

describe('an individual permit', () => {
  const granted = (facts: Parameters<typeof individual>[0]) => severity({ permits: [individual(facts)] });
  // 2 November to 1 February, 28 hours.
  test.each<[Parameters<typeof individual>[0], string]>([
    [{}, 'ok'],
    [{ from: day('2026-11-03') }, 'block'],
    [{ to: day('2027-01-31') }, 'block'],
    [{ from: day('2026-11-01'), to: day('2027-02-02') }, 'ok'],
    [{ hoursPerWeek: 28 }, 'ok'],
    [{ hoursPerWeek: 27.5 }, 'block'],
  ])('granted as %j: %s', (facts, expected) => expect(granted(facts)).toBe(expected));

  test('pending, comprehensive or for another placement says nothing', () => {
    const { granted: _, ...pending } = individual();
    const short = { to: day('2026-11-30') };
    for (const one of [
      pending,
      individual(short, { kind: 'comprehensive' }),
      individual(short, { placement: 'P-0002' }),
    ]) {
      expect(judge({ permits: [one] })).toEqual(OK);
    }
  });
  test.each([
    ['2026-11-02', 'ok'],
    ['2026-11-03', 'block'],
  ])('void with the stay that was renewed on %s: %s', (on, expected) => {
    const stays = [stayOf({ expiresOn: day('2026-12-31') }), stayOf({ on: day(on) })];
    const permits = [individual({ to: day('2026-11-30') })];
    const [first] = papersAgree.judge(abroad({ dossier: { stays, permits } }));
    expect(first.result === 'open' ? first.severity : first.result).toBe(expected);
  });
  test('a further one that covers settles it', () =>
    expect(judge({ permits: [individual({ to: day('2026-11-30') }), individual({}, { number: 3 })] })).toEqual(OK));
  test('is told with what it allows, and what is needed', () =>
    expect(judge({ permits: [individual({ to: day('2026-11-30'), hoursPerWeek: 28 })] })).toMatchObject([
      {
        severity: 'block',
        gates: [11, 'C'],
        data: {
          kind: 'permit',
          placement: { from: '2026-11-02', to: '2027-02-01', hours: 28 },
          permits: [{ number: 2 }],
        },
        settle: 'coopj permit apply 20249001 --kind individual --placement P-0001',
      },
    ]));
});
