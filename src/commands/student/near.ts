import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { listCommand } from './list.ts';
import { showCommand } from './show.ts';

/** The students' group with the verbs that only look. */
export const nearStudents = (kit: Kit): Command =>
  group(kit, 'student', ['coopj student list', 'coopj student show 20241001'], [listCommand(kit), showCommand(kit)]);
