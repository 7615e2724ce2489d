import type { Command } from 'commander';
import { group, type Kit } from '../shared/kit.ts';
import { exportCommand } from './export.ts';
import { importCommand } from './import.ts';
import { initCommand } from './init.ts';
import { addOfficeCommand } from './office/add.ts';
import { listOfficesCommand } from './office/list.ts';
import { addPersonCommand } from './person/add.ts';
import { listPeopleCommand } from './person/list.ts';
import { removePersonCommand } from './person/remove.ts';

export const dbGroup = (kit: Kit): Command =>
  group(
    kit,
    'db',
    ['coopj db init', 'coopj db person list'],
    [
      initCommand(kit),
      group(
        kit,
        'db office',
        ['coopj db office add 見本大学', 'coopj db office list'],
        [addOfficeCommand(kit), listOfficesCommand(kit)],
      ),
      group(
        kit,
        'db person',
        ['coopj db person add hanako --role clerk --office 見本大学', 'coopj db person list'],
        [addPersonCommand(kit), listPeopleCommand(kit), removePersonCommand(kit)],
      ),
      exportCommand(kit),
      importCommand(kit),
    ],
  );
