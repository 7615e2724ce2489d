import type { Command } from 'commander';
import type { Base } from '../../context.ts';
import type { Bilingual, Program } from '../../core/profile/office.ts';
import { SETTINGS, settingOf } from '../../core/profile/settings.ts';
import { loadProfile } from '../../office/profile-file.ts';
import { bareVerb, type Kit } from '../shared/kit.ts';

export function showCommand(kit: Kit): Command {
  return bareVerb(kit, 'office show', { examples: ['coopj office show', 'coopj office show --json'], run: show });
}

/** Every setting under the key that changes it, and where the profile and the shipped texts are. */
export async function show({ place, files, out, words }: Base): Promise<void> {
  const { office } = await loadProfile(place.profile, files.read);
  const { sections, empty, file, shipped } = words.offices;
  const settings = SETTINGS.map(({ key }) => [key, settingText(settingOf(office, key)) || empty] as const);
  const headings = Object.entries(office.import.headings);
  const groups = Object.entries(sections).map(([name, title]) => ({
    title,
    lines: name === 'import' ? headings : settings.filter(([key]) => key.startsWith(`${name}.`)),
  }));
  const filled = groups.filter(({ lines }) => lines.length > 0);
  await out.card(
    { file: place.profile, shipped: place.templates, ...office },
    [
      { lines: [file(place.profile), shipped(place.templates)] },
      ...filled,
      { title: sections.programs, lines: office.programs.map(programLine) },
    ],
    'nobody',
  );
}

/** A setting as shown to people. */
export const settingText = (value: unknown): string => (Array.isArray(value) ? value.join(', ') : String(value ?? ''));

const both = ({ ja, en }: Bilingual) => [ja, en].filter(Boolean).join(' / ');
const programLine = ({ program, institute }: Program) =>
  [program.ja, [program.en, both(institute)].filter(Boolean).join(' · ')] as const;
