import { createServer, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { connectTo } from '../../src/store/postgres/connect.ts';
import { abortOf } from '../helpers/records.ts';

const message = (type: string, ...parts: readonly (string | number)[]): Buffer => {
  const body = Buffer.concat(
    parts.map((part) => {
      if (typeof part === 'string') return Buffer.from(part, 'latin1');
      const number = Buffer.alloc(4);
      number.writeInt32BE(part);
      return number;
    }),
  );
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
};
const [ASKS_SASL, GOES_ON] = [
  message('R', 10, 'SCRAM-SHA-256\0\0'),
  message('R', 11, 'r=a server that waits,s=bWlob24=,i=4096'),
];
const READY = Buffer.concat([message('R', 0), message('Z', 'I')]);
const FAILED = Buffer.concat([message('E', 'SERROR\0CXX000\0Mno\0\0'), message('Z', 'I')]);

/** A server that says these, one at each message, and then waits, for as long as the other side does. */
async function patientServer(...says: readonly Buffer[]) {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    const left = [...says];
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    socket.on('data', () => void socket.write(left.shift() ?? ''));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  const { port } = server.address() as { port: number };
  return { address: `127.0.0.1:${port}/coopj`, open, connections: () => connections };
}

test('a server that asks for a password which nobody gives is left at once: nothing waits for it', async () => {
  const { address, open } = await patientServer(ASKS_SASL, GOES_ON);
  await expect(connectTo({ url: `postgres://mihon@${address}`, patience: 0 })).rejects.toThrow('no-password');
  await expect.poll(() => open.size, { timeout: 60_000 }).toBe(0);
});

test('so is one that does not tell what it is', async () => {
  const { address, open } = await patientServer(READY, FAILED);
  const url = `postgres://mihon@${address}?target_session_attrs=standby`;
  await expect(connectTo({ url, patience: 0 })).rejects.toThrow('no');
  await expect.poll(() => open.size, { timeout: 60_000 }).toBe(0);
});

test('an address that says what coopj does not know is refused, and no server hears of it', async () => {
  const { address, connections } = await patientServer(READY);
  for (const [query, value, nearest] of [
    ['sslmod=require', 'sslmod', 'sslmode'],
    ['SSLMODE=require', 'SSLMODE', 'sslmode'],
    ['application_name=x&ssl=true', 'ssl', undefined],
    ['sslmode%20=require', 'sslmode ', 'sslmode'],
  ] as const)
    expect(await abortOf(connectTo({ url: `postgres://mihon@${address}?${query}`, patience: 0 }))).toMatchObject({
      problem: 'not-one-of',
      data: { value, flag: '--db', ...(nearest && { nearest }), allowed: expect.arrayContaining(['sslmode', 'host']) },
    });
  expect(connections()).toBe(0);
});
