import { describe, expect, test } from 'vitest';
import { enterStudent } from '../../src/core/decide/enter.ts';
import type { StudentChange } from '../../src/core/journal/changes.ts';
import { evolve } from '../../src/core/journal/evolve.ts';
import type { Dossier } from '../../src/core/model/dossier.ts';
import { latinName } from '../../src/core/model/student.ts';
import type { StudentFacts } from '../../src/core/model/student-fields.ts';
import { programsOf } from '../../src/core/profile/programs.ts';
import { nameAgrees } from '../../src/core/rules/residence/name-agrees.ts';
import { sameName } from '../../src/core/text/names.ts';
import { day, known, OFFICE, placementUpTo, student } from '../helpers/dossiers.ts';

const BASIS = { office: OFFICE, programs: programsOf(OFFICE), today: day('2026-11-02'), actor: '見本 係' };
const typed = { ...BASIS, readsCard: true };

function enrolled(facts: StudentFacts): Dossier {
  const { number, email, program } = student({});
  const change: StudentChange = { type: 'student-registered', facts: { number, email, program, ...facts } as never };
  return evolve(undefined, change);
}
function edited(dossier: Dossier, facts: StudentFacts, basis: typeof typed | typeof BASIS = typed): Dossier {
  const entered = enterStudent(dossier, facts, basis);
  if (!entered.ok) throw new Error(entered.notInName.map(({ fact }) => fact).join());
  return entered.changes.reduce<Dossier>(evolve, dossier);
}
const refused = (dossier: Dossier, facts: StudentFacts) => {
  const entered = enterStudent(dossier, facts, typed);
  return entered.ok ? [] : entered.notInName.map(({ fact }) => fact);
};
const verdict = (dossier: Dossier) => {
  const placement = placementUpTo(8);
  const [first] = nameAgrees.judge({ ...known({ ...dossier, placements: [placement] }), placement });
  return first.result === 'open' ? `${first.severity} ${first.data.kind}` : first.result;
};

const WHOLE = enrolled({ nameLatin: 'NGUYEN Van An', nameOnCard: 'NGUYEN VAN AN' });
const PARTS = enrolled({ familyName: 'NGUYEN', givenName: 'Van An', nameOnCard: 'NGUYEN VAN AN' });

describe('one name in Latin letters', () => {
  test('a part that the whole on record lacks is refused, each of them', () => {
    expect(refused(WHOLE, { familyName: 'TRAN' })).toEqual(['familyName']);
    expect(refused(WHOLE, { familyName: 'TRAN', givenName: 'Binh' })).toEqual(['familyName', 'givenName']);
    // Papers would go on printing NGUYEN, Van An.
    expect(refused(WHOLE, { familyName: 'Nguyen' })).toEqual(['familyName']);
    expect(refused(WHOLE, { givenName: 'An Van' })).toEqual(['givenName']);
  });
  test('a part of the whole is recorded, and is nothing new the second time', () => {
    const once = edited(WHOLE, { familyName: 'NGUYEN', givenName: 'Van An' });
    expect(once.student).toMatchObject({ familyName: 'NGUYEN', givenName: 'Van An', nameLatin: 'NGUYEN Van An' });
    expect(edited(once, { familyName: 'NGUYEN' })).toEqual(once);
  });
  test('a new whole ends parts that say another, and keeps those that agree', () => {
    const married = edited(PARTS, { nameLatin: 'TRAN Van An' });
    expect(latinName(married.student)).toBe('TRAN Van An');
    expect(married.student).not.toHaveProperty('familyName');
    expect(married.student).not.toHaveProperty('givenName');
    expect(edited(PARTS, { nameLatin: 'Van An NGUYEN' }).student).toMatchObject({ familyName: 'NGUYEN' });
  });
  test('a part given with the new whole stays, and what the other was goes', () => {
    const list = { nameLatin: 'TRAN Binh', familyName: 'TRAN' };
    const once = edited(PARTS, list);
    expect(once.student).toMatchObject(list);
    expect(once.student).not.toHaveProperty('givenName');
    expect(edited(once, list)).toEqual(once);
  });
  test('parts on their own are changed as they are typed', () =>
    expect(latinName(edited(PARTS, { familyName: 'TRAN' }).student)).toBe('TRAN Van An'));
});

