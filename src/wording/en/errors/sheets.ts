import type { Sentences } from '../../errors.ts';
import { counted } from '../counted.ts';
import { imports } from '../imports.ts';
import { list } from './parts.ts';

const BINARY = {
  protected: 'a password-protected Excel file',
  xls: 'an Excel file in an old or binary format',
  ods: 'an OpenDocument file',
  zip: 'a ZIP archive',
  pdf: 'a PDF',
  'web-page': 'a web page with the name of a list',
  'log-in': 'a login page (the session had expired when it was downloaded)',
  'xml-2003': 'an Excel file in the format “XML Spreadsheet 2003”',
  other: 'not a text file (it contains NUL bytes)',
};

/** Lists that are imported or exported. */
export const sheets = {
  'sheet-binary': ({ file, kind }) => ({
    message: `${file} is ${BINARY[kind]}, not a CSV, TSV or Excel file (.xlsx). Nothing was written.`,
    hint: {
      protected:
        'In Excel, remove the password (File, Info, Protect Workbook, Encrypt with Password), save, and import again.',
      xls: 'In Excel choose “Save as”, “Excel Workbook (.xlsx)”, and import that file.',
      ods: 'Save it as “Excel 2007–365 (.xlsx)” or CSV, and import that file.',
      zip: 'Specify the file that the spreadsheet program saved.',
      pdf: 'Specify the file that the spreadsheet program saved.',
      'web-page': 'Open it in Excel, choose “Save as”, “Excel Workbook (.xlsx)”, and import that file.',
      'log-in': 'Log in to the system, download the list again, and check it before importing.',
      'xml-2003': 'In Excel choose “Save as”, “Excel Workbook (.xlsx)”, and import that file.',
      other: 'Specify the file that the spreadsheet program saved.',
    }[kind],
  }),
  'sheet-damaged': ({ file }) => ({
    message: `${file} cannot be read as an Excel file: it is incomplete or damaged. Nothing was written.`,
    hint: 'Open it in Excel, save it again as .xlsx, and import that file; or ask for it again.',
  }),
  'sheet-no-result': ({ file, cell }) => ({
    message: `${file}, cell ${cell}: the formula was saved without its result. Nothing was written.`,
    hint: 'Open it in Excel, save it again, and import that file.',
  }),
  'sheet-too-large': ({ file, what, limit }) => ({
    message: {
      file: `${file} is larger than ${limit / 1_000_000} MB. Nothing was written.`,
      unpacked: `${file} unpacks to more than ${limit / 1_000_000} MB, or to more than it declares. Nothing was written.`,
      rows: `${file} has more than ${limit} rows. Nothing was written.`,
      columns: `${file} has more than ${limit} columns. Nothing was written.`,
    }[what],
    hint:
      what === 'columns'
        ? 'Check that this is the right file, and remove the columns that are not to be imported.'
        : 'Check that this is the right file. Import a list this long in parts, as CSV.',
  }),
  'sheet-encoding': ({ file, tried, line, likely }) => ({
    message: `${file} is not text in ${tried.join(' or ')}${line === undefined ? '' : `: line ${line} has bytes that are not valid in it`}${likely === undefined ? '' : `; it looks like ${likely} without a byte order mark`}. Nothing was written.`,
    hint:
      likely === undefined
        ? 'Save it as “CSV UTF-8”, or specify the encoding: --encoding utf-8|cp932|utf-16|euc-jp|iso-2022-jp'
        : `--encoding ${likely}`,
  }),
  'sheet-malformed': ({ file, line }) => ({
    message: `${file}, line ${line}: a quotation mark is not closed. Nothing was written.`,
    hint: 'Save the table as CSV again. If you edit by hand, write a cell that contains " as "…""…".',
  }),
  'sheet-cell-too-long': ({ file, line, limit }) => ({
    message: `${file}, line ${line}: a cell has more than ${limit} characters, or its quotation mark is not closed. Nothing was written.`,
    hint: /\.xlsx$/i.test(file)
      ? `Check row ${line} in Excel, and shorten or empty the cell.`
      : `Check line ${line} in a text editor: shorten the cell, or close its quotation mark.`,
  }),
  'sheet-heading-twice': ({ file, line, headings: [first, second] }) => ({
    message:
      first === second
        ? `${file}, line ${line}: the heading “${first}” appears twice. Nothing was written.`
        : `${file}, line ${line}: the headings “${first}” and “${second}” mean the same. Nothing was written.`,
    hint: 'Rename or remove one of the two columns.',
  }),
  'sheet-no-heading': ({ file, of, looked, nearest, single }) => ({
    message: `${file} has no heading line: none of its first ${looked} lines has ${of !== 'companies' ? 'the student number' : 'the code or the name of the company'} and another column${
      nearest === undefined ? '' : `. Line ${nearest.line} has ${list(nearest.headings)}`
    }${single === undefined ? '' : `. Line ${single.line} has only one cell: “${single.cell}”`}. Nothing was written.`,
    hint:
      single !== undefined
        ? 'Cells are separated by commas, tabs or semicolons. Save the list as “CSV UTF-8” or as an Excel file (.xlsx).'
        : of !== 'companies'
          ? 'Call the column of the student number 学籍番号 or student_number, or specify it: --map 番号=student_number (if letters look wrong: --encoding)'
          : 'Call the column of the company’s name 企業名 or name, or specify it: --map 社名=name (if letters look wrong: --encoding)',
  }),
  'sheet-no-rows': ({ file }) => ({
    message: `${file} has headings but no rows. Nothing was written.`,
    hint: 'Fill in the rows. For a script where the list may be empty, add --allow-empty.',
  }),
  'import-refused': ({ file, of, rejected, rows, flags }) => ({
    message: `${file} was not imported: ${rows === 1 ? 'its only row' : `${rejected} of its ${rows} rows`} cannot be imported. Nothing was written.`,
    hint: `Correct these rows and import the file again${file === '-' ? '.' : `, or import only the valid rows: coopj import ${of} "${file}"${flags} --partial --rejects rejects.csv`}`,
  }),
  'values-refused': ({ problems, command }) => ({
    message: problems.map(imports.flagged).join('\n'),
    hint: `${command} --help`,
  }),
  'map-name': ({ value }) => ({
    message: `--save-map: “${value}” cannot be used as a name. Use up to 40 letters, digits, hyphens and underscores.`,
    hint: '--save-map department',
  }),
  'map-malformed': ({ value }) => ({
    message: `--map: “${value}” is not HEADING=KEY.`,
    hint: '--map 氏名=name_kanji',
  }),
  'not-in-xlsx': ({ limit, cell }) => ({
    message: cell
      ? `An Excel cell can hold ${limit} characters; line ${cell.line}, ${cell.column} has more. Nothing was written.`
      : `An Excel sheet can hold ${limit} rows; the list has more. Nothing was written.`,
    hint: '--format csv',
  }),
  'not-in-cp932': ({ cells, more }) => ({
    message: `These characters do not exist in CP932: ${cells.map(({ line, column, characters }) => `${characters} (line ${line}, ${column})`).join(', ')}${more > 0 ? ` and ${counted(more, 'more cell')}` : ''}. Nothing was written.`,
    hint: 'Omit --encoding: UTF-8 has every character, and Excel can open it.',
  }),
} satisfies Partial<Sentences>;
