import type { SettingsFault, UserSettingProblem } from '../../core/profile/user-settings.ts';

const meant = (nearest: string | undefined): string => (nearest === undefined ? '' : `; did you mean ${nearest}?`);

function problem(one: UserSettingProblem): string {
  switch (one.why) {
    case 'unknown':
      return `${one.key} is not a setting${meant(one.nearest)}`;
    case 'not-one-of':
      return `${one.key} is “${one.value}”, and must be one of ${one.allowed.join(', ')}`;
    case 'not-a-text':
      return `${one.key} must be a line of text in quotation marks, not empty`;
    case 'alias-name':
      return `${one.key}: the name of an alias may contain only letters, digits and hyphens`;
    case 'alias-hides':
      return `${one.key}: there is a command ${one.command}, and an alias cannot replace it`;
    case 'alias-no-command':
      return `${one.key} must begin with a command, not with “${one.word}”${meant(one.nearest)}`;
  }
}

/** A user's own settings. */
export const config = {
  key: 'a setting: lang, db, office, format, actor, pager, color, or alias.NAME',
  value: 'its value; for an alias, a command line without coopj, in quotation marks',
  keys: {
    lang: 'language of the screen',
    db: 'the database',
    office: 'the office’s settings file',
    format: 'output format on a terminal',
    actor: 'who is working',
    pager: 'program for output longer than the screen',
    color: 'colors: auto, always, never',
  },
  columns: { key: 'setting', value: 'value', source: 'from' },
  sources: { settings: 'settings', default: 'not set' },
  empty: 'No settings.',
  changed: (key: string, value: string | undefined, file: string) =>
    value === undefined ? `${key} is no longer set in ${file}.` : `${key} is now “${value}” in ${file}.`,
  unchanged: (key: string) => `${key} already has this value. Nothing was changed.`,
  aside: (lines: number) =>
    lines === 1
      ? 'One line that could not be read is now a comment.'
      : `${lines} lines that could not be read are now comments.`,
  dry: 'Nothing was saved (--dry-run).',
  problem,
  fault(fault: SettingsFault): string {
    if (fault.why === 'unreadable') return `it cannot be read (${fault.code})`;
    if (fault.why === 'syntax') return `line ${fault.line}, column ${fault.position}: ${fault.text}`;
    return `${fault.line === undefined ? '' : `line ${fault.line}: `}${problem(fault)}`;
  },
};
