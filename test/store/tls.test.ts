import { describe, expect, it, onTestFinished } from 'vitest';
import { openPostgres } from '../../src/store/postgres/open.ts';
import { draft } from '../../src/store/sqlite/draft.ts';
import { onServer } from '../helpers/postgres.ts';
import { abortOf, POSTGRES_MIGRATIONS } from '../helpers/records.ts';
import { certificate, encryptedWay } from '../helpers/tls.ts';
import { newStudent, stamp } from './writes.ts';

async function open(address: string) {
  const options = { migrations: POSTGRES_MIGRATIONS, office: 'office', create: true, draft };
  // A fault that does not pass is told at once, however patient somebody is.
  const { store } = await openPostgres({ url: `postgres://coopj@${address}`, patience: 600_000 }, options);
  onTestFinished(() => store.close());
  return store;
}
const whyNot = async (address: string) => (await abortOf(open(address))).data;
const trusting = `sslrootcert=${encodeURIComponent(certificate('localhost'))}`;

onServer('an encrypted way to a shared store', (server) => {
  const way = (shows?: 'localhost' | 'expired') => encryptedWay(server().folder, shows);

  it('is taken where the address asks for it, and what is written goes over it', async () => {
    const port = await way('localhost');
    for (const mode of [`verify-full&${trusting}`, `verify-ca&${trusting}`, 'require'])
      await (await open(`localhost:${port}/coopj?sslmode=${mode}`)).close();
    const store = await open(`localhost:${port}/coopj?sslmode=verify-full&${trusting}`);
    await store.apply([newStudent('001')], stamp());
    expect((await store.dossier('001'))?.revision).toBe(1);
  });

  it('is not taken where the certificate is not one that proves the host', async () => {
    const why = async (address: string) => (await whyNot(address)) as { readonly why: string };
    const port = await way('localhost');
    expect(await why(`localhost:${port}/coopj?sslmode=verify-full`)).toMatchObject({ why: 'untrusted' });
    expect(await why(`127.0.0.1:${port}/coopj?sslmode=verify-full&${trusting}`)).toMatchObject({
      why: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    const old = encodeURIComponent(certificate('expired'));
    expect(await why(`localhost:${await way('expired')}/coopj?sslmode=verify-full&sslrootcert=${old}`)).toMatchObject({
      why: 'CERT_HAS_EXPIRED',
    });
  });

  it('is never replaced by one in the clear', async () => {
    const port = await way();
    for (const mode of ['require', 'verify-full', `verify-ca&${trusting}`])
      expect(await whyNot(`localhost:${port}/coopj?sslmode=${mode}`)).toMatchObject({ why: 'no-tls' });
  });
});

describe('an address', () => {
  it('that asks for an encryption which coopj does not know is refused, with those it knows', async () => {
    for (const mode of ['prefer', 'verify_full', ''])
      expect(await abortOf(open(`localhost/coopj?sslmode=${mode}`))).toMatchObject({
        problem: 'not-one-of',
        data: { value: mode, flag: 'sslmode' },
      });
  });
  it('that names files which cannot be read, or cannot be read itself, is told as such', async () => {
    const why = async (address: string) => (await whyNot(address)) as unknown;
    expect(await why('localhost/coopj?sslmode=verify-full&sslrootcert=/nowhere/root.crt')).toMatchObject({
      why: 'certificate-file',
    });
    expect(await why('localhost/coopj?sslmode=verify-ca')).toMatchObject({ why: 'no-root-certificate' });
    for (const odd of ['localhost:543x/coopj', 'localhost/%E0%A4%A']) {
      expect([odd, await why(odd)]).toMatchObject([odd, { why: 'address' }]);
    }
  });
});
