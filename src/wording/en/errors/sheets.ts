import type { Sentences } from '../../errors.ts';
import { imports } from '../imports.ts';
import { list } from './parts.ts';

const BINARY = {
  protected: 'an Excel file locked with a password',
  xls: 'an Excel file of an old or binary kind',
  ods: 'an OpenDocument file',
  zip: 'a ZIP archive',
  pdf: 'a PDF',
  'web-page': 'a web page under the name of a list',
  'log-in': 'a page to log in: the session had ended when it was downloaded',
  'xml-2003': 'an Excel file of the kind “XML Spreadsheet 2003”',
  other: 'no text (it holds NUL bytes)',
};

/** Lists that are imported or exported. */
export const sheets = {
  'sheet-binary': ({ file, kind }) => ({
    message: `${file} is ${BINARY[kind]}, not a CSV, TSV or Excel file (.xlsx). Nothing was written.`,
    hint: {
      protected:
        'In Excel take the password off (File, Info, Protect Workbook, Encrypt with Password), save, and import again.',
      xls: 'In Excel choose “Save as”, “Excel Workbook (.xlsx)”, and import that file.',
      ods: 'Save it as “Excel 2007–365 (.xlsx)” or CSV, and import that file.',
      zip: 'Name the file that the spreadsheet program saved.',
      pdf: 'Name the file that the spreadsheet program saved.',
      'web-page': 'Open it in Excel, choose “Save as”, “Excel Workbook (.xlsx)”, and import that file.',
      'log-in': 'Log in to the system, download the list once more, and look at it before you import it.',
      'xml-2003': 'In Excel choose “Save as”, “Excel Workbook (.xlsx)”, and import that file.',
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
      columns: `${file} has more than ${limit} columns. Nothing was written.`,
    }[what],
    hint:
      what === 'columns'
        ? 'Look whether it is the file that you mean, and leave out the columns that are not to be imported.'
        : 'Look whether it is the file that you mean; a list as long as that goes in in parts, as CSV.',
  }),
  'sheet-encoding': ({ file, tried, line, likely }) => ({
    message: `${file} is not text in ${tried.join(' or ')}${line === undefined ? '' : `: line ${line} has bytes that are none of its letters`}${likely === undefined ? '' : `; it looks like ${likely} without its mark`}. Nothing was written.`,
    hint:
      likely === undefined
        ? 'Save it as “CSV UTF-8”, or say what it is: --encoding utf-8|cp932|utf-16|euc-jp|iso-2022-jp'
        : `--encoding ${likely}`,
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
  'sheet-no-heading': ({ file, of, looked, nearest, single }) => ({
    message: `${file} has no heading line: none of its first ${looked} lines names ${of !== 'companies' ? 'the student number' : 'code or name of the company'} and another column${
      nearest === undefined ? '' : `. Line ${nearest.line} has ${list(nearest.headings)}`
    }${single === undefined ? '' : `. Line ${single.line} has one cell: “${single.cell}”`}. Nothing was written.`,
    hint:
      single !== undefined
        ? 'Commas, tabs or semicolons part cells; save the list as “CSV UTF-8” or as an Excel file (.xlsx).'
        : of !== 'companies'
          ? 'Name the column of the student number 学籍番号 or student_number, or say which it is: --map 番号=student_number (if letters look wrong: --encoding)'
          : 'Name the column of the company’s name 企業名 or name, or say which it is: --map 社名=name (if letters look wrong: --encoding)',
  }),
  'sheet-no-rows': ({ file }) => ({
    message: `${file} has headings and no rows. Nothing was written.`,
    hint: 'Fill in the rows; a script that may meet an empty list adds --allow-empty.',
  }),
  'import-refused': ({ file, of, rejected, rows, flags }) => ({
    message: `${file} was not imported: ${rejected} of its ${rows} rows cannot be taken. Nothing was written.`,
    hint: `Mend these rows and import the file again${file === '-' ? '.' : `; or take the good rows: coopj import ${of} "${file}"${flags} --partial --rejects rejects.csv`}`,
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
} satisfies Partial<Sentences>;
