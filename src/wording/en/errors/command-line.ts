import { quoted } from '../../../core/text/command-line.ts';
import type { Sentences } from '../../errors.ts';
import { at, days, list, meant } from './parts.ts';

/** What is wrong with the command line. */
export const commandLine = {
  'not-a-day': ({ value, flag }) => ({ message: `${at(flag)}“${value}” is not a day.`, hint: days }),
  'no-such-day': ({ value, flag }) => ({ message: `${at(flag)}the calendar has no “${value}”.`, hint: days }),
  'outside-era': ({ value, flag, reading }) => ({
    message: `${at(flag)}“${value}” lies outside its era; it would be ${reading}.`,
    hint: `If that is the day, write ${reading}.`,
  }),
  'not-a-month': ({ value, flag }) => ({
    message: `${flag}: “${value}” is not a month.`,
    hint: 'Write a month as 2026-10, this, last or 令和8年10月.',
  }),
  'after-today': ({ value, flag, today }) => ({
    message: `${flag}: ${value} lies after today (${today}); nothing can be known of it yet.`,
    hint: `${flag} ${['--month', '--year'].includes(flag) ? 'this' : 'today'}`,
  }),
  'not-a-number': ({ value, flag }) => ({
    message: `${at(flag)}“${value}” is not a number.`,
    hint: 'Write digits, with a decimal point where needed: 37.5',
  }),
  'not-one-of': ({ value, flag, allowed, nearest, before = '' }) => ({
    message: `${at(flag)}“${value}” is not one of ${list(allowed)}.${allowed.length > 1 ? meant(nearest) : ''}`,
    hint: `${flag} ${nearest === undefined && allowed.length > 1 ? `${before}${allowed.join('|')}` : quoted(`${before}${nearest ?? allowed[0] ?? ''}`)}`,
  }),
  'flag-missing': ({ flag, example }) => ({
    message: `${flag} is missing.`,
    hint: example ?? `Add ${flag}.`,
  }),
  'not-for-terminal': ({ format, file }) => ({
    message: `--format ${format} is for a file; a terminal cannot show it.`,
    hint: `-o ${file}`,
  }),
  'flags-disagree': ({ flags }) => ({
    message: `${flags.join(' and ')} cannot stand together.`,
    hint: `Leave out ${flags.at(-1) ?? 'one of them'}.`,
  }),
  'period-backwards': ({ from, to }) => ({
    message: `The period ends (--to ${to}) before it begins (--from ${from}).`,
    hint: `--from ${to} --to ${from}`,
  }),
  'flag-of-other-step': ({ flag, step, flags }) => ({
    message: `${flag} is no detail of STEP ${step}.`,
    hint: flags.length > 0 ? `STEP ${step} takes ${flags.join(', ')}, besides --on.` : `STEP ${step} takes --on only.`,
  }),
  'not-in-a-script': ({ question, flag }) => ({
    message: `“${question}” needs an answer, and there is no terminal to ask on.`,
    hint: `Add ${flag}.`,
  }),
  'not-confirmed': ({ flag, value, wanted }) => ({
    message: `${flag} says “${value}”; to confirm, it must say what is erased: ${wanted}.`,
    hint: `First see what goes with --dry-run, then: ${flag} ${wanted}`,
  }),
  'nothing-to-change': ({ example }) => ({ message: 'Nothing to change was named.', hint: example }),
  'not-a-text': ({ flag, character }) => ({
    message:
      character === undefined ? `${flag} is empty.` : `${flag} holds a character that cannot be kept: ${character}.`,
    hint: character === undefined ? `Put a text after ${flag}, in quotes.` : 'Type it anew instead of pasting it.',
  }),
  'not-a-code': ({ value, flag }) => ({
    message: `${flag}: “${value}” cannot be a code: letters, digits, dots, dashes and underscores, at most 40.`,
    hint: `Leave out ${flag}: the next free code is drawn.`,
  }),
  'item-malformed': ({ value }) => ({
    message: `--item: “${value}” is not KEY=TEXT.`,
    hint: '--item ip="who owns the results"',
  }),
  'not-an-item': ({ value, items, nearest }) => ({
    message: `--item: the check list has no “${value}”.${meant(nearest)} It has: ${items.map(({ item, title }) => `${item} (${title})`).join('; ')}.`,
    hint: `--item ${nearest ?? items[0]?.item ?? ''}="…", or --remark "…" for anything else`,
  }),
  'unknown-command': ({ word, command, nearest }) => ({
    message: `${command} has no command “${word}”.${meant(nearest)}`,
    hint: nearest === undefined ? `${command} --help` : `${command} ${nearest}`,
  }),
  'unknown-field': ({ field, nearest }) => ({
    message: `--fields: the list has no field “${field}”.${meant(nearest)} --fields help lists them all.`,
    hint: `--fields ${nearest ?? 'help'}`,
  }),
  'unknown-flag': ({ flag, command, nearest, dash }) => ({
    message:
      dash === undefined
        ? `${command} has no flag ${flag}.${meant(nearest)}`
        : `${flag} begins with a dash that is no hyphen (${dash}).${meant(nearest)}`,
    hint: `${command} --help`,
  }),
  'argument-missing': ({ argument, command }) => ({
    message: `${command} needs <${argument}>.`,
    hint: `${command} --help`,
  }),
  'argument-extra': ({ words, command }) => ({
    message: `${command} has no use for ${words.map((word) => `“${word}”`).join(', ')}.`,
    hint: `Put words that belong together in quotes; see ${command} --help`,
  }),
  'flag-value-missing': ({ flag, command }) => ({
    message: `${flag} needs a value after it.`,
    hint: `${command} --help`,
  }),
  'unknown-topic': ({ word, topics, nearest }) => ({
    message: `There is neither a command nor a topic “${word}”.${meant(nearest)}`,
    hint: `Topics: ${topics.map((topic) => `coopj help ${topic}`).join(' · ')}`,
  }),
  cancelled: ({ folder, recorded }) => ({
    message:
      folder === undefined
        ? recorded
          ? 'Stopped. What was recorded before stays recorded.'
          : 'Cancelled. Nothing was changed.'
        : `The tour was ended. What it has made so far lies in ${folder}; the next tour there replaces it.`,
  }),
} satisfies Partial<Sentences>;
