/** Commits one row to a database in WAL mode, says so, and is gone before it could close the file. */
import { writeSync } from 'node:fs';
import Database from 'better-sqlite3';

const [file, synchronous] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma(`synchronous = ${synchronous}`);
db.exec("INSERT INTO said VALUES ('見本')");
writeSync(1, 'committed\n');
process.kill(process.pid, 'SIGKILL');
