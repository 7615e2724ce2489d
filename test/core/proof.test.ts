import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readProof, sealed } from '../../src/core/papers/certificates/proof.ts';
import { ENROLLED, enrollment, HOST, internship, SEAL, textsOf } from '../helpers/papers.ts';

const proofOf = async (make: typeof internship | typeof enrollment, options = {}) => (await make(options)).proof ?? '';

describe('the proof of a certificate', () => {
  test('of internship says what a forger would change first, in words that no language changes', async () => {
    const proof = await proofOf(internship, { lang: 'both' });
    expect(proof.split('\n').slice(0, -2)).toEqual([
      'coopj-certificate=1',
      'number=I-2026-0001',
      'kind=internship',
      'issued=2026-10-20',
      'university=総合研究大学院大学',
      'name=見本 太郎',
      'name-en=MIHON Taro',
      'born=1998-04-12',
      'student=20249001',
      'company=株式会社見本研究所',
      'from=2026-11-02',
      'to=2027-02-01',
      'hours-per-week=38',
      'pay=300000 JPY/month',
    ]);
    const english = await proofOf(internship, { lang: 'en' });
    expect(english).toContain('university=The Graduate University for Advanced Studies, SOKENDAI\n');
    expect(english).toContain('name=MIHON Taro\n');
  });

  test.each(['ja', 'en', 'both'] as const)('says nothing that is not printed on the paper (%s)', async (lang) => {
    for (const paper of [await enrollment({ lang }), await internship({ lang })]) {
      const printed = textsOf(paper).join('\n');
      const facts = readProof(paper.proof ?? '')?.facts ?? new Map<string, string>();
      const names = ['university', 'name', ...(lang === 'both' ? ['name-en'] : [])];
      const own = facts.get('kind') === 'internship' ? 'company' : 'program';
      for (const key of ['number', ...names, 'student', own]) {
        expect(facts.get(key), key).toBeDefined();
        expect(printed).toContain(facts.get(key));
      }
    }
  });

  test('ends with the key, and the signature of all before it', async () => {
    const proof = await proofOf(enrollment);
    const [signed = '', signature = ''] = proof.split(/(?<=\n)sig=/);
    expect(signed.endsWith(`\nkey=${SEAL.key}\n`)).toBe(true);
    expect(signature).toBe(SEAL.sign(signed));
  });

  test('holds long values short, and never parts a character from its variation', async () => {
    const proof = await proofOf(internship, { company: { ...HOST, name: `${'あ'.repeat(58)}葛\u{E0100}城株式会社` } });
    expect(proof).toContain(`company=${'あ'.repeat(58)}…\n`);
    expect(proof.length).toBeLessThan(500);
  });

  test('leaves out what is not known', async () => {
    const { dateOfBirth: _, ...unknown } = ENROLLED;
    expect(await proofOf(enrollment, { student: unknown })).not.toContain('born');
  });
});

describe('a proof that was scanned', () => {
  test('is read back as it was made, with the line ends of any system', () => {
    const value = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(value, value, fc.constantFrom('\n', '\r\n', '\r'), (name, company, end) => {
        const text = sealed(
          [
            ['coopj-certificate', '1'],
            ['number', 'E-2026-0001'],
            ['name', name],
            ['company', company],
          ],
          SEAL,
        );
        const proof = readProof(`\uFEFF${text.replaceAll('\n', end)}${end}`);
        expect(proof?.facts.get('number')).toBe('E-2026-0001');
        expect(`${proof?.signed}sig=${proof?.signature}`).toBe(text);
        expect(proof?.key).toBe(SEAL.key);
      }),
    );
  });

  test.each([
    '',
    'https://example.ac.jp/',
    'coopj-certificate=1',
    'coopj-certificate=1\nnumber=x\nkey=y',
    'number=x\nkey=y\nsig=z',
  ])('that is none is told: %j', (text) => expect(readProof(text)).toBeUndefined());

  test('is read although blanks came to its ends, or its line breaks were lost where it was pasted', async () => {
    const { proof = '' } = await internship({ lang: 'en' });
    expect(proof).toContain('name=MIHON Taro\n');
    expect(readProof(proof.replaceAll('\n', ' \r\n'))).toEqual(readProof(proof));
    expect(readProof(proof.replaceAll('\n', ' '))).toEqual(readProof(proof));
  });

  test('with a line twice is none: nobody could tell which one counts', () => {
    const twice = sealed(
      [
        ['coopj-certificate', '1'],
        ['number', 'E-1'],
        ['number', 'E-2'],
      ],
      SEAL,
    );
    expect(readProof(twice)).toBeUndefined();
  });
});
