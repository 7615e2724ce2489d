import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import { SETTINGS, settingOf } from '../../core/profile/settings.ts';
import { isBlank } from '../../core/text/blank.ts';
import { Abort } from '../../errors.ts';
import { editOffice, loadText, parseOffice, type SettingRequest, settingRequest } from '../../office/profile-file.ts';
import type { Words } from '../../wording/words.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';
import { settingText } from './show.ts';

export interface EditOptions {
  /** KEY=VALUE each. */
  readonly set?: readonly string[];
}

export function editCommand(kit: Kit): Command {
  return bareVerb(kit, 'office edit', {
    examples: [
      "coopj office edit --set issuer.name.ja='見本 学長' --set issuer.name.en='MIHON Gakucho'",
      'coopj office edit --set course.credits=2 --dry-run',
    ],
    flags: { set: '<key=value>*', dryRun: '' },
    fills: 'set',
    run: (base, flags) => edit(base, flags),
  });
}

/** Changes settings in place: comments and everything else stay as they are. */
export async function edit(base: Base, { set = [] }: EditOptions): Promise<void> {
  const { place, files, out, words, runFlags } = base;
  const said = words.offices.edit;
  const requests: SettingRequest[] = [];
  for (const one of set)
    requests.push(isBlank(one) ? await askValue(base, settingRequest(one).key) : settingRequest(one));
  if (set.length === 0) requests.push(await askRequest(base));
  // Said before anything is laid beside it.
  await loadText(place.profile, files.read);
  let changes: ReturnType<typeof changesOf> = [];
  const change = async () => {
    const before = await loadText(place.profile, files.read);
    const after = await editOffice(before, requests, place.profile);
    changes = changesOf(before, after, requests, place.profile);
    return changes.length > 0 ? new TextEncoder().encode(after) : undefined;
  };
  if (runFlags.dryRun) await change();
  else await files.edit(place.profile, change, { personal: true, own: true });
  const shown = (value: unknown) => settingText(value) || words.offices.empty;
  const lines = changes.map(({ key, before, after }) => said.changed(key, shown(before), shown(after)));
  if (changes.length === 0) lines.push(said.unchanged);
  else if (runFlags.dryRun) lines.push(said.dry);
  await out.done(lines, { file: place.profile, changes, dryRun: runFlags.dryRun });
}

/** The settings that really change. An invalid file has no values to compare, so all requested ones count. */
function changesOf(before: string, after: string, requests: readonly SettingRequest[], file: string) {
  const old = readable(before, file);
  const now = parseOffice(after, file);
  const keys = [...new Set(requests.map(({ key }) => key))];
  return keys
    .map((key) => ({ key, before: old ? settingOf(old, key) : null, after: settingOf(now, key) }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}

function readable(text: string, file: string) {
  try {
    return parseOffice(text, file);
  } catch (error) {
    if (error instanceof Abort && error.problem === 'profile-invalid') return undefined;
    throw error;
  }
}

async function askRequest({ prompt, words }: Base): Promise<SettingRequest> {
  const example = "coopj office edit --set issuer.name.ja='…'";
  if (!prompt.able) throw new Abort('flag-missing', { flag: '--set', example });
  const { edit } = words.offices;
  const choices = SETTINGS.map(({ key }) => ({ value: key, name: key, note: questionOf(words, key).question }));
  return askValue({ prompt, words }, await prompt.choose(edit.key, choices, { flag: '--set' }));
}

/** What was left open in a hint is asked for. */
async function askValue({ prompt, words }: Pick<Base, 'prompt' | 'words'>, key: string): Promise<SettingRequest> {
  if (!prompt.able) throw new Abort('flag-value-missing', { flag: '--set', command: 'coopj office edit' });
  const asked = { ...questionOf(words, key), flag: `--set ${key}=…`, first: true };
  const { yes, no } = words.screen;
  const isYesNo = SETTINGS.find((one) => one.key === key)?.wanted === 'yes-no';
  const answers = [
    { value: 'yes', name: yes },
    { value: 'no', name: no },
  ];
  const value = isYesNo
    ? await prompt.select(asked, answers, { optional: false })
    : await prompt.line({ ...asked, enter: words.offices.edit.empties }, { optional: true, check: () => undefined });
  return { key, value: String(value) };
}

/** A setting is asked for as `init` asks for it, or in words of its own with what its value must be; one that is none by its key. */
function questionOf({ offices }: Words, key: string): { readonly question: string; readonly hint?: string } {
  const { questions, hints } = offices.init.wizard;
  const { settings, wanted: told } = offices.edit;
  const at = (sentences: object) => (sentences as Readonly<Record<string, string | undefined>>)[key];
  const wanted = SETTINGS.find((one) => one.key === key)?.wanted;
  const hint = at(hints) ?? (wanted && wanted !== 'yes-no' ? told(offices.wanted[wanted]) : undefined);
  return { question: at(questions) ?? at(settings) ?? key, ...(hint !== undefined && { hint }) };
}
