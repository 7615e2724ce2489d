/**
 * The list of students as a script would write it: `node students-bare.js DATABASE csv|xlsx FILE`. The same columns and rows, taken out of the
 * table by the same driver and handed to the usual libraries as they are: no cell is made harmless, and nothing is entered in a history.
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import Database from 'better-sqlite3';
import { stringify } from 'csv-stringify';
import writeExcelFile from 'write-excel-file/node';

const [file, format, target] = process.argv.slice(2);
const KEYS = ['number', 'name', 'program', 'step', 'next', 'placement', 'company', 'open'];
const rows = new Database(file, { readonly: true })
  .prepare(`SELECT ${KEYS} FROM students ORDER BY number`)
  .raw()
  .iterate();

if (format === 'csv') {
  await pipeline(
    rows,
    stringify({ header: true, columns: KEYS, bom: true, record_delimiter: '\r\n' }),
    createWriteStream(target),
  );
} else {
  const cell = (value) => (value === null ? null : { value, type: typeof value === 'number' ? Number : String });
  await writeExcelFile([KEYS.map((value) => ({ value })), ...Array.from(rows, (row) => row.map(cell))]).toFile(target);
}
