import type { Problems } from '../../errors.ts';

/** What a file is, by its bytes and never its name. */
export type FileKind = 'text' | 'archive' | Problems['sheet-binary']['kind'];

const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** By the first bytes. An `archive` or `xls` may contain more than one kind. */
export function kindOf(head: Uint8Array): FileKind {
  const text = Buffer.from(head.subarray(0, 8)).toString('latin1');
  if (text.startsWith('%PDF')) return 'pdf';
  if (OLE.every((byte, at) => head[at] === byte)) return 'xls';
  return text.startsWith('PK\u0003\u0004') ? 'archive' : 'text';
}

/** Excel puts an encrypted workbook into an old-style container, as a stream of this name. */
export const isLocked = (bytes: Buffer): boolean => bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
