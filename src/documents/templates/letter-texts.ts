import { join } from 'node:path';
import { kindOf, type LetterKey, SIGNATURE_FIELDS } from '../../core/letters/kinds.ts';
import type { LetterText, LetterTexts } from '../../core/letters/letter.ts';
import { languagesOf, type PaperLanguage } from '../../core/text/language.ts';
import { shows, type Template } from '../../core/text/template.ts';
import type { TemplateProblem } from '../../errors/files.ts';
import { Abort } from '../../errors.ts';
import type { Files } from '../../office/files.ts';
import { ownSource, shippedSource, type TextFolders, type TextSource } from './folders.ts';
import { type Parse, takeApart } from './template.ts';

/** The file of a text below a folder of texts. */
const nameOf = (key: string, tongue: string): string => join('letters', `${key}.${tongue}.txt`);

/**
 * The texts of a letter, in the languages asked for: the office's own where it has them, else the shipped ones.
 * Throws Abort `template-bad` and `file-…`.
 */
export async function loadLetterTexts(
  key: LetterKey,
  lang: PaperLanguage,
  folders: TextFolders,
  read: Files['read'],
): Promise<LetterTexts> {
  const source = async (name: string) =>
    (await ownSource(name, folders, read)) ?? (await shippedSource(name, folders, read));
  const { default: mustache } = await import('mustache');
  const each = languagesOf(lang).map(async (tongue) => {
    const [letter, signature] = await Promise.all([source(nameOf(key, tongue)), source(nameOf('signature', tongue))]);
    const text: LetterText = {
      ...parseLetter(letter, kindOf(key), mustache.parse),
      signature: parseSignature(signature, mustache.parse),
    };
    return [tongue, text] as const;
  });
  return Object.fromEntries(await Promise.all(each));
}

/** Notes at the top, a subject line, an empty line, the letter. */
export function parseLetter(
  source: TextSource,
  { fields, shown = [] }: { readonly fields: readonly string[]; readonly shown?: readonly string[] },
  parse: Parse,
) {
  const { lines, refuse } = opened(source);
  const at = lines.findIndex((line) => !isNote(line));
  const subject = /^(?:件名|Subject)\s*[:：]\s*(.*\S)\s*$/iu.exec(lines[at] ?? '')?.[1];
  if (subject === undefined) return refuse({ kind: 'key-missing', key: 'subject' }, at < 0 ? 1 : at + 1);
  const body = bodyFrom(lines, at + 1);
  if (body.text === '') return refuse({ kind: 'key-missing', key: 'body' }, at + 1);
  const text = {
    subject: takeApart(subject, 'subject', { fields }, parse, (problem) => refuse(problem, at + 1)),
    body: takeApart(body.text, 'body', { fields }, parse, (problem, place) => refuse(problem, body.lineOf(place))),
  };
  for (const field of shown) {
    if (!shows(text.body, field, fields)) refuse({ kind: 'field-missing', key: 'body', field }, body.lineOf());
  }
  return text;
}

/** Notes at the top, then the signature. It may be empty. */
export function parseSignature(source: TextSource, parse: Parse): Template {
  const { lines, refuse } = opened(source);
  const first = lines.findIndex((line) => !isNote(line));
  const body = bodyFrom(lines, first < 0 ? lines.length : first);
  return takeApart(body.text, 'signature', { fields: SIGNATURE_FIELDS }, parse, (problem, place) =>
    refuse(problem, body.lineOf(place)),
  );
}

const isNote = (line: string): boolean => line.trim() === '' || line.startsWith('#');

function opened({ text, file }: TextSource) {
  const refuse = (problem: TemplateProblem, line?: number): never => {
    throw new Abort('template-bad', { file, ...(line !== undefined && { line }), ...problem });
  };
  return { lines: text.split(/\r\n|\r|\n/), refuse };
}

/** What stands from a line on, without the empty lines around it. */
function bodyFrom(lines: readonly string[], from: number) {
  const rest = lines.slice(from);
  const blank = Math.max(
    rest.findIndex((line) => line.trim() !== ''),
    0,
  );
  const text = rest.slice(blank).join('\n').trimEnd();
  /** The line of the file, from 1, on which a place of the text stands. */
  const lineOf = (place = 0): number => from + blank + text.slice(0, place).split('\n').length;
  return { text, lineOf };
}
