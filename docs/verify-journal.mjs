// Verifies a journal of coopj without coopj: node verify-journal.mjs JOURNAL [FILE]
//
// JOURNAL is an export, one entry a line (docs/journal-format.md says how to make one). FILE is a monthly report or a certificate
// that says how the journal stood when it was made. Ends with 0 where all is whole, with 1 where something was changed.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The hash of an entry: over the one before it and all that the entry says but its content, of which there is a digest. */
const hashOf = (before, { seq, at, day, operation, actor, subject, filed = subject, version, digest }) =>
  sha256(JSON.stringify([before, seq, at, day, operation, actor, filed, version, digest]));

/** The digest of a content. The salt keeps one that was erased from being guessed. */
const digestOf = ({ salt, text }) => sha256(`${salt.length}:${salt}${text}`);

/** The head of a journal that a file holds: the key `head` of a report in JSON, or a line of the metadata. */
function headIn(file) {
  const text = readFileSync(file, 'latin1');
  const line =
    /coopj-journal=1 seq=(\d+) hash=([0-9a-f]{64}) day=(\d{4}-\d\d-\d\d)(?: key=([\w-]{43}) sig=([\w-]{86}))?/.exec(text);
  if (line) return { seq: Number(line[1]), hash: line[2], day: line[3], key: line[4], signature: line[5] };
  const { head } = JSON.parse(text);
  if (head) return head;
  throw new Error(`${file} does not say how the journal stood`);
}

/** Who signed a head: an Ed25519 signature over five lines. */
function signed({ seq, hash, day, key, signature }) {
  if (!key || !signature) return 'not signed';
  const from = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: key }, format: 'jwk' });
  const text = `coopj-journal=1\nseq=${seq}\nhash=${hash}\nday=${day}\nkey=${key}\n`;
  return verify(null, Buffer.from(text), from, Buffer.from(signature, 'base64url'))
    ? `signed with the key ${key}`
    : 'wrongly signed';
}

const [journal, file] = process.argv.slice(2);
if (journal === undefined) throw new Error('usage: node verify-journal.mjs JOURNAL [FILE]');
const kept = file === undefined ? undefined : headIn(file);
const wrong = [];
/** Entries without content, by whose they are: erased, where an entry says so later. */
const gone = new Map();
let [count, contents, last, held] = [0, 0, { seq: 0, hash: '' }, undefined];

for await (const line of createInterface({ input: createReadStream(journal, 'utf8') })) {
  if (line.trim() === '') continue;
  const entry = JSON.parse(line);
  const whose = entry.filed ?? entry.subject;
  count += 1;
  if (entry.seq !== count && wrong.length === 0) wrong.push(`entry ${count} is missing`);
  if (hashOf(last.hash, entry) !== entry.hash) wrong.push(`entry ${entry.seq} does not follow from the one before it`);
  if (typeof entry.text === 'string') {
    contents += 1;
    if (digestOf(entry) !== entry.digest) wrong.push(`the content of entry ${entry.seq} was changed`);
    else if (JSON.parse(entry.text).change.type === 'student-erased') gone.delete(whose);
  } else if (entry.text === null) gone.set(whose, [...(gone.get(whose) ?? []), entry.seq]);
  if (entry.seq === kept?.seq) held = entry.hash;
  last = entry;
}
for (const seq of [...gone.values()].flat()) wrong.push(`the content of entry ${seq} is gone, and nobody was erased`);
if (kept && held === undefined) wrong.push(`entry ${kept.seq} is missing, of which ${file} tells`);
if (kept && held !== undefined && held !== kept.hash) wrong.push(`entry ${kept.seq} is another one than ${file} tells`);

console.log(`${count} entries, ${contents} with their content. Last entry: no. ${last.seq}, ${last.hash}`);
if (kept) console.log(`${file}: entry ${kept.seq} of ${kept.day}, ${signed(kept)}`);
if (kept && signed(kept) === 'wrongly signed') wrong.push(`${file} was changed`);
for (const what of wrong.slice(0, 20)) console.log(`WRONG: ${what}`);
console.log(wrong.length === 0 ? 'The journal is whole.' : 'The journal is NOT whole.');
process.exitCode = wrong.length === 0 ? 0 : 1;
