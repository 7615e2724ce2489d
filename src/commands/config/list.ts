import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { USER_SETTINGS } from '../../core/profile/user-settings.ts';
import { shownUrl } from '../../core/text/address.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';

/** A setting, what it is, and where that comes from: the variable that stands before it, the settings, or nothing that was set. */
interface SettingRow {
  readonly key: string;
  readonly value: string | null;
  readonly source: string;
}

export const listCommand = (kit: Kit): Command =>
  bareVerb(kit, 'config list', {
    lists: true,
    examples: ['coopj config list', 'coopj config list --json'],
    run: list,
  });

/** Every setting there is, and the user's aliases. */
export async function list({ user, out, words }: Base): Promise<void> {
  const { columns, sources, empty } = words.config;
  const { aliases } = user.loaded.settings;
  const rows = [...Object.keys(USER_SETTINGS), ...Object.keys(aliases).map((name) => `alias.${name}`)].map((key) =>
    rowOf(key, user),
  );
  const told: Readonly<Record<string, string>> = sources;
  await out.list<SettingRow>({
    columns: [
      { key: 'key', title: columns.key, cell: ({ key }) => key },
      { key: 'value', title: columns.value, cell: ({ value }) => value && shownUrl(value) },
      {
        key: 'source',
        title: columns.source,
        cell: ({ source }) => source,
        text: ({ source }) => told[source] ?? source,
      },
    ],
    rows,
    empty,
  });
}

export function rowOf(key: string, { loaded: { settings }, overruled }: Base['user']): SettingRow {
  const alias = key.startsWith('alias.') ? settings.aliases[key.slice('alias.'.length)] : undefined;
  const set = alias ?? (settings.values as Readonly<Record<string, string | undefined>>)[key];
  const variable = overruled(key);
  if (variable !== undefined) return { key, value: variable.value, source: variable.name };
  return set === undefined ? { key, value: null, source: 'default' } : { key, value: set, source: 'settings' };
}
