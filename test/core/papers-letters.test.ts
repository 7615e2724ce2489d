import { expect, it } from 'vitest';
import { missingOfStudent, nameForImmigration } from '../../src/core/papers/person.ts';
import { ENROLLED, ISSUING } from '../helpers/papers.ts';

const missing = (facts: Partial<typeof ENROLLED>, printed?: typeof nameForImmigration) =>
  missingOfStudent(ISSUING, { ...ENROLLED, ...facts }, ['ja', 'en'], printed).map(({ what, of, settle }) => [
    what,
    of,
    settle.split(' ').slice(4).join(' '),
  ]);

it.each(['〓橋 花子', '?橋 花子', '\ue000橋 花子', 'U+9AD9橋 花子', '&#39641;橋 花子', '⿰氵朝 三'])(
  'a paper stops where its name has a sign for a letter, and names it: %s',
  (nameKanji) => {
    expect(missing({ nameKanji })).toEqual([['nameLetters', nameKanji, '--name-kanji "…"']]);
  },
);

it('a paper stops where its name went wrong on the way, and only where it prints that name', () => {
  const familyName = 'LefÃ¨vre';
  expect(missing({ familyName, givenName: 'Anne' })).toEqual([
    ['nameLetters', 'LefÃ¨vre Anne', '--family-name "…" --given-name "…"'],
  ]);
  expect(missing({ familyName, nameKanji: '〓', nameOnCard: 'LEFEVRE ANNE' }, nameForImmigration)).toEqual([]);
});

it('a name that is recorded in a Latin column and is not in Latin letters is told as such', () => {
  expect(missing({ familyName: 'ミホン', givenName: 'ロク' })).toEqual([
    ['nameNotLatin', 'ミホン ロク', '--family-name "…" --given-name "…"'],
  ]);
});
