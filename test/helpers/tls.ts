import { readFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';

const FIXTURES = join(import.meta.dirname, '../store/fixtures/tls');
/** The file of a certificate of these tests, each for `localhost`. */
export const certificate = (name: 'localhost' | 'expired'): string => join(FIXTURES, `${name}.crt`);

/** A host on loopback in front of a server, which shows this certificate; or does not know encryption. Answers its port. */
export async function encryptedWay(folder: string, shows?: 'localhost' | 'expired'): Promise<number> {
  const open = new Set<Socket>();
  const way = createServer((near) => {
    open.add(near);
    near.on('error', () => undefined);
    // Whoever wants encryption asks for it first.
    near.once('data', () => {
      if (!shows) return void near.end('N');
      near.write('S');
      const cert = readFileSync(certificate(shows));
      const inside = new TLSSocket(near, { isServer: true, cert, key: readFileSync(join(FIXTURES, 'localhost.key')) });
      const far = connect(join(folder, '.s.PGSQL.5432'));
      open.add(far);
      for (const [one, other] of [
        [inside, far],
        [far, inside],
      ] as const) {
        one.on('error', () => other.destroy());
        one.pipe(other);
      }
    });
  });
  await new Promise<void>((done) => way.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    way.close();
  });
  return (way.address() as { port: number }).port;
}
