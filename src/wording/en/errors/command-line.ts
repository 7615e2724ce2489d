import { quoted } from '../../../core/text/command-line.ts';
import type { Sentences } from '../../errors.ts';
import { at, days, list, meant } from './parts.ts';

const either = (flag: string, or?: string): string => (or === undefined ? flag : `${flag} or ${or}`);

/** What is wrong with the command line. */
export const commandLine = {
  'not-a-day': ({ value, flag }) => ({ message: `${at(flag)}“${value}” is not a date.`, hint: days }),
  'no-such-day': ({ value, flag }) => ({ message: `${at(flag)}“${value}” is not a valid date.`, hint: days }),
  'outside-era': ({ value, flag, reading }) => ({
    message: `${at(flag)}“${value}” is outside that era. In western years it would be ${reading}.`,
    hint: `If that is the date you mean, enter ${reading}.`,
  }),
  'not-a-month': ({ value, flag }) => ({
    message: `${flag}: “${value}” is not a month.`,
    hint: 'Enter a month as 2026-10, this, last or 令和8年10月.',
  }),
  'after-today': ({ value, flag, today }) => ({
    message: `${flag}: ${value} is after today (${today}). There are no records yet.`,
    hint: `${flag} ${['--month', '--year'].includes(flag) ? 'this' : 'today'}`,
  }),
  'not-a-number': ({ value, flag }) => ({
    message: `${at(flag)}“${value}” is not a number.`,
    hint: 'Enter digits, with a decimal point if needed: 37.5',
  }),
  'not-one-of': ({ value, flag, allowed, nearest, before = '' }) => ({
    message: `${at(flag)}“${value}” is not one of ${list(allowed)}.${allowed.length > 1 ? meant(nearest) : ''}`,
    hint: `${flag} ${nearest === undefined && allowed.length > 1 ? `${before}${allowed.join('|')}` : quoted(`${before}${nearest ?? allowed[0] ?? ''}`)}`,
  }),
  'flag-missing': ({ flag, or, example }) => ({
    message: `${either(flag, or)} is missing.`,
    hint: example ?? `Add ${either(flag, or)}.`,
  }),
  'not-for-terminal': ({ format, file }) => ({
    message: `--format ${format} cannot be shown on screen. Write it to a file.`,
    hint: `-o ${file}`,
  }),
  'flags-disagree': ({ flags }) => ({
    message: `${flags.join(' and ')} cannot be used together.`,
    hint: `Remove ${flags.at(-1) ?? 'one of them'}.`,
  }),
  'period-backwards': ({ from, to }) => ({
    message: `The end date (--to ${to}) is before the start date (--from ${from}).`,
    hint: `--from ${to} --to ${from}`,
  }),
  'flag-of-other-step': ({ flag, step, flags }) => ({
    message: `STEP ${step} does not use ${flag}.`,
    hint: flags.length > 0 ? `STEP ${step} uses --on and ${flags.join(', ')}.` : `STEP ${step} uses only --on.`,
  }),
  'not-in-a-script': ({ question, flag }) => ({
    message: `“${question}” needs an answer, but there is no terminal to ask on.`,
    hint: `Add ${flag}.`,
  }),
  'not-confirmed': ({ flag, value, wanted }) => ({
    message: `${flag} is “${value}”, which does not match what will be erased: ${wanted}.`,
    hint: `Check what will be erased with --dry-run, then use: ${flag} ${wanted}`,
  }),
  'nothing-to-change': ({ example }) => ({ message: 'Nothing to change was specified.', hint: example }),
  'not-a-text': ({ flag, character }) => ({
    message:
      character === undefined
        ? `${flag} is empty.`
        : `${flag} contains a character that cannot be stored: ${character}.`,
    hint:
      character === undefined
        ? `Enter a text after ${flag}, in quotation marks.`
        : 'Type it again instead of pasting it.',
  }),
  'not-a-code': ({ value, flag }) => ({
    message: `${flag}: “${value}” cannot be a code. Use up to 40 letters, digits, dots, hyphens and underscores.`,
    hint: `If ${flag} is omitted, the next number is assigned.`,
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
        : `${flag} begins with a dash that is not a hyphen (${dash}).${meant(nearest)}`,
    hint: `${command} --help`,
  }),
  'argument-missing': ({ argument, command }) => ({
    message: `${command} needs <${argument}>.`,
    hint: `${command} --help`,
  }),
  'argument-extra': ({ words, command }) => ({
    message: `${command} does not take ${words.map((word) => `“${word}”`).join(', ')}.`,
    hint: `Put a value that contains spaces in quotation marks. Usage: ${command} --help`,
  }),
  'flag-value-missing': ({ flag, command }) => ({
    message: `${flag} needs a value.`,
    hint: `${command} --help`,
  }),
  'unknown-topic': ({ word, topics, nearest }) => ({
    message: `There is no command or topic “${word}”.${meant(nearest)}`,
    hint: `Topics: ${topics.map((topic) => `coopj help ${topic}`).join(' · ')}`,
  }),
  cancelled: ({ folder, recorded }) => ({
    message:
      folder === undefined
        ? recorded
          ? 'Stopped. What was recorded before stays recorded.'
          : 'Canceled. Nothing was changed.'
        : `The tour was stopped. What it has created so far is in ${folder}; the next tour there replaces it.`,
  }),
} satisfies Partial<Sentences>;
