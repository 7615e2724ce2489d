import { describe, expect, test } from 'vitest';
import type { LocalDate } from '../../src/core/calendar/dates.ts';
import { issueEnrollment, issueInternship } from '../../src/core/decide/certificates/issue.ts';
import { reissue } from '../../src/core/decide/certificates/reissue.ts';
import type { Certificate, Stated } from '../../src/core/model/certificate.ts';
import { changedFacts, repeating, statedBy } from '../../src/core/papers/certificates/stated.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { day, dossier, known, placementUpTo } from '../helpers/dossiers.ts';
import { ENROLLED, enrollment, HOST, ISSUING, internship, SEAL, texts, textsOf, WORK } from '../helpers/papers.ts';

const ON = day('2026-11-22');
const TODAY = day('2026-12-01');
const WISH = { on: TODAY, actor: '見本 係', reason: '紛失' };

async function again(facts = ENROLLED, more: Partial<Certificate> = {}, lang: PaperLanguage = 'both', today = TODAY) {
  const stated = statedBy(await enrollment({ lang }));
  const entry = {
    number: 'E-2026-0001',
    kind: 'enrollment',
    lang,
    issuedOn: ON,
    file: '/x',
    sha256: '0',
    by: '係',
  } as const;
  const certificate: Certificate = { ...entry, stated, ...more };
  const found = { ...known(dossier({ student: facts, certificates: [certificate] })), office: ISSUING, today };
  const frame = await texts('enrollment', lang);
  const issueOn = (on: LocalDate) =>
    issueEnrollment(found, { number: entry.number, lang, on, actor: '係', seal: SEAL }, frame);
  return { certificate, issue: issueOn(ON), now: issueOn(today), holder: '20249001' };
}
const because = (issue: ReturnType<typeof reissue>) => (issue.ok ? [] : issue.refusals.map((one) => one.because));

test.each<PaperLanguage>(['ja', 'en', 'both'])(
  'the same facts are issued again, and the paper is marked (%s)',
  async (lang) => {
    const given = await again(ENROLLED, {}, lang);
    const issued = reissue(given, WISH, await texts('enrollment', lang));
    if (!issued.ok || !given.issue.ok) throw new Error('refused');
    const mark = { ja: ['再発行　令和8年12月1日'], en: ['Reissued on 1 December 2026'] };
    const marks = lang === 'both' ? [...mark.ja, ...mark.en] : mark[lang];
    const before = new Set(textsOf(given.issue.paper));
    expect(textsOf(issued.paper).filter((text) => !before.has(text))).toEqual(marks);
    expect(issued.paper).toMatchObject({ number: 'E-2026-0001', issuedOn: ON, lang });
    expect(issued.changes({ file: '/y', sha256: '1' })).toEqual([
      {
        type: 'certificate-reissued',
        number: 'E-2026-0001',
        reissue: { on: TODAY, by: '見本 係', reason: '紛失', file: '/y', sha256: '1' },
      },
    ]);
  },
);

test('the mark of a certificate of internship carries a western year, in Japanese too', async () => {
  const paper = await internship({ lang: 'ja' });
  const certificate = { number: 'I-2026-0001', kind: 'internship', stated: statedBy(paper) } as Certificate;
  const issue = { ok: true, paper, changes: () => [], warnings: [], overridden: [] } as const;
  const issued = reissue({ certificate, issue, now: issue, holder: '20249001' }, WISH, await texts('internship', 'ja'));
  expect(issued.ok && textsOf(issued.paper)).toContain('再発行　2026年12月1日');
});

test('facts that have changed are named, before and after', async () => {
  const given = await again({ ...ENROLLED, year: 4 });
  expect(reissue(given, WISH, await texts('enrollment', 'both'))).toEqual({
    ok: false,
    refusals: [
      {
        because: 'facts-changed',
        number: 'E-2026-0001',
        kind: 'enrollment',
        holder: '20249001',
        facts: [{ what: '学年 / Year of study', before: '3年次 / Year 3', after: '4年次 / Year 4' }],
      },
    ],
  });
});

test('a void one, and one that would be refused now, are not issued again', async () => {
  const voided = { on: TODAY, by: '係', reason: '誤記' };
  const frame = await texts('enrollment', 'both');
  expect(because(reissue(await again(ENROLLED, { voided }), WISH, frame))).toEqual(['void-already']);
  const gone = { ...ENROLLED, expectedCompletionOn: day('2026-10-01') };
  expect(because(reissue(await again(gone), WISH, frame))).toEqual(['not-enrolled']);
  // Enrolled on the day of the paper, and no more on that of the reissue.
  const later = await again(ENROLLED, {}, 'both', day('2027-04-01'));
  expect(because(reissue(later, WISH, frame))).toEqual(['not-enrolled']);
});

