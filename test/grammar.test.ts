import type { Argument, Command } from 'commander';
import { expect, test } from 'vitest';
import { grammarOf } from '../src/commands/shared/kit.ts';
import { program } from '../src/program.ts';
import { commandsOf, idleKit, pathOf } from './helpers/command-tree.ts';

const kit = await idleKit();
const tree = await program(kit);

/** Of every command that has an argument of that description: its words, and which argument it declares. */
const declaring = (is: (argument: Argument) => boolean, declared: (command: Command) => string | undefined) =>
  commandsOf(tree).flatMap((command) =>
    command.registeredArguments.filter(is).map((argument) => [pathOf(command), argument.name(), declared(command)]),
  );

test('a command that takes students says so: what it tells of them is entered in the history when it leaves', () => {
  const { student, studentOrName } = kit.words.flags;
  const found = declaring(
    ({ description }) => description === student || description === studentOrName,
    (command) => grammarOf(command).students,
  );
  expect(found.length).toBeGreaterThan(40);
  expect(found.filter(([, name, declared]) => name !== declared)).toEqual([]);
});

test('a command that reads a file says so: it is guarded against being written over', () => {
  const { flags, imports } = kit.words;
  const found = declaring(
    ({ description }) => description === imports.file || description === flags.certificateFile,
    (command) => grammarOf(command).source,
  );
  expect(found.length).toBeGreaterThan(5);
  expect(found.filter(([, name, declared]) => name !== declared)).toEqual([]);
});

test('reports, and they alone, print pages', () => {
  const printing = commandsOf(tree).filter((command) => grammarOf(command).prints);
  expect(printing.map(pathOf)).toEqual(
    tree.commands.find((one) => one.name() === 'report')?.commands.map((one) => `coopj report ${one.name()}`),
  );
});

test('a command that writes can be tried first', () => {
  const writing = commandsOf(tree).filter((command) => grammarOf(command).writes);
  expect(writing.length).toBeGreaterThan(30);
  for (const command of writing) expect(command.options.map(({ long }) => long)).toContain('--dry-run');
});

test('no argument of a command is called as one of its flags: both are handed over by name', () => {
  const twice = commandsOf(tree).flatMap((command) =>
    command.registeredArguments
      .filter((argument) => command.options.some((option) => option.attributeName() === argument.name()))
      .map((argument) => `${pathOf(command)} ${argument.name()}`),
  );
  expect(twice).toEqual([]);
});
