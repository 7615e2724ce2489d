import type { TemplateProblem } from '../../core/papers/template-problem.ts';
import { type ProfileProblem, SETTINGS } from '../../core/profile.ts';
import type { Problem, Problems } from '../../errors.ts';
import { imports } from './imports.ts';
import { offices } from './offices.ts';

/** What happened and why, with the values compared; and one thing to do about it, which can be pasted. */
export interface Said {
  readonly message: string;
  readonly hint?: string;
}

const at = (flag: string | undefined) => (flag === undefined ? '' : `${flag}: `);
const list = (words: readonly string[]) => words.join(', ');
const meant = (nearest: string | undefined) => (nearest === undefined ? '' : ` Did you mean ${nearest}?`);
/** What the system says of a file, in words. */
const because = (why: string) =>
  ({
    ENOENT: 'its folder is not there',
    ENOTDIR: 'its folder is not a folder',
    EACCES: 'you have no permission',
    EPERM: 'you have no permission',
    EROFS: 'the drive is read-only',
    ENOSPC: 'the disk is full',
    EBUSY: 'another program holds it open',
    ENAMETOOLONG: 'its name is too long',
  })[why] ?? why;
const days = 'Write a day as 2026-10-05, today, -3d or 令和8年10月5日.';

const BINARY = {
  protected: 'an Excel file locked with a password',
  xls: 'an Excel file of an old or binary kind',
  ods: 'an OpenDocument file',
  zip: 'a ZIP archive',
  pdf: 'a PDF',
  other: 'no text (it holds NUL bytes)',
};

const UNFIT = {
  'not-a-font': 'it is no font',
  collection: 'it is a collection of several fonts (.ttc)',
  outlines: 'its outlines are not those of TrueType (.otf)',
  damaged: 'it is damaged',
  'embedding-forbidden': 'its maker forbids that it is embedded in documents',
  'subsetting-forbidden': 'its maker forbids that a part of it is embedded in documents',
};

/** One thing a line, under the sentence. */
const each = (lines: readonly string[]) => lines.map((line) => `\n- ${line}`).join('');
const mend = (problems: readonly ProfileProblem[]) => {
  const setting = problems.find(({ why, key }) => why !== 'unknown' && SETTINGS.some((one) => one.key === key));
  return setting
    ? `coopj office edit --set ${setting.key}='…'`
    : 'Mend the file in an editor, then: coopj office check';
};

