import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** What a way to a server does with a message: lets it through, loses it, or lets it through and loses the answer to the commit in it. */
type Fate = 'through' | 'lost' | 'answer lost';

/**
 * A way to a server that is cut at a place and not at a moment: `fate` is asked for each message that goes to the server. Answers the
 * folder to connect to instead.
 */
export async function cutBy(folder: string, fate: (message: string) => Fate): Promise<string> {
  const own = mkdtempSync(join(tmpdir(), 'way-'));
  const open = new Set<Socket>();
  const way = createServer((near) => {
    const far = connect(join(folder, '.s.PGSQL.5432'));
    for (const socket of [near, far]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        open.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    let isLost = false;
    near.on('data', (bytes) => {
      const is = fate(bytes.toString('latin1'));
      if (is === 'lost') far.destroy();
      else far.write(bytes);
      isLost = is === 'answer lost';
    });
    far.on('data', (bytes) => {
      if (!isLost) near.write(bytes);
      else if (/(COMMIT|ROLLBACK)\0/.test(bytes.toString('latin1'))) near.destroy();
    });
  });
  await new Promise<void>((done) => way.listen(join(own, '.s.PGSQL.5432'), done));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    way.close();
    rmSync(own, { recursive: true, force: true });
  });
  return own;
}
