import type { HelpPage, HelpPart } from './help.ts';

/** A page of man, made of pages of help: what the first one tells, and a section for each other. */
export interface Manual {
  /** `coopj-step-record`. */
  readonly name: string;
  readonly version: string;
  readonly page: HelpPage;
  readonly sections: readonly { readonly title: string; readonly page: HelpPage }[];
}

export interface ManualTitles {
  readonly name: string;
  readonly synopsis: string;
  readonly examples: string;
}

/** The source of a page of man. */
export function manualOf({ name, version, page, sections }: Manual, titles: ManualTitles): string {
  const { about, usage, parts } = page;
  const lines = [
    // Between any two kanji a line may end; words are not divided, for they may be commands.
    '.mso ja.tmac',
    `.TH "${roff(name)}" 1 "" "coopj ${roff(version)}"`,
    '.nh',
    '.ad l',
    heading('SH', titles.name),
    line([name, about].filter(Boolean).join(' - ')),
    ...(usage === undefined ? [] : [heading('SH', titles.synopsis), line(usage)]),
    ...examplesOf(page, heading('SH', titles.examples)),
    ...parts.flatMap((part) => partOf(part, 'SH')),
    ...sections.flatMap(({ title, page: one }) => [
      heading('SH', title),
      ...[one.about, one.usage].flatMap((text) => (text === undefined ? [] : ['.PP', line(text)])),
      ...examplesOf(one, '.PP'),
      ...one.parts.flatMap((part) => partOf(part, 'SS')),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}

const examplesOf = ({ examples = [] }: HelpPage, head: string): readonly string[] =>
  examples.length === 0 ? [] : [head, '.nf', ...examples.map((one) => line(`$ ${one}`)), '.fi'];

function partOf({ title, rows = [], lines = [] }: HelpPart, level: 'SH' | 'SS'): readonly string[] {
  return [
    ...(title === undefined ? [] : [heading(level, title)]),
    ...rows.flatMap(([name, text]) => ['.TP', `.B "${roff(name.trim())}"`, ...(text === '' ? [] : [line(text)])]),
    ...lines.flatMap((one, at) => [at === 0 ? '.PP' : '.br', line(one)]),
  ];
}

const heading = (level: 'SH' | 'SS', title: string): string => `.${level} "${roff(title)}"`;

/** A line of text: a dot at its beginning would be a request. */
const line = (text: string): string => roff(text).replace(/^\./, '\\&.');

/** Signs that roff reads as something else, or prints as one that no shell knows. */
const ESCAPED: Readonly<Record<string, string>> = {
  '\\': '\\(rs',
  '-': '\\-',
  "'": '\\(aq',
  '"': '\\(dq',
  '`': '\\(ga',
  '^': '\\(ha',
  '~': '\\(ti',
};

/** In ASCII, so that man reads it whatever encoding the machine is set to. */
const roff = (text: string): string =>
  text.replace(
    /[\\\-'"`^~]|[^\n -~]/gu,
    (sign) => ESCAPED[sign] ?? `\\[u${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
  );
