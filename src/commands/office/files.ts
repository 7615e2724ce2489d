import type { Command } from 'commander';
import type { Base, Context } from '../../context.ts';
import { placeOf } from '../../core/model/evidence.ts';
import { isShared } from '../../core/text/address.ts';
import { Abort } from '../../errors.ts';
import { parseOffice } from '../../office/profile-file.ts';
import { bareVerb, declared, type Kit } from '../shared/kit.ts';

const PROFILE = 'office.toml';

export const filesCommand = (kit: Kit): Command =>
  bareVerb(kit, 'office files', {
    lists: true,
    examples: ['coopj office files', 'coopj office files --json'],
    run: list,
  });

export const getCommand = (kit: Kit): Command => {
  const grammar = {
    examples: ['coopj office get office.toml', 'coopj office get templates/letters/guide.ja.txt guide.txt'],
    args: [
      ['<name>', kit.words.offices.files.name],
      ['[file]', kit.words.offices.files.target],
    ],
    flags: { force: '', dryRun: '' },
  } as const;
  return declared(kit, 'office get', grammar, ({ name, file = lastOf(name), force = false }, command) => {
    const sha256 = digestIn(name);
    return sha256 === undefined
      ? kit.withBase(command, (base) => get(base, name, file, force))
      : kit.withContext(command, (context) => getPaper(context, { name, sha256, file, force }));
  });
};

export const putCommand = (kit: Kit): Command =>
  bareVerb(kit, 'office put', {
    examples: ['coopj office put office.toml', 'coopj office put guide.txt templates/letters/guide.ja.txt'],
    args: [
      ['<file>', kit.words.offices.files.source],
      ['[name]', kit.words.offices.files.name],
    ],
    source: 'file',
    flags: { dryRun: '' },
    run: (base, { file, name }) => put(base, file, name ?? lastOf(file)),
  });

/** The files of the office that a shared store holds; without evidence, which records name. */
async function list(base: Base): Promise<void> {
  const { out, words, files } = base;
  const { column, none } = words.offices.files;
  async function below(folder: string, names: readonly string[], before = ''): Promise<readonly string[]> {
    const found = await Promise.all(
      names.map(async (name) => {
        const path = `${folder}/${name}`;
        const inner = await files.list(path);
        return inner === undefined ? [`${before}${name}`] : below(path, inner, `${before}${name}/`);
      }),
    );
    return found.flat();
  }
  const all = async (folder: string) => below(folder, (await files.list(folder)) ?? []);
  // What a field means can be asked wherever the files lie.
  const rows = out.asksFields ? [] : await all(folderOf(base));
  await out.list({ columns: [{ key: 'name', title: column, cell: (name: string) => name }], rows, empty: none });
}

/** Evidence and papers, by the sha256 that their records show. */
const digestIn = (word: string): string | undefined => /^(?:evidence\/)?([0-9a-f]{64})$/.exec(word)?.[1];

/** What it tells of students leaves the records with it. */
async function getPaper(
  context: Context,
  { name, sha256, file, force }: Readonly<Record<'name' | 'sha256' | 'file', string>> & { readonly force: boolean },
): Promise<void> {
  const { store, out, runFlags } = context;
  await get(context, name, file, force);
  if (runFlags.dryRun) return;
  const students = new Set<string>();
  for await (const { subject, change } of store.journal())
    if (subject.startsWith('student:') && JSON.stringify(change ?? null).includes(sha256)) students.add(subject);
  out.leaves('file', ['sha256'], students, sha256);
}

/** Copies a file of the store into one of this computer. */
async function get(base: Base, word: string, file: string, replace: boolean): Promise<void> {
  const { out, words, files, place, runFlags } = base;
  const folder = folderOf(base);
  const sha256 = digestIn(word);
  const bytes = await files.read(sha256 ? `${place.evidence}/${placeOf({ sha256 })}` : `${folder}/${nameOf(word)}`);
  if (!runFlags.dryRun) await files.write(file, bytes, { personal: true, replace });
  else if (!replace) await files.mayWrite(file);
  const target = files.resolve(file);
  const { got, wouldGet } = words.offices.files;
  await out.done([(runFlags.dryRun ? wouldGet : got)(target)], {
    name: word,
    file: target,
    bytes: bytes.length,
    dryRun: runFlags.dryRun,
  });
}

/** Puts a file of this computer into the store. A settings file must be valid; every former version stays there. */
async function put(base: Base, file: string, word: string): Promise<void> {
  const { out, words, files, runFlags } = base;
  const target = `${folderOf(base)}/${nameOf(word)}`;
  const bytes = await files.read(file);
  if (nameOf(word) === PROFILE) parseOffice(new TextDecoder().decode(bytes), files.resolve(file));
  if (!runFlags.dryRun) await files.write(target, bytes, { own: true, replace: true });
  const { kept, wouldKeep } = words.offices.files;
  await out.done([(runFlags.dryRun ? wouldKeep : kept)(target)], {
    name: nameOf(word),
    file: files.resolve(file),
    bytes: bytes.length,
    dryRun: runFlags.dryRun,
  });
}

/** Beside a database file they are files, which any editor opens. */
function folderOf({ place }: Base): string {
  const folder = place.profile.replace(/[\\/][^\\/]*$/, '');
  if (!isShared(place.database)) throw new Abort('only-shared', { folder });
  return folder;
}

/** A name in the store, below no other folder and not among the evidence. */
function nameOf(word: string): string {
  const name = word.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const isName = name !== '' && name.split('/').every((part) => !['', '.', '..'].includes(part));
  if (isName && !/^evidence\/|:/.test(name)) return name;
  const allowed = [PROFILE, 'templates/papers/enrollment.ja.toml', 'templates/letters/guide.ja.txt', 'guide.pdf'];
  throw new Abort('not-one-of', { value: word, flag: '<name>', allowed });
}

const lastOf = (name: string): string => name.split(/[\\/]/).at(-1) ?? name;