export const errors: { readonly [P in Problem]: (data: Problems[P]) => Said } = {
  // the command line
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
  'not-one-of': ({ value, flag, allowed, nearest }) => ({
    message: `${at(flag)}“${value}” is not one of ${list(allowed)}.${meant(nearest)}`,
    hint: `${flag} ${nearest ?? allowed[0] ?? ''}`,
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
  'flag-of-other-step': ({ flag, step, flags }) => ({
    message: `${flag} is no detail of STEP ${step}.`,
    hint: flags.length > 0 ? `STEP ${step} takes ${flags.join(', ')}, besides --on.` : `STEP ${step} takes --on only.`,
  }),
  'some-refused': ({ refused, of, dryRun }) => ({
    message: dryRun
      ? `${refused.length} of ${of} students would get no certificate.`
      : `${refused.length} of ${of} students got no certificate; all the others have theirs.`,
    hint: 'Settle these, and run the same line again: who has a certificate is passed over.',
  }),
  'letters-refused': ({ count, of }) => ({
    message: `${count} of ${of} letters could not be drafted; the answer says which, and why.`,
    hint: 'Settle these, and run the same line again: a draft that lies in the folder is not made again.',
  }),
  'not-genuine': ({ why, number, voided }) => {
    const which = number ?? 'The paper';
    switch (why) {
      case 'unreadable':
        return {
          message:
            'There is no code of a certificate in it: a scan, or a file that was printed anew, does not carry it.',
          hint: 'Scan the code on the paper: coopj certificate verify --qr "…"',
        };
      case 'altered':
        return { message: `${which} is not as it was issued: it was changed.` };
      case 'void':
        return { message: `${which} was issued here, and was made void on ${voided?.on}: ${voided?.reason}` };
      case 'unknown':
        return {
          message: `${which} is signed with this office’s key, but the register does not have it.`,
          hint: 'Was the database restored from an older backup?',
        };
      case 'another-office':
        return { message: `${which} is signed with a key that is not this office’s.` };
    }
  },
  'check-open': ({ student, count }) => ({
    message: `${student}: ${count} ${count === 1 ? 'finding stops' : 'findings stop'} a step.`,
    hint: 'Each line above names its way out.',
  }),
  'check-all-open': ({ students, count }) => ({
    message: `${count} ${count === 1 ? 'finding stops' : 'findings stop'} a step, of ${students} ${students === 1 ? 'student' : 'students'}.`,
    hint: 'Each line above names its way out.',
  }),
  'not-in-a-script': ({ question, flag }) => ({
    message: `“${question}” needs an answer, and there is no terminal to ask on.`,
    hint: `Add ${flag}.`,
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
  'unknown-flag': ({ flag, command, nearest }) => ({
    message: `${command} has no flag ${flag}.${meant(nearest)}`,
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
  'database-kind': ({ url }) => ({
    message: `${url} is not a database that coopj can open: it keeps its records in a file.`,
    hint: '--db ./coopj.db',
  }),
  cancelled: () => ({ message: 'Cancelled. Nothing was changed.' }),
  // what was asked for is not there
  'no-such-student': ({ number }) => ({
    message: number.trim() === '' ? 'The student’s number is empty.' : `There is no student ${number}.`,
    hint: number.trim() === '' ? 'coopj student list' : `coopj student list --find ${number}`,
  }),
  'not-among-them': ({ student, flag }) => ({
    message: `${flag} names ${student}, who is not on the list.`,
    hint: `Look up the number: coopj student list --find ${student}`,
  }),
  'several-students': ({ word, matches }) => ({
    message: `“${word}” fits ${matches.length} students: ${list(matches.map(({ number, name }) => `${number} ${name}`))}.`,
    hint: `Name one by number: ${matches[0]?.number ?? ''}`,
  }),
  'no-such-placement': ({ placement, student, known }) => ({
    message:
      student === ''
        ? `There is no placement ${placement}.`
        : `Student ${student} has no placement ${placement}${known.length > 0 ? `, but ${list(known)}` : ''}.`,
    hint: `coopj placement list ${student}`.trimEnd(),
  }),
  'no-placement': ({ student }) => ({
    message: `Student ${student} has no placement that could be meant.`,
    hint: `coopj placement open ${student} --company …`,
  }),
  'placement-unnamed': ({ student, open }) => ({
    message: `Student ${student} has ${open.length} open placements: ${list(open)}.`,
    hint: `Say which: --placement ${open[0] ?? ''}`,
  }),
  'no-such-company': ({ company }) => ({
    message: `There is no company “${company}”, neither by code nor by exact name.`,
    hint: 'coopj company list',
  }),
  'no-such-contract': ({ student, placement }) => ({
    message: `No contract was received for ${placement} of student ${student}.`,
    hint: `coopj contract receive ${student} --kind employment --on today`,
  }),
  'no-such-certificate': ({ number, nearest }) => ({
    message: `The register has no certificate “${number}”.${meant(nearest)}`,
    hint: 'See them all with: coopj certificate list',
  }),
  'no-such-batch': ({ batch }) => ({
    message: `No import has the number “${batch}”.`,
    hint: 'coopj import list',
  }),
  'no-such-obligation': ({ obligation, student, known }) => ({
    message: `Student ${student} has no obligation ${obligation}${known.length > 0 ? `, but: ${known.join(', ')}` : ''}.`,
    hint: `coopj obligation list ${student}`,
  }),
  'no-agreement': ({ agreement }) => ({
    message: `No implementation agreement has the reference “${agreement}”.`,
    hint: 'coopj agreement list',
  }),
  'no-such-agreement': ({ company }) => ({
    message: `There is no implementation agreement with ${company}.`,
    hint: `coopj agreement add ${company} --from 2026-04-01 --to 2027-03-31`,
  }),
  'agreement-not-received': ({ agreement, company }) => ({
    message: `No revision of the implementation agreement ${agreement} with ${company} was received.`,
    hint: `coopj contract receive --company ${company} --on today`,
  }),
  'no-registration': ({ student, year }) => ({
    message: `${student ? `Student ${student} is not` : 'Nobody is'} registered for the course${year ? ` in the academic year ${year}` : ''}.`,
    hint: student ? `coopj course register ${student}` : 'coopj course list',
  }),
  'student-exists': ({ number }) => ({
    message: `Student ${number} is in the register already.`,
    hint: `coopj student edit ${number} --help`,
  }),
  'company-exists': ({ code, name }) => ({
    message: `Company ${code} (${name}) is recorded already.`,
    hint: 'coopj company list',
  }),
  // rules and facts
  refused: ({ refusals }) => ({
    message:
      refusals.length === 1
        ? 'This cannot be recorded yet:'
        : `This cannot be recorded yet, for ${refusals.length} reasons:`,
  }),
  conflict: ({ subject }) => ({
    message: `Somebody else changed ${subject} meanwhile. Nothing was written.`,
    hint: 'Look at it again, then repeat the command.',
  }),
  // files
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
  'file-unwritable': ({ file, why }) => ({
    message: `${file} cannot be written: ${because(why)}.`,
    hint: 'Look whether the folder exists and whether you may write there.',
  }),
  // papers
  'glyph-missing': ({ character, codePoint, text }) => ({
    message: `No font of the papers draws ${character === '' ? codePoint : `“${character}” (${codePoint})`}, which stands in “${text}”. No paper was made.`,
    hint: 'Correct the record, or name a font that has the character: coopj office edit --set papers.fonts=FILE',
  }),
  'font-unfit': ({ file, why }) => ({
    message: `${file} cannot be a font of the papers: ${UNFIT[why]}. No paper was made.`,
    hint: 'Name a single TrueType font (.ttf) that may be embedded, or none: coopj office edit --set papers.fonts=',
  }),
  'template-bad': ({ file, line, ...problem }) => ({
    message: `${file}${line === undefined ? '' : `, line ${line}`}: ${templateProblem(problem)}`,
    hint: 'Mend the line in a text editor; the comment above it lists the fields that it may use.',
  }),
  // sheets
  'sheet-binary': ({ file, kind }) => ({
    message: `${file} is ${BINARY[kind]}, not a CSV, TSV or Excel file (.xlsx). Nothing was written.`,
    hint: {
      protected:
        'In Excel take the password off (File, Info, Protect Workbook, Encrypt with Password), save, and import again.',
      xls: 'In Excel choose “Save as”, “Excel Workbook (.xlsx)”, and import that file.',
      ods: 'Save it as “Excel 2007–365 (.xlsx)” or CSV, and import that file.',
      zip: 'Name the file that the spreadsheet program saved.',
      pdf: 'Name the file that the spreadsheet program saved.',
      other: 'Name the file that the spreadsheet program saved.',
    }[kind],
  }),
  'sheet-damaged': ({ file }) => ({
    message: `${file} is no whole Excel file: it was cut short or changed on its way. Nothing was written.`,
    hint: 'Open it in Excel, save it once more as .xlsx, and import that file; or ask for it again.',
  }),
  'sheet-no-result': ({ file, cell }) => ({
    message: `${file}, cell ${cell}: the formula there was saved without its result. Nothing was written.`,
    hint: 'Open it in Excel, save it once more, and import that file.',
  }),
  'sheet-too-large': ({ file, what, limit }) => ({
    message: {
      file: `${file} has more than ${limit / 1_000_000} MB. Nothing was written.`,
      unpacked: `${file} unpacks to more than ${limit / 1_000_000} MB, or to more than it says. Nothing was written.`,
      rows: `${file} has more than ${limit} rows. Nothing was written.`,
    }[what],
    hint: 'Look whether it is the file that you mean; a list as long as that goes in in parts, as CSV.',
  }),
  'sheet-encoding': ({ file, tried, line }) => ({
    message: `${file} is not text in ${tried.join(' or ')}${line === undefined ? '' : `: line ${line} has bytes that are none of its letters`}. Nothing was written.`,
    hint: 'Save it as “CSV UTF-8”, or say what it is: --encoding utf-8|cp932|utf-16|euc-jp',
  }),
  'sheet-malformed': ({ file, line }) => ({
    message: `${file}, line ${line}: a quotation mark is opened and never closed. Nothing was written.`,
    hint: 'Save the table as CSV once more; by hand, a cell with " is written "…""…".',
  }),
  'sheet-cell-too-long': ({ file, line, limit }) => ({
    message: `${file}, line ${line}: a cell has more than ${limit} characters, or its quotation mark is never closed. Nothing was written.`,
    hint: /\.xlsx$/i.test(file)
      ? `Look at row ${line} in Excel, and shorten or empty the cell.`
      : `sed -n ${line}p "${file}" | cut -c 1-200`,
  }),
  'sheet-heading-twice': ({ file, line, headings: [first, second] }) => ({
    message:
      first === second
        ? `${file}, line ${line}: the heading “${first}” stands there twice. Nothing was written.`
        : `${file}, line ${line}: the headings “${first}” and “${second}” mean the same. Nothing was written.`,
    hint: 'Rename or take out one of the two columns.',
  }),
  'sheet-no-heading': ({ file, of, looked, nearest }) => ({
    message: `${file} has no heading line: none of its first ${looked} lines names ${of !== 'companies' ? 'the student number' : 'code or name of the company'} and another column${
      nearest === undefined ? '' : `. Line ${nearest.line} has ${list(nearest.headings)}`
    }. Nothing was written.`,
    hint:
      of !== 'companies'
        ? 'Name the column of the student number 学籍番号 or student_number, or say which it is: --map 番号=student_number (if letters look wrong: --encoding)'
        : 'Name the column of the company’s name 企業名 or name, or say which it is: --map 社名=name (if letters look wrong: --encoding)',
  }),
  'sheet-no-rows': ({ file }) => ({
    message: `${file} has headings and no rows. Nothing was written.`,
    hint: 'Fill in the rows; a script that may meet an empty list adds --allow-empty.',
  }),
  'import-refused': ({ file, of, rejected, rows }) => ({
    message: `${file} was not imported: ${rejected} of its ${rows} rows cannot be taken. Nothing was written.`,
    hint: `Mend these rows and import the file again${file === '-' ? '.' : `; or take the good rows: coopj import ${of} "${file}" --partial --rejects rejects.csv`}`,
  }),
  'values-refused': ({ problems, command }) => ({
    message: problems.map(imports.flagged).join('\n'),
    hint: `${command} --help`,
  }),
  'map-name': ({ value }) => ({
    message: `--save-map: “${value}” cannot be the name: letters, digits, dashes and underscores, at most 40.`,
    hint: '--save-map department',
  }),
  'map-malformed': ({ value }) => ({
    message: `--map: “${value}” is not HEADING=KEY.`,
    hint: '--map 氏名=name_kanji',
  }),
  'not-in-xlsx': ({ limit, cell }) => ({
    message: cell
      ? `Excel holds ${limit} characters in a cell: line ${cell.line}, ${cell.column} has more. Nothing was written.`
      : `Excel holds ${limit} rows in a sheet: there are more. Nothing was written.`,
    hint: '--format csv',
  }),
  'not-in-cp932': ({ cells, more }) => ({
    message: `CP932 has no code for ${cells.map(({ line, column, characters }) => `${characters} (line ${line}, ${column})`).join(', ')}${more > 0 ? ` and ${more} more cells` : ''}. Nothing was written.`,
    hint: 'Leave out --encoding: UTF-8 holds every character, and Excel opens it.',
  }),
  // the records
  'store-missing': ({ file }) => ({
    message: `There is no database of coopj at ${file}.`,
    hint: 'Make one with: coopj init. Or name yours with --db PATH or COOPJ_DB.',
  }),
  'store-unreadable': ({ file, why }) => ({
    message: `The database ${file} cannot be opened: ${why}.`,
    hint: 'Look whether you may read and write this file and its folder.',
  }),
  'store-is-folder': ({ file }) => ({
    message: `${file} is a folder, not a database.`,
    hint: 'Name the database file in it with --db PATH or COOPJ_DB.',
  }),
  'store-not-sqlite': ({ file }) => ({
    message: `${file} is not a database: it is a file of another kind. It was left as it is.`,
    hint: 'Name the database with --db PATH or COOPJ_DB, or make one with: coopj init',
  }),
  'store-foreign': ({ file }) => ({
    message: `${file} is a database of another program. It was left as it is.`,
    hint: 'Name the database of coopj with --db PATH or COOPJ_DB, or make one with: coopj init',
  }),
  'store-damaged': ({ file, why }) => ({
    message: `The database ${file} is damaged: ${why}. Nothing was written.`,
    hint: 'Keep the file as it is, and put the last backup in its place.',
  }),
  'store-newer': ({ file, found, known }) => ({
    message: `The database ${file} was written by a newer coopj: its version is ${found}, this program knows ${known}. It was left as it is.`,
    hint: 'Bring this program up to date; its version: coopj --version',
  }),
  'store-locked': ({ file }) => ({
    message: `The database ${file} is locked: another program is writing to it. Nothing was written.`,
    hint: 'Wait until it is done, then run the same command again.',
  }),
  'store-on-share': ({ file, share }) => ({
    message: `The database ${file} lies on a network share (${share}), where two writers could damage it.`,
    hint: "Keep it on this machine's own disk (--db PATH or COOPJ_DB). Several people at once need the shared store, PostgreSQL.",
  }),
  'store-disk': ({ file, why }) => ({
    message: `The disk failed while the database ${file} was used: ${why}. Nothing was written.`,
    hint: 'Free some space or have the disk checked, then run the same command again.',
  }),
  // the office's profile
  'key-missing': ({ file }) => ({
    message: `The office’s signing key ${file} is missing: without it a certificate cannot carry a code that others can verify. Bring the file back from a backup where there was one; an office that never had one makes it:`,
    hint: 'coopj init',
  }),
  'key-invalid': ({ file }) => ({
    message: `${file} is not the office’s signing key: an Ed25519 private key in PEM is expected. Bring the file back from a backup.`,
  }),
  'profile-missing': ({ file }) => ({ message: `There is no office profile at ${file}.`, hint: 'coopj init' }),
  'profile-unreadable': ({ file }) => ({
    message: `The office profile ${file} is not a text in UTF-8.`,
    hint: 'Save it as UTF-8 in an editor, then: coopj office check',
  }),
  'profile-syntax': ({ file, line, column, why }) => ({
    message: `The office profile ${file} is not TOML at line ${line}, column ${column}: ${why}.`,
    hint: 'Mend that line, then: coopj office check',
  }),
  'profile-invalid': ({ file, problems }) => ({
    message: `The office profile ${file} cannot be used:${each(problems.map(offices.problem))}`,
    hint: mend(problems),
  }),
  'setting-refused': ({ file, problems }) => ({
    message: `${file} was left as it is:${each(problems.map(offices.problem))}`,
    hint: 'coopj office show',
  }),
  'setting-malformed': ({ value }) => ({
    message: `--set: “${value}” is not KEY=VALUE.`,
    hint: 'coopj office edit --set issuer.name.en="Jane Doe"',
  }),
  'tour-folder-taken': ({ folder }) => ({
    message: `${folder} is not a folder that a tour made. It was left as it is.`,
    hint: 'coopj tour ./coopj-tour-2',
  }),
  'tour-stopped': ({ command, exit }) => ({
    message: `The tour stopped: “${command}” ended with ${exit}.`,
    hint: 'Read what that command said above.',
  }),
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
