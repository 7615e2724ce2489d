import { describe, expect, test } from 'vitest';
import { issueEnrollment, issueInternship } from '../../src/core/decide/certificates/issue.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import type { Student } from '../../src/core/model/student.ts';
import type { Situation } from '../../src/core/rules/rule.ts';
import type { PaperLanguage } from '../../src/core/text/language.ts';
import { day, dossier, known, placement, placementUpTo, WISH } from '../helpers/dossiers.ts';
import { ENROLLED, HOST, ISSUING, SEAL, texts, WORK, without } from '../helpers/papers.ts';

const ON = day('2026-10-20');
const request = (lang: PaperLanguage = 'both') => ({ ...WISH, seal: SEAL, number: 'E-2026-0001', lang, on: ON });
const knownOf = (of: Dossier, facts: Partial<Situation> = {}) =>
  known(of, { office: ISSUING, today: ON, companies: new Map([[HOST.code, HOST]]), ...facts });
const of = (facts: Student) => dossier({ student: facts });

const enrolled = async (facts: Student, lang: PaperLanguage = 'both', more: Partial<Situation> = {}) =>
  issueEnrollment(knownOf(of(facts), more), request(lang), await texts('enrollment', lang));

/** What is missing, and what settles it. */
const missing = (issue: Awaited<ReturnType<typeof enrolled>>) =>
  issue.ok
    ? []
    : issue.refusals.flatMap((one) =>
        one.because === 'missing-facts' ? one.missing.map(({ what, settle }) => [what, settle] as const) : [],
      );
const because = (issue: Awaited<ReturnType<typeof enrolled>>) =>
  issue.ok ? [] : issue.refusals.map((one) => one.because);

describe('the certificate of enrollment', () => {
  test('is issued with what it needs, and enters number, day and who in the register', async () => {
    const issue = await enrolled(ENROLLED);
    expect(issue.ok && issue.changes({ file: '/x.pdf', sha256: 'abc' })).toEqual([
      {
        type: 'certificate-issued',
        certificate: {
          number: 'E-2026-0001',
          kind: 'enrollment',
          lang: 'both',
          issuedOn: ON,
          stated: expect.arrayContaining([['生年月日 / Date of birth', '平成10年4月12日 / 12 April 1998']]),
          proof: issue.ok ? issue.paper.proof : '',
          file: '/x.pdf',
          sha256: 'abc',
          by: WISH.actor,
        },
      },
    ]);
  });

  test('is refused with everything that is missing, each with the command that fills it in', async () => {
    const rest = without(ENROLLED, 'dateOfBirth', 'familyName', 'givenName');
    expect(missing(await enrolled({ ...rest, program: '見本コース' }))).toEqual([
      ['nameLatin', 'coopj student edit 20249001 --family-name "…" --given-name "…"'],
      ['programEnglish', 'coopj office check'],
      ['dateOfBirth', 'coopj student edit 20249001 --date-of-birth …'],
    ]);
  });

  test('asks for English names only where English is printed', async () => {
    const rest = without(ENROLLED, 'familyName', 'givenName');
    expect((await enrolled({ ...rest, program: '見本コース' }, 'ja')).ok).toBe(true);
    expect(missing(await enrolled({ ...rest, program: '見本コース' }, 'en'))).toHaveLength(2);
  });

  test('is refused until the issuer is filled in, in the languages of the paper', async () => {
    const office = { ...ISSUING, issuer: { ...ISSUING.issuer, name: { ja: '', en: ' ' } } };
    expect(missing(await enrolled(ENROLLED, 'both', { office }))).toEqual([
      ['issuer', 'coopj office edit --set issuer.name.ja="…"'],
      ['issuer', 'coopj office edit --set issuer.name.en="…"'],
    ]);
    expect(missing(await enrolled(ENROLLED, 'ja', { office }))).toHaveLength(1);
  });

  test('is refused for a day to come, before the entry, and after the expected completion', async () => {
    expect(because(await enrolled(ENROLLED, 'ja', { today: day('2026-10-19') }))).toEqual(['future']);
    expect(because(await enrolled({ ...ENROLLED, enrolledOn: day('2026-10-21') }, 'ja'))).toEqual(['not-enrolled']);
    expect(because(await enrolled({ ...ENROLLED, expectedCompletionOn: day('2026-10-19') }, 'ja'))).toEqual([
      'not-enrolled',
    ]);
    expect((await enrolled({ ...ENROLLED, enrolledOn: ON, expectedCompletionOn: ON }, 'ja')).ok).toBe(true);
  });
});