describe('the name on the card', () => {
  test('agrees, whatever was recorded first, as long as the name did not change', () => {
    expect(verdict(WHOLE)).toBe('ok');
    expect(verdict(enrolled({ nameLatin: 'TRAN Van An', nameOnCard: 'NGUYEN VAN AN' }))).toBe('ok');
    expect(verdict(enrolled({ nameLatin: 'TRAN Van An' }))).toBe('n/a');
    expect(verdict(edited(enrolled({ nameOnCard: 'NGUYEN VAN AN' }), { nameLatin: 'TRAN Van An' }))).toBe('ok');
  });
  test.each<[string, StudentFacts]>([
    ['order', { nameLatin: 'Van An NGUYEN' }],
    ['case', { nameLatin: 'Nguyen van an' }],
    ['a further name', { nameLatin: 'NGUYEN An' }],
    ['one more name', { nameLatin: 'NGUYEN Van An Minh' }],
    ['a comma', { nameLatin: 'NGUYEN, Van An' }],
    ['writing together', { nameLatin: 'NGUYEN Vanan' }],
  ])('%s is no other name', (_, facts) => expect(verdict(edited(WHOLE, facts))).toBe('ok'));

  test('is in doubt once the name in Latin letters changed, however it was recorded', () => {
    expect(verdict(edited(WHOLE, { nameLatin: 'TRAN Van An' }))).toBe('block card');
    expect(verdict(edited(PARTS, { familyName: 'TRAN' }))).toBe('block card');
    expect(verdict(edited(PARTS, { nameLatin: 'TRAN Van An' }))).toBe('block card');
  });
  test('changed little by little it is another name all the same', () =>
    expect(verdict(edited(edited(WHOLE, { nameLatin: 'An' }), { nameLatin: 'An TRAN' }))).toBe('block card'));
  test('warns where no placement is there to have a certificate', () => {
    const [first] = nameAgrees.judge(known(edited(WHOLE, { nameLatin: 'TRAN Van An' })));
    expect(first).toMatchObject({ severity: 'warn', gates: [], settle: 'coopj student edit 20249001 --name-on-card' });
  });
  test('is settled by the new card, by the same card read again, or by the old name', () => {
    const changed = edited(WHOLE, { nameLatin: 'TRAN Van An' });
    expect(verdict(edited(changed, { nameOnCard: 'TRAN VAN AN' }))).toBe('ok');
    expect(verdict(edited(changed, { nameOnCard: 'NGUYEN VAN AN' }))).toBe('ok');
    expect(verdict(edited(changed, { nameLatin: 'NGUYEN Van An' }))).toBe('ok');
    expect(verdict(edited(WHOLE, { nameLatin: 'TRAN Van An', nameOnCard: 'NGUYEN VAN AN' }))).toBe('ok');
  });
  test('is not confirmed by a list, which may be older than the card', () =>
    expect(verdict(edited(edited(WHOLE, { nameLatin: 'TRAN Van An' }), { nameOnCard: 'NGUYEN VAN AN' }, BASIS))).toBe(
      'block card',
    ));
  test('confirmed once, it is in doubt again after another change', () => {
    const confirmed = edited(edited(WHOLE, { nameLatin: 'TRAN Van An' }), { nameOnCard: 'NGUYEN VAN AN' });
    expect(verdict(edited(confirmed, { nameLatin: 'LE Van An' }))).toBe('block card');
  });
});

test('a record of an earlier version whose parts say another than the whole is found, and mended by the whole', () => {
  const old = evolve(WHOLE, { type: 'student-edited', set: { familyName: 'TRAN' } });
  expect(verdict(old)).toBe('block parts');
  expect(verdict(edited(old, { nameLatin: 'NGUYEN Van An' }))).toBe('ok');
  expect(verdict(edited(edited(old, { nameLatin: 'TRAN Van An' }), { nameOnCard: 'TRAN VAN AN' }))).toBe('ok');
});

test('names are compared by their words', () => {
  expect(sameName("O'BRIEN Seán", 'Sean OBrien')).toBe(true);
  expect(sameName('SMITH-JONES Anne', 'ANNE SMITH JONES')).toBe(true);
  expect(sameName('ANNA Maria', 'MARIA ANNE')).toBe(false);
});
