import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { byOutsider, isThere } from './outside.ts';
import { asNobody, PROGRAMS } from './postgres.ts';

const INSTALL = 'apt-get install patroni etcd-server postgresql-15';
const NODES = 3;
/** How long a cluster may take to come to an agreement, in seconds; only one that hangs needs it. */
const PATIENCE = 300;

/** A test on three servers that agree by etcd and Patroni which of them is the primary. */
export const withCluster = (promise: string, work: (cluster: Cluster) => Promise<void>): void =>
  byOutsider(
    isThere('patroni') && isThere('etcd') && existsSync(join(PROGRAMS, 'initdb')),
    'Patroni, etcd or PostgreSQL',
    INSTALL,
    promise,
    async () => work(await started()),
  );

export interface Cluster {
  /** Of all of them. */
  readonly url: string;
  psql(node: number, sql: string, database?: string): string;
  /** The one that takes changes, with a synchronous replica. */
  primary(): Promise<number>;
  /** All programs of a node, at once, as a machine that loses its power. */
  kill(node: number): void;
}

async function started(): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'cluster-'));
  const running = new Map<number, ChildProcess[]>();
  const data = (node: number) => join(folder, `data-${node}`);
  const postmaster = (node: number): number | undefined => {
    const file = join(data(node), 'postmaster.pid');
    return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : undefined;
  };
  const kill = (node: number) => {
    for (const child of running.get(node) ?? []) child.kill('SIGKILL');
    running.delete(node);
    const pid = postmaster(node);
    if (pid) process.kill(pid, 'SIGKILL');
  };
  const stop = () => {
    for (const node of [...running.keys()]) kill(node);
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  };
  process.once('exit', stop);
  onTestFinished(() => {
    process.off('exit', stop);
    stop();
  });
  if (asNobody.uid !== undefined) chownSync(folder, asNobody.uid, asNobody.uid);
  const ports = await freePorts(4 * NODES);
  const at = (node: number, what: number) => `127.0.0.1:${ports[4 * node + what]}`;
  const nodes = Array.from({ length: NODES }, (_, n) => n);
  for (const node of nodes) {
    const [peer, client] = [`http://${at(node, 0)}`, `http://${at(node, 1)}`];
    const argv = [
      ...['--name', `e${node}`, '--data-dir', join(folder, `etcd-${node}`), '--listen-peer-urls', peer],
      ...['--initial-advertise-peer-urls', peer, '--listen-client-urls', client, '--advertise-client-urls', client],
      ...['--initial-cluster', nodes.map((n) => `e${n}=http://${at(n, 0)}`).join(',')],
    ];
    const config = join(folder, `patroni-${node}.yml`);
    const etcd = nodes.map((n) => at(n, 1));
    writeFileSync(config, patroniOf({ node, folder, data: data(node), etcd, rest: at(node, 2), listen: at(node, 3) }));
    mkdirSync(data(node), { mode: 0o700 });
    if (asNobody.uid !== undefined) chownSync(data(node), asNobody.uid, asNobody.uid);
    const started = {
      ...asNobody,
      cwd: folder,
      stdio: 'ignore',
      env: { PATH: process.env.PATH, HOME: folder },
    } as const;
    running.set(node, [spawn('etcd', argv, started), spawn('patroni', [config], started)]);
  }
  const psql = (node: number, sql: string, database = 'postgres') => {
    const [host = '', port = ''] = at(node, 3).split(':');
    const argv = ['-h', host, '-p', port, '-U', 'coopj', '-d', database, '-qAtX', '-v', 'ON_ERROR_STOP=1', '-c', sql];
    return execFileSync(join(PROGRAMS, 'psql'), argv, { stdio: 'pipe', encoding: 'utf8', timeout: 10_000 }).trim();
  };
  const isPrimary = (node: number): boolean => {
    try {
      const sql =
        "SELECT NOT pg_is_in_recovery() AND EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')";
      return running.has(node) && psql(node, sql) === 't';
    } catch {
      return false;
    }
  };
  async function primary(): Promise<number> {
    for (let seconds = 0; seconds < PATIENCE; seconds += 1) {
      const found = nodes.find(isPrimary);
      if (found !== undefined) return found;
      await pause(1000);
    }
    throw new Error('the cluster does not come to an agreement');
  }
  const url = `postgres://coopj@${nodes.map((node) => at(node, 3)).join(',')}/coopj`;
  psql(await primary(), 'CREATE DATABASE coopj');
  return { url, psql, primary, kill };
}

/** JSON is YAML. */
const patroniOf = (of: {
  readonly node: number;
  readonly folder: string;
  readonly data: string;
  readonly etcd: readonly string[];
  readonly rest: string;
  readonly listen: string;
}): string =>
  JSON.stringify({
    scope: 'coopj',
    name: `n${of.node}`,
    restapi: { listen: of.rest, connect_address: of.rest },
    etcd3: { hosts: of.etcd },
    bootstrap: {
      dcs: { ttl: 20, loop_wait: 2, retry_timeout: 5, synchronous_mode: true, postgresql: { use_pg_rewind: true } },
      initdb: [{ encoding: 'UTF8' }, { locale: 'C' }, { auth: 'trust' }],
    },
    postgresql: {
      listen: of.listen,
      connect_address: of.listen,
      data_dir: of.data,
      bin_dir: PROGRAMS,
      pgpass: join(of.folder, `pgpass-${of.node}`),
      authentication: { superuser: { username: 'coopj' }, replication: { username: 'replica' } },
      pg_hba: ['host all all 127.0.0.1/32 trust', 'host replication all 127.0.0.1/32 trust', 'local all all trust'],
      parameters: { unix_socket_directories: of.folder },
    },
  });

/** Ports of this machine that nobody listens on, as the system gives them. */
async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { readonly port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
