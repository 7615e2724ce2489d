import type { Command } from 'commander';
import { LETTER_KEYS, type LetterKey } from '../../core/letters/kinds.ts';
import { PAPER_LANGUAGES, type PaperLanguage } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import { daysArgument, given, oneOf, optionalOneOf, optionalText } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { draftDue } from './due.ts';
import { draftEach } from './each.ts';

export function draftCommand(kit: Kit): Command {
  return verb(kit, 'letter draft', {
    writes: true,
    examples: [
      'coopj letter draft guide 20241001 20241002 --out letters --record',
      'coopj letter draft contract-returned 20241002 --placement P-0001 --in ja',
      'coopj letter draft --due 30d --out letters',
    ],
    args: ['[letter]', ['[students...]', kit.words.flags.student]],
    students: 'students',
    flags: { in: '<ja|en|both>', out: '<folder>', placement: '<ref>', due: '<days>', record: '' },
    run: async (context, { letter, students, ...flags }) => {
      const { out, placement, record } = flags;
      const lang = optionalOneOf<PaperLanguage>(flags.in, PAPER_LANGUAGES, '--in');
      const wanted = given({ lang, out: optionalText(out, '--out'), record });
      if (flags.due !== undefined) {
        if (letter !== undefined) throw new Abort('flags-disagree', { flags: ['LETTER STUDENT', '--due'] });
        if (placement !== undefined) throw new Abort('flags-disagree', { flags: ['--placement', '--due'] });
        return draftDue(context, { ...wanted, due: daysArgument(flags.due, '--due') });
      }
      const key = letterArgument(letter);
      if (students.length === 0) {
        throw new Abort('argument-missing', { argument: 'students', command: `coopj letter draft ${key}` });
      }
      return draftEach(context, { ...wanted, letter: key, students, ...given({ placement }) });
    },
  });
}

function letterArgument(word: string | undefined): LetterKey {
  if (word === undefined) throw new Abort('argument-missing', { argument: 'letter', command: 'coopj letter draft' });
  return oneOf(word, LETTER_KEYS, 'LETTER');
}
