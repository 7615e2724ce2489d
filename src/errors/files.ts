/** What is wrong with a file that was named, or with one of the office: its papers, fonts and texts. */
export interface FileProblems {
  /** `number`: the word is that of a certificate, where its file is meant. */
  'file-missing': { readonly file: string; readonly number?: string };
  'file-unreadable': { readonly file: string; readonly why: string };
  'file-is-folder': { readonly file: string };
  'file-empty': { readonly file: string };
  'file-exists': { readonly file: string };
  /** No --force replaces it. */
  'file-guarded': { readonly file: string; readonly what: Guarded };
  'file-unwritable': { readonly file: string; readonly why: string };
  /** What they hold is recorded, and their names could not be given: each lies whole beside its place. */
  'file-left': { readonly files: readonly { readonly file: string; readonly left: string }[]; readonly why: string };
  /** Issued and in the register, without a file of their own name. */
  'papers-left': {
    readonly papers: readonly { readonly number: string; readonly file: string; readonly left: string }[];
    readonly why: string;
  };
  /** It has no beginning and no end as a file has. */
  'file-odd': { readonly file: string; readonly kind: OddFile };
  /** `-` where a file is written. */
  'file-dash': Record<never, never>;
  /** Somebody else edits it: `lock` says so. */
  'file-busy': { readonly file: string; readonly lock: string };
  /** Somebody else saved it again and again while it was to be changed. */
  'file-changed': { readonly file: string };
  /** A folder of the office that leads elsewhere, or that another user of the machine owns. */
  'folder-foreign': { readonly folder: string; readonly why: 'linked' | 'of-another' };
  /** No font draws it. `character` is empty where it cannot be shown; `text` is where it stands. */
  'glyph-missing': { readonly character: string; readonly codePoint: string; readonly text: string };
  /** A part of a paper that is never parted is longer than a page; `text` is a line of it. */
  'paper-overflow': { readonly text: string };
  /** A file of `papers.fonts` in the profile. */
  'font-unfit': { readonly file: string; readonly why: FontFault };
  /** A text that the office edits is not as the program needs it. */
  'template-bad': TemplateProblem & { readonly file: string; readonly line?: number };
}

/** What nothing else is ever written over: the office's own files, and the file that a command reads. */
export type Guarded = 'database' | 'profile' | 'key' | 'source' | 'evidence' | 'certificate' | 'backup';

/** What lies in a folder under a name and is no file. */
export type OddFile = 'pipe' | 'device' | 'socket';

/** What is neither file nor folder has no end to be read to; reading it may wait for ever. */
export function oddness(
  found: Readonly<Record<'isFIFO' | 'isSocket' | 'isCharacterDevice' | 'isBlockDevice', () => boolean>>,
): OddFile | undefined {
  if (found.isFIFO()) return 'pipe';
  if (found.isSocket()) return 'socket';
  return found.isCharacterDevice() || found.isBlockDevice() ? 'device' : undefined;
}

/** Why a file that the office names cannot serve as a font of papers. */
export type FontFault =
  | 'not-a-font'
  /** Several fonts in one file (.ttc). */
  | 'collection'
  /** Outlines of another kind than TrueType's (.otf). */
  | 'outlines'
  | 'damaged'
  /** Its maker forbids that it is put into documents. */
  | 'embedding-forbidden'
  /** Its maker allows it as a whole alone: a file of many thousand glyphs in each paper. */
  | 'subsetting-forbidden';

/** What is wrong with a text of `templates/`, or with the office's own one. */
export type TemplateProblem =
  | { readonly kind: 'not-utf-8' }
  | { readonly kind: 'syntax'; readonly why: string }
  /** Not there, or empty where it must not be. */
  | { readonly kind: 'key-missing' | 'not-text'; readonly key: string }
  | { readonly kind: 'key-unknown'; readonly key: string; readonly nearest?: string }
  | { readonly kind: 'field-unknown'; readonly key: string; readonly field: string; readonly fields: readonly string[] }
  /** A field that the text must show. */
  | { readonly kind: 'field-missing'; readonly key: string; readonly field: string }
  | { readonly kind: 'field-malformed'; readonly key: string }
  /** {{#field}} without its {{/field}}, or the other way round, or two of them crossed. */
  | { readonly kind: 'condition-open'; readonly key: string; readonly field: string };
