import { type ProfileProblem, SETTINGS } from '../../../core/profile/settings.ts';
import type { SettingsFault } from '../../../core/profile/user-settings.ts';
import type { Sentences } from '../../errors.ts';
import { config } from '../config.ts';
import { offices } from '../offices.ts';

/** One item per line, below the sentence. */
const each = (lines: readonly string[]) => lines.map((line) => `\n- ${line}`).join('');

const mend = (problems: readonly ProfileProblem[]) => {
  const setting = problems.find(({ why, key }) => why !== 'unknown' && SETTINGS.some((one) => one.key === key));
  return setting
    ? `coopj office edit --set ${setting.key}='…'`
    : 'Mend the file in an editor, then: coopj office check';
};

const mendSettings = (faults: readonly SettingsFault[]): string => {
  const [named] = faults.flatMap((fault) => ('key' in fault ? [fault.key] : []));
  return named === undefined
    ? 'Correct it in an editor, or set a value with coopj config set: lines that cannot be read become comments.'
    : `coopj config unset ${named}`;
};

/** The office's profile, its key, a user's settings, and the tour. */
export const profile = {
  'key-missing': ({ file }) => ({
    message: `The office’s signing key ${file} is missing: without it a certificate cannot carry a code that others can verify. Where this office has signed before, bring the file back from a sealed backup or from where a copy of it is kept: another key is another office’s.`,
    hint: 'Only an office that never signed makes a key: coopj init',
  }),
  'key-invalid': ({ file, why }) => ({
    message: `${file} is not the office’s signing key: ${{ 'not-a-key': 'it is no private key in PEM', cut: 'its end is missing', 'other-kind': 'it is a key of another kind than Ed25519' }[why]}. Bring the file back from a backup.`,
  }),
  'key-foreign': ({ file, key, current }) => ({
    message: `${file} is not the key with which this office signs: its public half is ${key}, the office’s is ${current}. No paper is signed with it. Bring the office’s key back from a backup; where it is lost, or was replaced on purpose, the office goes on with this one:`,
    hint: 'coopj office key --adopt --reason "…"',
  }),
  'profile-missing': ({ file }) => ({ message: `There is no office profile at ${file}.`, hint: 'coopj init' }),
  'profile-unreadable': ({ file }) => ({
    message: `The office profile ${file} is not a text in UTF-8.`,
    hint: 'Save it as UTF-8 in an editor, then: coopj office check',
  }),
  'profile-syntax': ({ file, line, column, why }) => ({
    message: `The office profile ${file} is not TOML at line ${line}, column ${column}: ${why}.`,
    hint: 'Mend that line, then: coopj office check',
  }),
  'profile-invalid': ({ file, problems }) => ({
    message: `The office profile ${file} cannot be used:${each(problems.map(offices.problem))}`,
    hint: mend(problems),
  }),
  'setting-refused': ({ file, problems }) => ({
    message: `${file} was left as it is:${each(problems.map(offices.problem))}`,
    hint: 'coopj office show',
  }),
  'setting-malformed': ({ value }) => ({
    message: `--set: “${value}” is not KEY=VALUE.`,
    hint: 'coopj office edit --set issuer.name.en="Jane Doe"',
  }),
  'settings-invalid': ({ file, faults }) => ({
    message: `Your settings ${file} cannot be used:${each(faults.map(config.fault))}`,
    hint: mendSettings(faults),
  }),
  'setting-unknown': ({ key, known, nearest }) => ({
    message: `There is no setting “${key}”.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} There are ${known.join(', ')}, and alias.NAME.`,
    hint: nearest === undefined ? 'coopj config list' : `coopj config set ${nearest} …`,
  }),
  'setting-unfit': ({ problem }) => ({
    message: `Nothing was changed: ${config.problem(problem)}.`.replace('?.', '?'),
    hint: 'coopj config set alias.soon "student list --starts-within 30d"',
  }),
  'setting-unset': ({ key }) => ({ message: `${key} is not set.`, hint: `coopj config set ${key} …` }),
  'tour-folder-taken': ({ folder }) => ({
    message: `${folder} is not a folder that a tour made. It was left as it is.`,
    hint: 'coopj tour ./coopj-tour-2',
  }),
  'tour-stopped': ({ command, exit }) => ({
    message: `The tour stopped: “${command}” ended with ${exit}.`,
    hint: 'Read what that command said above.',
  }),
} satisfies Partial<Sentences>;
