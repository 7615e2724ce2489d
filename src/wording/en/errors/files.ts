import type { TemplateProblem } from '../../../errors/files.ts';
import type { Sentences } from '../../errors.ts';
import { because, list, meant } from './parts.ts';

/** If space is missing, checking folders and permissions is no help. */
const FULL = ['ENOSPC', 'EDQUOT'];

const GUARDED = {
  database: 'the database',
  profile: 'the office’s profile',
  key: 'the office’s signing key',
  source: 'the file that is being read',
  evidence: 'the files behind the records',
  certificate: 'an issued certificate',
  backup: 'a backup',
};

const UNFIT = {
  'not-a-font': 'it is no font',
  collection: 'it is a collection of several fonts (.ttc)',
  outlines: 'its outlines are not those of TrueType (.otf)',
  damaged: 'it is damaged',
  'embedding-forbidden': 'its maker forbids that it is embedded in documents',
  'subsetting-forbidden': 'its maker forbids that a part of it is embedded in documents',
};

function templateProblem(problem: TemplateProblem): string {
  switch (problem.kind) {
    case 'not-utf-8':
      return 'this is not text in UTF-8. Save it as UTF-8 in the editor.';
    case 'syntax':
      return `this is not TOML: ${problem.why}`;
    case 'key-missing':
      return `the text “${problem.key}” is missing or empty.`;
    case 'not-text':
      return `“${problem.key}” must be a text in quotation marks.`;
    case 'key-unknown':
      return `there is no text named “${problem.key}”.${meant(problem.nearest)}`;
    case 'field-unknown':
      return problem.fields.length === 0
        ? `the text “${problem.key}” names the field {{${problem.field}}}, but it has no fields.`
        : `the text “${problem.key}” names the field {{${problem.field}}}; it has ${list(problem.fields.map((field) => `{{${field}}}`))}.`;
    case 'field-missing':
      return `the text “${problem.key}” does not always show {{${problem.field}}}, which it must.`;
    case 'field-malformed':
      return `the text “${problem.key}” has braces that are not a field: write {{name}}, {{#name}}…{{/name}} or {{^name}}…{{/name}}, and nothing else.`;
    case 'condition-open':
      return `the text “${problem.key}” has a condition {{#${problem.field}}} … {{/${problem.field}}} that is not opened and closed in order.`;
  }
}

/** Files, fonts and templates. */
export const files = {
  'file-missing': ({ file }) => ({ message: `There is no file ${file}.`, hint: `ls "${file}"` }),
  'file-unreadable': ({ file, why }) => ({
    message: `${file} cannot be read: ${because(why)}.`,
    hint: 'Look whether you may read it, and whether another program holds it open.',
  }),
  'file-is-folder': ({ file }) => ({ message: `${file} is a folder, not a file.`, hint: `ls "${file}"` }),
  'file-empty': ({ file }) => ({ message: `${file} is empty.`, hint: 'Save it again in the program that made it.' }),
  'file-exists': ({ file }) => ({
    message: `${file} exists already and was left as it is.`,
    hint: 'Name another file, or add --force to overwrite it.',
  }),
  'file-guarded': ({ file, what }) => ({
    message: `${file} is ${GUARDED[what]}: nothing else is written there, not even with --force. It was left as it is.`,
    hint: 'Name another file.',
  }),
  'file-unwritable': ({ file, why }) => ({
    message: `${file} cannot be written: ${because(why)}.`,
    hint: FULL.includes(why)
      ? 'Free some space, or name a file on another drive.'
      : 'Look whether the folder exists and whether you may write there.',
  }),
  'file-left': ({ files: [first, ...more], why }) => ({
    message: `What is in ${first?.file} is recorded, but the file could not take its name: ${because(why)}. It lies whole beside its place: ${first?.left}${more.length > 0 ? `, and ${more.length} more like it` : ''}.`,
    hint: 'Give it its name by hand, or remove what is in the way and repeat the command.',
  }),
  'papers-left': ({ papers: [first, ...more], why }) => ({
    message: `${first?.number}${more.length > 0 ? ` and ${more.length} more` : ''} ${more.length > 0 ? 'are' : 'is'} issued and stand${more.length > 0 ? '' : 's'} in the register, but ${first?.file} could not take its name: ${because(why)}. It lies whole beside its place: ${first?.left}.`,
    hint: 'Mend what is in the way, then repeat the same command on the same day: it gives the issued paper its file, and issues no second one.',
  }),
  'file-dash': () => ({
    message: '“-” is no name of a file here: what is written here does not go to the screen.',
    hint: 'Name a file. One that is really called “-” is: ./-',
  }),
  'file-odd': ({ file, kind }) => ({
    message: `${file} is ${{ pipe: 'a pipe', device: 'a device', socket: 'a socket' }[kind]}, not a file.`,
    hint: 'Save what it gives as a file, and name that.',
  }),
  'file-busy': ({ file, lock }) => ({
    message: `Somebody else is changing ${file} at this moment. It was left as it is.`,
    hint: `Repeat the command in a moment. Where nobody is at work, remove this file: ${lock}`,
  }),
  'file-changed': ({ file }) => ({
    message: `Somebody else saved ${file} meanwhile, several times. It was left as they saved it.`,
    hint: 'Repeat the command when nobody else has the file open.',
  }),
  'folder-foreign': ({ folder, why }) => ({
    message: `${folder} ${why === 'linked' ? 'is a link to another place' : 'belongs to another user of this machine'}: what the office keeps there could be read or exchanged.`,
    hint:
      why === 'linked'
        ? 'Put the folder itself in the place of the link, with all that is in it.'
        : 'Have the folder given to the owner of the database, with all that is in it.',
  }),
  'glyph-missing': ({ character, codePoint, text }) => ({
    message: `No font of the papers draws ${character === '' ? codePoint : `“${character}” (${codePoint})`}, which stands in “${text}”. No paper was made.`,
    hint: 'Correct the record, or name a font that has the character: coopj office edit --set papers.fonts=FILE',
  }),
  'paper-overflow': ({ text }) => ({
    message: `What stands around “${text}” is longer than a page has room for, and this part of a paper goes on no other. No paper was made.`,
    hint: 'Shorten it in the profile or in the text of the paper, then: coopj office check',
  }),
  'font-unfit': ({ file, why }) => ({
    message: `${file} cannot be a font of the papers: ${UNFIT[why]}. No paper was made.`,
    hint: 'Name a single TrueType font (.ttf) that may be embedded, or none: coopj office edit --set papers.fonts=',
  }),
  'template-bad': ({ file, line, ...problem }) => ({
    message: `${file}${line === undefined ? '' : `, line ${line}`}: ${templateProblem(problem)}`,
    hint: 'Mend the line in a text editor; the comment above it lists the fields that it may use.',
  }),
} satisfies Partial<Sentences>;
