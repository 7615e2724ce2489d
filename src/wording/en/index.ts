import { backups } from './backups.ts';
import { commands } from './commands.ts';
import { desk } from './desk.ts';
import { doctor } from './doctor.ts';
import { due } from './due.ts';
import { erasure } from './erasure.ts';
import { errors } from './errors/index.ts';
import { flags } from './flags.ts';
import { flagsOf } from './flags-of.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { journal } from './journal.ts';
import { letters } from './letters.ts';
import { lists } from './lists.ts';
import { offices } from './offices.ts';
import { papers } from './papers.ts';
import { plan } from './plan.ts';
import { refusals } from './refusals.ts';
import { reports } from './reports/index.ts';
import { rules } from './rules/index.ts';
import { screen } from './screen.ts';
import { terms } from './terms.ts';
import { topics } from './topics.ts';

export const en = {
  backups,
  commands,
  desk,
  doctor,
  due,
  erasure,
  errors,
  flags,
  flagsOf,
  history,
  imports,
  journal,
  letters,
  lists,
  offices,
  papers,
  plan,
  refusals,
  reports,
  rules,
  screen,
  terms,
  topics,
};
