import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { kindOf, LETTER_KEYS, type LetterKey } from '../../core/letters/kinds.ts';
import { type Kit, verb } from '../shared/kit.ts';

export function listCommand(kit: Kit): Command {
  return verb(kit, 'letter list', {
    lists: true,
    examples: ['coopj letter list', 'coopj letter list --json'],
    run: list,
  });
}

/** Every letter, and the languages for which the office has its own text. */
export async function list({ out, words, documents }: Context): Promise<void> {
  const { columns, title, when, addressee, own } = words.letters;
  const { known } = await documents.ownTexts();
  const mine = (key: LetterKey) => ['ja', 'en'].filter((lang) => known.includes(`letters/${key}.${lang}.txt`));
  await out.list<LetterKey>({
    columns: [
      { key: 'letter', title: columns.letter, cell: (key) => key },
      { key: 'title', title: columns.title, cell: (key) => title[key] },
      { key: 'to', title: columns.to, cell: (key) => kindOf(key).to, text: (key) => addressee[kindOf(key).to] },
      { key: 'own', title: columns.own, cell: mine, text: (key) => mine(key).join(', ') || own.none },
      { key: 'when', title: columns.when, cell: (key) => when[key], spare: true },
      {
        key: 'cc',
        title: columns.cc,
        cell: (key) => kindOf(key).cc,
        text: (key) => words.terms.list(kindOf(key).cc.map((whom) => addressee[whom])),
        spare: true,
      },
    ],
    rows: LETTER_KEYS,
    empty: '',
  });
}
