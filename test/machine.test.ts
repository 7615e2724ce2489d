import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { globals } from '../src/commands/shared/kit.ts';
import { SETTINGS } from '../src/core/profile/settings.ts';
import { EXITS } from '../src/errors.ts';
import { program } from '../src/program.ts';
import type { Words } from '../src/wording/words.ts';
import { commandsOf, idleKit, pathOf } from './helpers/command-tree.ts';
import { ROOT } from './helpers/run.ts';
import { placesOf, type Schema } from './helpers/schema.ts';

const KEPT = fileURLToPath(new URL('test/pinned/machine.txt', ROOT));

/** All that a script may rely on: commands and flags, settings, codes of errors with their exit codes, other codes, keys of JSON with their types. */
async function promises(): Promise<readonly string[]> {
  const kit = await idleKit();
  const everywhere = new Set(globals(kit).map(({ long }) => long));
  const flags = commandsOf(await program(kit)).flatMap((command) => [
    `command ${pathOf(command)}`,
    ...command.options
      .filter(({ long }) => !command.parent || !everywhere.has(long))
      .map(({ flags: flag }) => `flag ${pathOf(command)} ${flag}`),
  ]);
  const errors = Object.entries(EXITS).map(([code, exit]) => `error ${code} ${exit}`);
  const settings = SETTINGS.map(({ key }) => `setting ${key}`);
  return [...flags, ...errors, ...settings, ...codes(kit.words), ...keys()].sort();
}

/** Values that are names: whatever people read as a word of their language, programs read as these. */
function codes({ terms, rules, refusals, letters }: Words): readonly string[] {
  const sets = { ...terms, rule: rules, because: refusals.because, letter: letters.title };
  return Object.entries(sets).flatMap(([name, set]) =>
    typeof set === 'object' ? Object.keys(set).map((code) => `code ${name} ${code}`) : [],
  );
}

/** Every key of every schema, with what may stand there. */
function keys(): readonly string[] {
  const folder = new URL('docs/schemas/', ROOT);
  return readdirSync(folder).flatMap((file) =>
    placesOf(JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Schema).map(
      (place) => `json ${file.replace('.json', '')} ${place}`,
    ),
  );
}

test('what scripts rely on is only ever added to', async () => {
  const now = await promises();
  const kept = existsSync(KEPT) ? readFileSync(KEPT, 'utf8').trimEnd().split('\n') : [];
  // What is gone or changed goes on standing in the list, and failing: UPDATE=1 adds and takes nothing away.
  if (process.env.UPDATE) writeFileSync(KEPT, `${[...new Set([...kept, ...now])].sort().join('\n')}\n`);
  expect(kept.filter((line) => !now.includes(line))).toEqual([]);
  const held = process.env.UPDATE ? now : kept;
  expect(now.filter((line) => !held.includes(line))).toEqual([]);
});

test('of a key that no session has filled it is said by hand what stands there', () => {
  expect(keys().filter((line) => line.endsWith(' null'))).toEqual([]);
});
