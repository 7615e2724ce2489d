import type { Command } from 'commander';
import { absenceGroup } from './absence/index.ts';
import { agreementGroup } from './agreement/index.ts';
import { backupGroup } from './backup/index.ts';
import { briefingGroup } from './briefing/index.ts';
import { certificateGroup } from './certificate/index.ts';
import { checkCommand } from './check.ts';
import { companyGroup } from './company/index.ts';
import { completionCommand } from './completion/index.ts';
import { configGroup } from './config/index.ts';
import { contractGroup } from './contract/index.ts';
import { courseGroup } from './course/index.ts';
import { dbGroup } from './db/index.ts';
import { doctorCommand } from './doctor.ts';
import { dueCommand } from './due.ts';
import { evaluationGroup } from './evaluation/index.ts';
import { exportGroup } from './export/index.ts';
import { gradeGroup } from './grade/index.ts';
import { helpCommand } from './help/index.ts';
import { historyCommand } from './history.ts';
import { importGroup } from './import/index.ts';
import { initCommand } from './init.ts';
import { insuranceGroup } from './insurance/index.ts';
import { jobGroup } from './job/index.ts';
import { journalGroup } from './journal/index.ts';
import { jspsGroup } from './jsps/index.ts';
import { letterGroup } from './letter/index.ts';
import { noteGroup } from './note/index.ts';
import { obligationGroup } from './obligation/index.ts';
import { officeGroup } from './office/index.ts';
import { permitGroup } from './permit/index.ts';
import { placementGroup } from './placement/index.ts';
import { planCommand } from './plan.ts';
import { prepareGroup } from './prepare/index.ts';
import { reportGroup } from './report/index.ts';
import { retentionGroup } from './retention/index.ts';
import type { Kit } from './shared/kit.ts';
import { stayGroup } from './stay/index.ts';
import { stepGroup } from './step/index.ts';
import { studentGroup } from './student/index.ts';
import { supervisorGroup } from './supervisor/index.ts';
import { tourCommand } from './tour.ts';
import { undoCommand } from './undo.ts';
import { versionCommand } from './version.ts';
import { worksheetGroup } from './worksheet/index.ts';

/** The groups in the order of the office's work; each lists its own verbs. */
export const GROUPS: Readonly<Record<string, (kit: Kit) => Command>> = {
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
  config: configGroup,
  db: dbGroup,
  backup: backupGroup,
  doctor: doctorCommand,
  help: helpCommand,
  version: versionCommand,
  completion: completionCommand,
};
