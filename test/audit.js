/**
 * `npm audit` for what ships: red for known faults that are grave. Some registries answer no such question (a mirror, a machine
 * without a network): then nobody knows, and that is what is said.
 */
import { spawnSync } from 'node:child_process';

const say = (line) => process.stdout.write(`${line}\n`);
const GRAVE = ['high', 'critical'];
const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const answer = stdout === '' ? {} : JSON.parse(stdout);

if (answer.vulnerabilities === undefined) {
  const why = answer.message ?? answer.error?.summary ?? 'no answer';
  say(`Known faults of packages were not looked up, the registry does not tell: ${why}`);
} else {
  const grave = Object.values(answer.vulnerabilities).filter(({ severity }) => GRAVE.includes(severity));
  for (const { name, severity, range } of grave) say(`${name} ${range}: ${severity}`);
  say(`${grave.length} packages that ship have grave known faults`);
  if (grave.length > 0) process.exitCode = 1;
}
