import type { Words } from '../words.ts';
import { config } from './config.ts';
import { desk } from './desk.ts';
import { due } from './due.ts';
import { errors } from './errors/index.ts';
import { flags } from './flags.ts';
import { commands } from './help/commands.ts';
import { flagsOf } from './help/flags-of.ts';
import { help } from './help/pages.ts';
import { topics } from './help/topics.ts';
import { history } from './history.ts';
import { imports } from './imports.ts';
import { letters } from './letters.ts';
import { lists } from './lists.ts';
import { offices } from './offices.ts';
import { papers } from './papers.ts';
import { people } from './people.ts';
import { plan } from './plan.ts';
import { questions } from './questions/index.ts';
import { backups } from './records/backups.ts';
import { doctor } from './records/doctor.ts';
import { erasure } from './records/erasure.ts';
import { journal } from './records/journal.ts';
import { moving } from './records/moving.ts';
import { refusals } from './refusals.ts';
import { reports } from './reports/index.ts';
import { rules } from './rules/index.ts';
import { screen } from './screen.ts';
import { terms } from './terms.ts';

export const ja: Words = {
  backups,
  commands,
  config,
  desk,
  doctor,
  due,
  erasure,
  errors,
  flags,
  flagsOf,
  help,
  history,
  imports,
  journal,
  letters,
  lists,
  moving,
  offices,
  papers,
  people,
  plan,
  questions,
  refusals,
  reports,
  rules,
  screen,
  terms,
  topics,
};
