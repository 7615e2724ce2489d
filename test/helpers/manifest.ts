import { readFileSync } from 'node:fs';
import { ROOT } from './run.ts';

export type Pins = Readonly<Record<string, string>>;

interface Manifest {
  readonly engines: { readonly node: string };
  readonly dependencies: Pins;
  readonly devDependencies: Pins;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

interface Locked {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: true;
  readonly link?: true;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly hasInstallScript?: true;
  readonly engines?: { readonly node?: string };
}

export const readJson = <T>(name: string) => JSON.parse(readFileSync(new URL(name, ROOT), 'utf8')) as T;

export const manifest = readJson<Manifest>('package.json');
export const lock = readJson<{ readonly packages: Readonly<Record<string, Locked>> }>('package-lock.json');
