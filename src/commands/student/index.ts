import type { Command } from 'commander';
import { pageAt, verbsOf } from '../desk/work.ts';
import { group, type Kit } from '../shared/kit.ts';
import { addCommand } from './add.ts';
import { editCommand } from './edit.ts';
import { eraseCommand } from './erase.ts';
import { leaveCommand } from './leave.ts';
import { listCommand } from './list.ts';
import { renumberCommand } from './renumber.ts';
import { returnCommand } from './return.ts';
import { showCommand } from './show.ts';

export function studentGroup(kit: Kit): Command {
  const verbs = [
    addCommand(kit),
    editCommand(kit),
    renumberCommand(kit),
    listCommand(kit),
    showCommand(kit),
    leaveCommand(kit),
    returnCommand(kit),
    eraseCommand(kit),
  ];
  const command = group(kit, 'student', ['coopj student list', 'coopj student 20241001'], verbs, {
    students: 'student',
  });
  return command
    .argument('[student...]', kit.words.flags.studentOrName)
    .action(async (words: readonly string[]) =>
      words.length === 0 ? command.help({ error: true }) : pageAt(kit, command, words, verbsOf(command)),
    );
}
