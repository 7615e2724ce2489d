import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from './run.ts';

const FONTS = fileURLToPath(new URL('dist/fonts', ROOT));
/** What our pages and sheets ask for. */
const FAMILIES = ['sans-serif', 'system-ui', 'ui-sans-serif', 'Yu Gothic'];

/**
 * The environment in which a program draws in the fonts of our papers: a machine may have none with Japanese letters, and none that is the
 * same as on another.
 */
export function ownFonts(folder: string): Readonly<Record<string, string>> {
  const file = join(folder, 'fonts.conf');
  const aliases = FAMILIES.map(
    (name) => `<alias><family>${name}</family><prefer><family>Noto Sans JP</family></prefer></alias>`,
  );
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${FONTS}</dir><cachedir>${folder}</cachedir>${aliases.join('')}</fontconfig>`,
  );
  return { FONTCONFIG_FILE: file };
}
