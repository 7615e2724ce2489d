import type { Context } from '../../context.ts';
import type { OfficeKeys } from '../../core/model/office-facts.ts';
import { type Proof, readProof, type Seal } from '../../core/papers/certificates/proof.ts';
import { Abort } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

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
export async function sealOf({ store, sealing, place }: Context): Promise<Seal> {
  const seal = await sealing.seal();
  mustBeCurrent(seal.key, (await officeKeys(store)).current, place.key);
  return seal;
}

/** Throws `key-foreign` for another key than the one with which the office signs. */
export function mustBeCurrent(key: string, current: string | undefined, file: string): void {
  if (current !== undefined && key !== current) throw new Abort('key-foreign', { file, key, current });
}
