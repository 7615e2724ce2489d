import { type ProfileProblem, SETTINGS } from '../../../core/profile/settings.ts';
import type { SettingsFault } from '../../../core/profile/user-settings.ts';
import { isShared } from '../../../core/text/address.ts';
import type { Sentences } from '../../errors.ts';
import { config } from '../config.ts';
import { offices } from '../offices.ts';

/** One item per line, below the sentence. */
const each = (lines: readonly string[]) => lines.map((line) => `\n- ${line}`).join('');

const mend = (problems: readonly ProfileProblem[]) => {
  const setting = problems.find(({ why, key }) => why !== 'unknown' && SETTINGS.some((one) => one.key === key));
  return setting
    ? `coopj office edit --set ${setting.key}='…'`
    : 'Correct the file in a text editor, then check: coopj office check';
};

const mendSettings = (faults: readonly SettingsFault[]): string => {
  const [named] = faults.flatMap((fault) => ('key' in fault ? [fault.key] : []));
  return named === undefined
    ? 'Correct it in a text editor, or set a value with coopj config set: lines that cannot be read become comments.'
    : `coopj config unset ${named}`;
};

const askForKey = (file: string): string =>
  `Ask a colleague who signs for the file of the key, and put it there: ${file}\nOnly if nobody has it any more`;

/** The office's profile, its key, a user's settings, and the tour. */
export const profile = {
  'key-missing': ({ file, of }) =>
    of === 'store'
      ? {
          message: `The office’s signing key is not on this computer: ${file} is missing. Without it, a certificate cannot carry a code that others can verify.`,
          hint: `${askForKey(file)}, continue with a new key: coopj office key --adopt --reason "…"`,
        }
      : {
          message: `The office’s signing key ${file} is missing. Without it, a certificate cannot carry a code that others can verify. If this office has signed before, restore the file from a sealed backup or from your copy of it: any other key counts as another office’s.`,
          hint: 'Only if this office has never signed, create a key: coopj init',
        },
  'key-invalid': ({ file, why }) => ({
    message: `${file} is not the office’s signing key: ${{ 'not-a-key': 'it is not a private key in PEM', cut: 'its end is missing', 'other-kind': 'it is not an Ed25519 key' }[why]}. Restore the file from a backup.`,
  }),
  'key-foreign': ({ file, key, current, of, since }) => {
    const message = `${file} is not this office’s signing key: its public key is ${key}, the office’s is ${current}. ${since ? `The office has signed with that key since ${since.when} (${since.actor}). ` : ''}No certificate was signed with it.`;
    return of === 'store'
      ? { message, hint: `${askForKey(file)}, continue with this one: coopj office key --adopt --reason "…"` }
      : {
          message: `${message} Restore the office’s key from a backup; if it is lost or was replaced on purpose, continue with this one:`,
          hint: 'coopj office key --adopt --reason "…"',
        };
  },
  'profile-missing': ({ file }) => ({
    message: `There is no settings file at ${file}.`,
    hint: isShared(file)
      ? 'coopj init'
      : 'coopj init. If your office has a shared store: coopj config set db postgres://LOGIN@HOST/DATABASE',
  }),
  'profile-unreadable': ({ file }) => ({
    message: `The settings file ${file} is not UTF-8 text.`,
    hint: 'Save it as UTF-8 in a text editor, then check: coopj office check',
  }),
  'profile-syntax': ({ file, line, column, why }) => ({
    message: `The settings file ${file} is not valid TOML at line ${line}, column ${column}: ${why}.`,
    hint: 'Correct that line, then check: coopj office check',
  }),
  'profile-invalid': ({ file, problems }) => ({
    message: `The settings file ${file} cannot be used:${each(problems.map(offices.problem))}`,
    hint: mend(problems),
  }),
  'setting-refused': ({ file, problems }) => ({
    message: `${file} was not changed:${each(problems.map(offices.problem))}`,
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
    message: `There is no setting “${key}”.${nearest === undefined ? '' : ` Did you mean ${nearest}?`} The settings are ${known.join(', ')} and alias.NAME.`,
    hint: nearest === undefined ? 'coopj config list' : `coopj config set ${nearest} …`,
  }),
  'setting-unfit': ({ problem }) => ({
    message: `Nothing was changed: ${config.problem(problem)}.`.replace('?.', '?'),
    hint: 'coopj config set alias.soon "student list --starts-within 30d"',
  }),
  'setting-unset': ({ key }) => ({ message: `${key} is not set.`, hint: `coopj config set ${key} …` }),
  'tour-folder-taken': ({ folder }) => ({
    message: `${folder} was not created by a tour. It was not changed.`,
    hint: 'coopj tour ./coopj-tour-2',
  }),
  'tour-stopped': ({ command, exit }) => ({
    message: `The tour stopped: “${command}” ended with exit code ${exit}.`,
    hint: 'Read what that command said above.',
  }),
} satisfies Partial<Sentences>;
