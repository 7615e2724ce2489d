import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { LETTER_KEYS, type LetterKey } from '../../core/letters/kinds.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { PAPER_LANGUAGES, type PaperLanguage } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import { dashed } from '../grammar/notation.ts';
import { daysArgument, given, oneOf, optionalOneOf, optionalText } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { namedNumbers } from '../shared/named-students.ts';
import { SELECTION, SELECTION_FLAGS, type Selection, selected, selectionOf } from '../shared/selection.ts';
import { draftDue } from './due.ts';
import { draftEach } from './each.ts';
import { draftMany } from './many.ts';

export function draftCommand(kit: Kit): Command {
  return verb(kit, 'letter draft', {
    writes: true,
    examples: [
      'coopj letter draft guide 20241001 20241002 --out letters --record',
      'coopj letter draft contract-returned 20241002 --placement P-0001 --in ja',
      'coopj letter draft briefing --next 4 --out letters --record',
      'coopj letter draft acceptance --list accepted.csv --out letters',
      'coopj letter draft --due 30d --out letters',
    ],
    args: ['[letter]', ['[students...]', kit.words.flags.student]],
    students: 'students',
    flags: {
      in: '<ja|en|both>',
      out: '<folder>',
      placement: '<ref>',
      ...SELECTION,
      list: '<file>',
      due: '<days>',
      record: '',
    },
    choices: {
      letter: ({ words }) => choicesOf(LETTER_KEYS, words.letters.title),
      in: ({ words }) => choicesOf(PAPER_LANGUAGES, words.questions.paperLanguage),
    },
    needs: ({ letter, students = [], list, due, ...said }) => {
      if (due !== undefined) return [];
      const isChosen = list !== undefined || SELECTION_FLAGS.some((name) => said[name] !== undefined);
      return [
        ...(letter === undefined ? ['letter'] : []),
        ...(isChosen || [students].flat().length > 0 ? [] : ['students', 'record?']),
      ];
    },
    run: async (context, { letter, students, ...flags }) => {
      const { out, placement, record } = flags;
      const lang = optionalOneOf<PaperLanguage>(flags.in, PAPER_LANGUAGES, '--in');
      const wanted = given({ lang, out: optionalText(out, '--out'), record });
      const filter = SELECTION_FLAGS.find((name) => flags[name] !== undefined);
      const many = [...(flags.list === undefined ? [] : ['--list']), ...(filter ? [`--${dashed(filter)}`] : [])];
      if (flags.due !== undefined) {
        if (letter !== undefined) throw new Abort('flags-disagree', { flags: ['LETTER STUDENT', '--due'] });
        const [other] = [...(placement === undefined ? [] : ['--placement']), ...many];
        if (other !== undefined) throw new Abort('flags-disagree', { flags: [other, '--due'] });
        return draftDue(context, { ...wanted, due: daysArgument(flags.due, '--due') });
      }
      const key = letterArgument(letter);
      const [one, other = placement === undefined ? undefined : '--placement'] = many;
      if (one !== undefined && other !== undefined) throw new Abort('flags-disagree', { flags: [one, other] });
      if (filter && students.length > 0)
        throw new Abort('flags-disagree', { flags: ['STUDENT', `--${dashed(filter)}`] });
      if (filter) {
        const chosen = await numbersSelected(context, selectionOf(context, flags));
        return draftMany(context, { ...wanted, letter: key, students: chosen });
      }
      if (flags.list !== undefined) {
        const listed = await namedNumbers(context, { students, list: flags.list });
        return draftMany(context, { ...wanted, letter: key, students: listed });
      }
      if (students.length === 0) {
        throw new Abort('argument-missing', { argument: 'students', command: `coopj letter draft ${key}` });
      }
      return draftEach(context, { ...wanted, letter: key, students, ...given({ placement }) });
    },
  });
}

async function numbersSelected(context: Context, selection: Selection): Promise<readonly StudentNumber[]> {
  const numbers: StudentNumber[] = [];
  for await (const { number } of selected(context, selection)) numbers.push(number);
  return numbers;
}

function letterArgument(word: string | undefined): LetterKey {
  if (word === undefined) throw new Abort('argument-missing', { argument: 'letter', command: 'coopj letter draft' });
  return oneOf(word, LETTER_KEYS, 'LETTER');
}
