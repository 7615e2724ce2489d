import { aliasNamed, nearestSetting, USER_SETTINGS } from '../../core/profile/user-settings.ts';
import { Abort } from '../../errors.ts';

/** The key of a setting or of an alias. Throws `setting-unknown` with the nearest one. */
export function keyArgument(word: string): string {
  const alias = aliasNamed(word);
  if (alias !== undefined && alias !== '') return word;
  const key = word.toLowerCase();
  const known = Object.keys(USER_SETTINGS);
  if (known.includes(key)) return key;
  const close = nearestSetting(key);
  throw new Abort('setting-unknown', { key: word, known, ...(close !== undefined && { nearest: close }) });
}
