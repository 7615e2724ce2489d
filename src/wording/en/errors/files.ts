import type { TemplateProblem } from '../../../errors/files.ts';
import type { Sentences } from '../../errors.ts';
import { because, list, meant } from './parts.ts';

/** If space is missing, checking folders and permissions is no help. */
const FULL = ['ENOSPC', 'EDQUOT'];

const GUARDED = {
  database: 'the database',
  profile: 'the office’s settings file',
  key: 'the office’s signing key',
  source: 'the file that is being read',
  evidence: 'the evidence of a record',
  certificate: 'an issued certificate',
  backup: 'a backup',
};

const UNFIT = {
  'not-a-font': 'it is not a font',
  collection: 'it is a collection of several fonts (.ttc)',
  outlines: 'its outlines are not in TrueType format (.otf)',
  damaged: 'it is damaged',
  'embedding-forbidden': 'its maker does not permit embedding in documents',
  'subsetting-forbidden': 'its maker does not permit partial embedding in documents',
};

function templateProblem(problem: TemplateProblem): string {
  switch (problem.kind) {
    case 'not-utf-8':
      return 'the file is not UTF-8 text. Save it as UTF-8 in a text editor.';
    case 'syntax':
      return `the file is not valid TOML: ${problem.why}`;
    case 'key-missing':
      return `the text “${problem.key}” is missing or empty.`;
    case 'not-text':
      return `“${problem.key}” must be a text in quotation marks.`;
    case 'key-unknown':
      return `there is no text named “${problem.key}”.${meant(problem.nearest)}`;
    case 'field-unknown':
      return problem.fields.length === 0
        ? `the text “${problem.key}” uses the field {{${problem.field}}}, but no fields are available there.`
        : `the text “${problem.key}” uses the field {{${problem.field}}}; available are ${list(problem.fields.map((field) => `{{${field}}}`))}.`;
    case 'field-missing':
      return `the text “${problem.key}” does not always contain {{${problem.field}}}, which is required.`;
    case 'field-malformed':
      return `the text “${problem.key}” contains braces that are not a field. Only {{name}}, {{#name}}…{{/name}} and {{^name}}…{{/name}} are allowed.`;
    case 'condition-open':
      return `the text “${problem.key}” has a condition {{#${problem.field}}} … {{/${problem.field}}} that is not opened and closed correctly.`;
  }
}

/** Files, fonts and templates. */
export const files = {
  'file-missing': ({ file, number }) => ({
    message: `There is no file ${file}.${number === undefined ? '' : ` ${number} is the number of a certificate; name the PDF file as it was received.`}`,
    hint: number === undefined ? `Check the file name and the folder: ${file}` : `coopj certificate show ${number}`,
  }),
  'file-unreadable': ({ file, why }) => ({
    message: `${file} cannot be read: ${because(why)}.`,
    hint: 'Check that you have permission to read it and that no other program has it open.',
  }),
  'file-is-folder': ({ file }) => ({ message: `${file} is a folder, not a file.`, hint: 'Specify a file in it.' }),
  'file-empty': ({ file }) => ({ message: `${file} is empty.`, hint: 'Save it again in the program that created it.' }),
  'file-exists': ({ file }) => ({
    message: `${file} already exists. It was not overwritten.`,
    hint: 'Specify another file, or add --force to overwrite it.',
  }),
  'file-guarded': ({ file, what }) => ({
    message: `${file} is ${GUARDED[what]} and cannot be overwritten, even with --force. It was not changed.`,
    hint: 'Specify another file.',
  }),
  'file-unwritable': ({ file, why }) => ({
    message: `${file} cannot be written: ${because(why)}.`,
    hint: FULL.includes(why)
      ? 'Free up some space, or specify a file on another drive.'
      : 'Check that the folder exists and that you have permission to write there.',
  }),
  'file-left': ({ files: [first, ...more], why }) => ({
    message: `The content of ${first?.file} has been recorded, but the file could not be given its name: ${because(why)}. The complete content is in ${first?.left}${more.length > 0 ? ` (and ${more.length} more)` : ''}.`,
    hint: 'Rename the file yourself, or remove the cause and run the same command again.',
  }),
  'papers-left': ({ papers: [first, ...more], why }) => ({
    message: `${first?.number}${more.length > 0 ? ` and ${more.length} more` : ''} ${more.length > 0 ? 'have' : 'has'} been issued and entered in the register, but ${first?.file} could not be given its name: ${because(why)}. The complete content is in ${first?.left}.`,
    hint: 'Remove the cause, then run the same command again on the same day. It creates the file of the issued certificate and does not issue another one.',
  }),
  'file-dash': () => ({
    message: '“-” cannot be used as a file name here: this file cannot be written to the screen.',
    hint: 'Specify a file name. For a file that is really called “-”: ./-',
  }),
  'file-odd': ({ file, kind }) => ({
    message: `${file} is ${{ pipe: 'a pipe', device: 'a device', socket: 'a socket' }[kind]}, not a file.`,
    hint: 'Save its content as a file, and specify that file.',
  }),
  'file-busy': ({ file, lock }) => ({
    message: `Another user is changing ${file} at the moment. Your change was not made.`,
    hint: `Run the command again in a moment. If nobody is working on it, remove this file: ${lock}`,
  }),
  'file-changed': ({ file }) => ({
    message: `Another user saved ${file} several times in the meantime. It remains as they saved it.`,
    hint: 'Run the command again when nobody else has the file open.',
  }),
  'folder-foreign': ({ folder, why }) => ({
    message: `${folder} ${why === 'linked' ? 'is a link to another place' : 'belongs to another user of this computer'}. What the office keeps there could be read or replaced.`,
    hint:
      why === 'linked'
        ? 'Replace the link with the folder itself and its content.'
        : 'Change the owner of the folder and its content to the owner of the database.',
  }),
  'glyph-missing': ({ character, codePoint, text }) => ({
    message: `No font has the character ${character === '' ? codePoint : `“${character}” (${codePoint})`} in “${text}”. No document was created.`,
    hint: 'Correct the record, or specify a font that has the character: coopj office edit --set papers.fonts=FILE',
  }),
  'paper-overflow': ({ text }) => ({
    message: `The text near “${text}” is too long for one page and cannot continue on the next. No document was created.`,
    hint: 'Shorten it in the record, the settings file or the text of the document, then check: coopj office check',
  }),
  'font-unfit': ({ file, why }) => ({
    message: `${file} cannot be used as a font for documents: ${UNFIT[why]}. No document was created.`,
    hint: 'Specify a single TrueType font (.ttf) that may be embedded, or none: coopj office edit --set papers.fonts=',
  }),
  'template-bad': ({ file, line, ...problem }) => ({
    message: `${file}${line === undefined ? '' : `, line ${line}`}: ${templateProblem(problem)}`,
    hint: 'Correct the line in a text editor; the comment above it lists the available fields.',
  }),
} satisfies Partial<Sentences>;
