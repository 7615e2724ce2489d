import type { Command } from 'commander';
import { absenceGroup } from './commands/absence/index.ts';
import { agreementGroup } from './commands/agreement/index.ts';
import { backupGroup } from './commands/backup/index.ts';
import { briefingGroup } from './commands/briefing/index.ts';
import { certificateGroup } from './commands/certificate/index.ts';
import { checkCommand } from './commands/check.ts';
import { companyGroup } from './commands/company/index.ts';
import { completionCommand } from './commands/completion/index.ts';
import { contractGroup } from './commands/contract/index.ts';
import { courseGroup } from './commands/course/index.ts';
import { workAt } from './commands/desk/work.ts';
import { doctorCommand } from './commands/doctor.ts';
import { dueCommand } from './commands/due.ts';
import { evaluationGroup } from './commands/evaluation/index.ts';
import { exportGroup } from './commands/export/index.ts';
import { gradeGroup } from './commands/grade/index.ts';
import { helpCommand } from './commands/help/index.ts';
import { TASKS } from './commands/help/tasks.ts';
import { historyCommand } from './commands/history.ts';
import { importGroup } from './commands/import/index.ts';
import { initCommand } from './commands/init.ts';
import { insuranceGroup } from './commands/insurance/index.ts';
import { jobGroup } from './commands/job/index.ts';
import { journalGroup } from './commands/journal/index.ts';
import { jspsGroup } from './commands/jsps/index.ts';
import { letterGroup } from './commands/letter/index.ts';
import { noteGroup } from './commands/note/index.ts';
import { obligationGroup } from './commands/obligation/index.ts';
import { officeGroup } from './commands/office/index.ts';
import { permitGroup } from './commands/permit/index.ts';
import { placementGroup } from './commands/placement/index.ts';
import { planCommand } from './commands/plan.ts';
import { prepareGroup } from './commands/prepare/index.ts';
import { reportGroup } from './commands/report/index.ts';
import { retentionGroup } from './commands/retention/index.ts';
import { globals, type Kit, root } from './commands/shared/kit.ts';
import { stayGroup } from './commands/stay/index.ts';
import { stepGroup } from './commands/step/index.ts';
import { studentGroup } from './commands/student/index.ts';
import { supervisorGroup } from './commands/supervisor/index.ts';
import { tourCommand } from './commands/tour.ts';
import { undoCommand } from './commands/undo.ts';
import { versionCommand } from './commands/version.ts';
import { worksheetGroup } from './commands/worksheet/index.ts';
import { dashed, HelpWanted, strayFlag, usageOf } from './terminal/usage.ts';

/** The flag of every list; before the verb it stands on the program, whose own answer is a list too. */
const FIELDS = 'fields';

/** The groups in the order of the office's work; each lists its own verbs. */
const GROUPS: Readonly<Record<string, (kit: Kit) => Command>> = {
  init: initCommand,
  tour: tourCommand,
  import: importGroup,
  export: exportGroup,
  student: studentGroup,
  step: stepGroup,
  briefing: briefingGroup,
  company: companyGroup,
  agreement: agreementGroup,
  job: jobGroup,
  placement: placementGroup,
  contract: contractGroup,
  course: courseGroup,
  stay: stayGroup,
  permit: permitGroup,
  insurance: insuranceGroup,
  prepare: prepareGroup,
  supervisor: supervisorGroup,
  note: noteGroup,
  evaluation: evaluationGroup,
  grade: gradeGroup,
  jsps: jspsGroup,
  absence: absenceGroup,
  obligation: obligationGroup,
  certificate: certificateGroup,
  worksheet: worksheetGroup,
  letter: letterGroup,
  check: checkCommand,
  due: dueCommand,
  plan: planCommand,
  report: reportGroup,
  history: historyCommand,
  journal: journalGroup,
  undo: undoCommand,
  retention: retentionGroup,
  office: officeGroup,
  backup: backupGroup,
  doctor: doctorCommand,
  help: helpCommand,
  version: versionCommand,
  completion: completionCommand,
};

/**
 * The command tree; for a line, only the groups that it may be about: commander takes its time, and there are fifty. `help` needs all
 * of them.
 */
export function program(kit: Kit, line?: readonly string[]): Command {
  const tree = root(kit, Object.values(TASKS) as [string, string]);
  tree
    .argument('[student...]', kit.words.flags.studentOrName)
    .action((words: readonly string[]) => workAt(kit, tree, words, Object.keys(GROUPS)));
  for (const make of wanted(line)) tree.addCommand(make(kit));
  // Declared for the help; main.ts answers `coopj --version` before anything is loaded.
  tree.option('-V, --version', kit.words.help.versionFlag);
  prepare(tree, kit);
  const names = globals(kit).map((option) => option.attributeName());
  tree.hook('preAction', (_, command) => {
    // A command that takes any number of words would take it for one of them.
    const wrong = dashed(command.args, command, true);
    if (wrong) throw wrong;
    inherit(command, [...names, FIELDS]);
    const stray = strayFlag(FIELDS, command);
    if (stray) throw stray;
  });
  return tree;
}

/** The groups that a line may be about. */
function wanted(line: readonly string[] | undefined): readonly ((kit: Kit) => Command)[] {
  if (line === undefined) return Object.values(GROUPS);
  const [first = ''] = line;
  if (first !== 'help' && Object.hasOwn(GROUPS, first)) return [GROUPS[first]].flatMap((make) => make ?? []);
  const isHelp = (word: string) => word === '--help' || word === '-h';
  return line.some((word) => Object.hasOwn(GROUPS, word) || isHelp(word)) ? Object.values(GROUPS) : [];
}

/** Commander passes none of this on to added commands, so it is set on every node. */
function prepare(command: Command, kit: Kit): void {
  command
    .exitOverride((error) => {
      throw usageOf(error, command);
    })
    .configureOutput({ writeOut: () => {}, writeErr: () => {}, outputError: () => {} })
    .configureHelp({
      prepareContext: ({ error = false }) => {
        throw new HelpWanted(command, error);
      },
    })
    .showSuggestionAfterError(false)
    .enablePositionalOptions()
    .helpCommand(false)
    .helpOption('-h, --help', kit.words.help.helpFlag);
  for (const one of command.commands) prepare(one, kit);
}

/** A global flag counts wherever it is on the line; the one nearest to the verb wins. */
function inherit(command: Command, names: readonly string[]): void {
  for (const name of names) {
    for (let node: Command | null = command; node; node = node.parent) {
      if (node.getOptionValueSource(name) !== 'cli') continue;
      command.setOptionValueWithSource(name, node.getOptionValue(name), 'cli');
      break;
    }
  }
}