test('one that does not keep what it states is issued again where its bytes are the same', async () => {
  const { certificate, ...rest } = await again();
  const { stated: _, ...old } = certificate;
  const frame = await texts('enrollment', 'both');
  expect(because(reissue({ ...rest, certificate: old }, WISH, frame))).toEqual(['facts-unknown']);
  expect(reissue({ ...rest, certificate: old, sameBytes: true }, WISH, frame).ok).toBe(true);
});

test('an internship that was broken off is certified no more', async () => {
  const withdrawn = placementUpTo(10, {
    terms: [WORK],
    closed: { as: 'withdrawn', by: 'company', on: day('2026-11-25') },
  });
  const found = {
    ...known(dossier({ student: ENROLLED, placements: [withdrawn] }), { companies: new Map([['C-0001', HOST]]) }),
    office: ISSUING,
    today: TODAY,
  };
  const request = { number: 'I-2026-0001', lang: 'ja', on: day('2026-10-20'), actor: '係', seal: SEAL } as const;
  const issue = issueInternship(found, withdrawn, request, await texts('internship', 'ja'));
  const certificate = { number: 'I-2026-0001', kind: 'internship', stated: [] as Stated } as unknown as Certificate;
  expect(
    because(reissue({ certificate, issue, now: issue, holder: '20249001' }, WISH, await texts('internship', 'ja'))),
  ).toContain('not-accepted');
});

test('what a paper states: rows by their labels, sentences, issuer; not its number, and not whom to ask', async () => {
  const stated = statedBy(await enrollment({ lang: 'en', number: 'E-2026-0007' }));
  expect(stated.map(([what]) => what)).toEqual([
    'Name',
    'Date of birth',
    'Student number',
    'Degree program',
    'Program',
    'Parent institute',
    'Year of study',
    'Date of enrollment',
    'Expected date of completion',
    'paragraph',
    'issuer',
  ]);
  expect(JSON.stringify(stated)).not.toContain('E-2026-0007');
});

test('a fact that one of two papers does not state is a change, too', () => {
  expect(
    changedFacts(
      [
        ['a', '1'],
        ['b', '2'],
      ],
      [
        ['b', '2'],
        ['c', '3'],
      ],
    ),
  ).toEqual([
    { what: 'a', before: '1' },
    { what: 'c', after: '3' },
  ]);
});

describe('a paper of an earlier release', () => {
  const BEFORE: readonly (readonly [now: string, before: string])[] = [
    ['Degree program', 'Course'],
    ['Doctoral program (standard period of study: 3 years)', 'Doctoral course (standard term: 3 years)'],
    ['配属部署', '受入部署'],
    ['就業時間', '実施時間'],
    ['円(税引前)', '円(税込)'],
    ['2026年度', '令和8年度'],
    ['、見本研究所', '\n見本研究所'],
    ['、在宅', '\n在宅'],
    [
      'in the autumn term of the academic year 2026 for the credit-bearing course “Cooperative Education through Research Internships” (2 credits), which is part of the regular curriculum of this university, and will carry out the internship described below as part of this course',
      'for the credit course “Cooperative Education through Research Internships” (2 credits) of the regular curriculum of this university in the autumn term of the academic year 2026 and will carry out the internship described below as this course',
    ],
  ];
  const earlier = (stated: Stated): Stated =>
    stated.map(([what, text]) => {
      const as = (one: string) => BEFORE.reduce((said, [now, before]) => said.replaceAll(now, before), one);
      return [as(what).replace(/Faculty member in charge$/, 'Faculty in charge'), as(text)];
    });

  test.each<PaperLanguage>(['ja', 'en', 'both'])(
    'states the same facts, and its reissue repeats its words (%s)',
    async (lang) => {
      const paper = await internship({ lang });
      const stated = earlier(statedBy(paper));
      expect(stated).not.toEqual(statedBy(paper));
      expect(changedFacts(stated, statedBy(paper))).toEqual([]);
      expect(statedBy(repeating(paper, stated))).toEqual(stated);
    },
  );

  test('of somebody who is not Japanese told its days in era years, and its reissue does', async () => {
    const student = { ...ENROLLED, nationality: 'ベトナム' };
    const paper = await enrollment({ student });
    const stated = statedBy(await enrollment());
    expect(changedFacts(stated, statedBy(paper))).toEqual([]);
    expect(statedBy(repeating(paper, stated))).toEqual(stated);
  });

  test('states other facts where a fact changed', async () => {
    const stated = earlier(statedBy(await internship({ lang: 'both' })));
    const now = statedBy(await internship({ lang: 'both', company: { address: '見本県見本市' } }));
    expect(changedFacts(stated, now).map(({ what }) => what)).toEqual(['所在地 / Address']);
  });
});
