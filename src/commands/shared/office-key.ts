import type { Context } from '../../context.ts';
import { minuteIn } from '../../core/calendar/dates.ts';
import type { OfficeKeys } from '../../core/model/office-facts.ts';
import { type Proof, readProof, type Seal } from '../../core/papers/certificates/proof.ts';
import { isShared } from '../../core/text/address.ts';
import { Abort } from '../../errors.ts';
import type { Place } from '../../office/files.ts';
import type { Store } from '../../store/store.ts';
import { namesOf } from '../../wording/describe.ts';
import { given } from './arguments.ts';

/** The key that was adopted last. Before any was, the one that signed the newest certificate. */
export async function officeKeys(store: Store): Promise<OfficeKeys> {
  const adopted = (await store.office())?.value.keys ?? [];
  const current = adopted.at(-1) ?? (await newestProof(store))?.key;
  return { adopted, ...(current !== undefined && { current }) };
}

/** Certificates from before there were codes have none. */
async function newestProof(store: Store): Promise<Proof | undefined> {
  const lines = [];
  for await (const { number, student, issuedOn } of store.certificates()) lines.push({ number, student, issuedOn });
  for (const { number, student } of lines.toSorted((a, b) => (a.issuedOn < b.issuedOn ? 1 : -1))) {
    const dossier = await store.dossier(student);
    const { proof } = dossier?.value.certificates.find((one) => one.number === number) ?? {};
    const read = proof === undefined ? undefined : readProof(proof);
    if (read) return read;
  }
  return undefined;
}

/** What signs in the office's name. Throws `key-foreign` where the key that lies there is another one. */
export async function sealOf(context: Context): Promise<Seal> {
  const seal = await context.sealing.seal();
  await mustSign(context, seal.key);
  return seal;
}

/** Throws `key-foreign` for another key than the one with which the office signs; the history tells since when it does. */
export async function mustSign(context: Context, key: string): Promise<void> {
  const { store, place } = context;
  const { current } = await officeKeys(store);
  if (current !== undefined && key !== current)
    throw foreign(place, { key, current, ...given({ since: await adoptionOf(context, current) }) });
}

/** The same of records that are not open. */
export function mustBeCurrent(key: string, current: string | undefined, place: Place): void {
  if (current !== undefined && key !== current) throw foreign(place, { key, current });
}

const foreign = ({ key: file, database }: Place, what: Omit<Abort<'key-foreign'>['data'], 'file' | 'of'>): Abort =>
  new Abort('key-foreign', { file, ...what, ...(isShared(database) && { of: 'store' }) });

async function adoptionOf({ store, office, words, colleagues }: Context, key: string) {
  const when = minuteIn(office.office.timezone);
  let last: { readonly when: string; readonly actor: string } | undefined;
  for await (const { at, actor, change } of store.journal({ subject: 'office' }))
    if (change?.type === 'key-adopted' && change.key === key) last = { when: when(at), actor };
  return last && { ...last, actor: namesOf(words, await colleagues())(last.actor) };
}