describe('the certificate of internship', () => {
  const accepted = placementUpTo(8, { terms: [WORK] });
  const interned = async (found = accepted, facts: Partial<Dossier> = {}, more: Partial<Situation> = {}) => {
    const whole = dossier({ student: ENROLLED, placements: [found], ...facts });
    return issueInternship(knownOf(whole, more), found, request('ja'), await texts('internship', 'ja'));
  };

  test('is not issued on leave, unless the internship was over before', async () => {
    const leaves = [{ kind: 'absence' as const, from: day('2026-10-01'), to: day('2027-03-31') }];
    expect(because(await interned(accepted, { leaves }))).toContain('on-leave');
    const over = placementUpTo(11, { terms: [{ ...WORK, from: day('2026-06-01'), to: day('2026-08-31') }] });
    expect(because(await interned(over, { leaves }))).not.toContain('on-leave');
  });

  test('is issued from STEP 8 (accepted) on, and not before', async () => {
    expect((await interned()).ok).toBe(true);
    expect(because(await interned(placementUpTo(7, { terms: [WORK] })))).toEqual(['not-accepted']);
    const declined = placementUpTo(8, { terms: [WORK], result: { on: ON, outcome: 'declined' } });
    expect(because(await interned(declined))).toEqual(['not-accepted']);
  });

  test('is refused with the whole list of what the terms leave open', async () => {
    const bare = placementUpTo(8, { terms: [{}] });
    expect(missing(await interned(bare)).map(([what]) => what)).toEqual([
      'content',
      'period',
      'hoursPerWeek',
      'workplace',
      'pay',
    ]);
    expect((await interned(placementUpTo(8, { terms: [{ ...WORK, pay: 'unpaid' }] }))).ok).toBe(true);
  });

  test('needs the company’s address and telephone for the status Student or Dependent', async () => {
    const host = without(HOST, 'address', 'telephone');
    const companies = new Map([[host.code, host]]);
    const stays = (status: string) => ({ stays: [{ on: day('2025-04-01'), status }] });
    expect((await interned(accepted, {}, { companies })).ok).toBe(true);
    expect((await interned(accepted, stays('永住者'), { companies })).ok).toBe(true);
    for (const status of ['留学', '家族滞在'])
      expect(missing(await interned(accepted, stays(status), { companies })).map(([what]) => what)).toEqual([
        'companyAddress',
        'companyTelephone',
      ]);
    // The status of the first day counts, too.
    const later = { stays: [...stays('永住者').stays, { on: day('2026-11-02'), status: '留学' }] };
    expect(missing(await interned(accepted, later, { companies }))).toHaveLength(2);
  });

  test('needs no kanji where the name on the residence card is known', async () => {
    const nameless = without(ENROLLED, 'nameKanji', 'familyName', 'givenName');
    expect((await interned(accepted, { student: { ...nameless, nameOnCard: 'MIHON TARO' } })).ok).toBe(true);
  });

  test('names its placement in the register', async () => {
    const issue = await interned();
    const [change] = issue.ok ? issue.changes({ file: '/x.pdf', sha256: 'abc' }) : [];
    expect(change).toMatchObject({ certificate: { kind: 'internship', placement: placement().ref } });
  });
});
