import type { SettingsFault, UserSettingProblem } from '../../core/profile/user-settings.ts';

const meant = (nearest: string | undefined): string => (nearest === undefined ? '' : `; did you mean ${nearest}?`);

function problem(one: UserSettingProblem): string {
  switch (one.why) {
    case 'unknown':
      return `${one.key} is not a setting${meant(one.nearest)}`;
    case 'not-one-of':
      return `${one.key} is “${one.value}”, and must be one of ${one.allowed.join(', ')}`;
    case 'not-a-text':
      return `${one.key} must be a line of text in quotes, not empty`;
    case 'alias-name':
      return `${one.key}: the name of an alias has letters, digits and dashes alone`;
    case 'alias-hides':
      return `${one.key}: there is a command ${one.command}, which an alias never hides`;
    case 'alias-no-command':
      return `${one.key} must begin with a command, not with “${one.word}”${meant(one.nearest)}`;
  }
}

/** A user's own settings. */
export const config = {
  key: 'a setting: lang, db, office, format, actor, pager, color, or alias.NAME',
  value: 'its value; of an alias a command line without coopj, in quotes',
  keys: {
    lang: 'language of the screen',
    db: 'the database',
    office: 'the office’s profile',
    format: 'format of answers on a terminal',
    actor: 'who is working',
    pager: 'shows what is longer than the screen',
    color: 'colors: auto, always, never',
  },
  columns: { key: 'setting', value: 'value', source: 'from' },
  sources: { settings: 'settings', default: 'not set' },
  empty: 'Nothing is set.',
  changed: (key: string, value: string | undefined, file: string) =>
    value === undefined ? `${key} is no longer set in ${file}.` : `${key} is now “${value}” in ${file}.`,
  unchanged: (key: string) => `${key} was that already. Nothing was changed.`,
  aside: (lines: number) =>
    lines === 1
      ? 'One line that could not be read is a comment now.'
      : `${lines} lines that could not be read are comments now.`,
  dry: 'Nothing was written (--dry-run).',
  problem,
  fault(fault: SettingsFault): string {
    if (fault.why === 'unreadable') return `it cannot be read (${fault.code})`;
    if (fault.why === 'syntax') return `line ${fault.line}, column ${fault.position}: ${fault.text}`;
    return `${fault.line === undefined ? '' : `line ${fault.line}: `}${problem(fault)}`;
  },
};
