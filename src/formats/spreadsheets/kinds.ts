import type { Problems } from '../../errors.ts';

/** What a file is, by its bytes and never its name. */
export type FileKind = 'text' | 'archive' | Problems['sheet-binary']['kind'];

const OLE = [0xd0, 0xcf, 0x11, 0xe0];

/** Web systems send pages under the names of spreadsheets, and a page to log in where a session has ended. */
const PAGE = /^(?:<!doctype html|<html|<head|<table|mime-version:)/i;
const LOG_IN =
  /type=["']?password|<title>[^<]*(?:log ?in|sign ?in|ログイン|サインイン|認証)|セッション|session (?:has )?(?:expired|timed out)/i;
const EXCEL_XML = /urn:schemas-microsoft-com:office:spreadsheet|progid="Excel\.Sheet"/;

/** By the first bytes. An `archive` or `xls` may contain more than one kind. */
export function kindOf(head: Uint8Array): FileKind {
  const text = Buffer.from(head.subarray(0, 8)).toString('latin1');
  if (text.startsWith('%PDF')) return 'pdf';
  if (OLE.every((byte, at) => head[at] === byte)) return 'xls';
  return text.startsWith('PK\u0003\u0004') ? 'archive' : markupOf(Buffer.from(head).toString('utf8'));
}

function markupOf(begun: string): FileKind {
  const text = begun.replace(/^[\ufeff\s]+/, '');
  // A quick exit for tables.
  if (!/^[<m]/i.test(text)) return 'text';
  if (/^<\?xml/.test(text) && EXCEL_XML.test(text)) return 'xml-2003';
  const body = text.replace(/^<\?xml[^>]*>\s*/, '');
  if (!PAGE.test(body)) return 'text';
  return LOG_IN.test(body) && !/<td/i.test(body) ? 'log-in' : 'web-page';
}

/** Excel puts an encrypted workbook into an old-style container, as a stream of this name. */
export const isLocked = (bytes: Buffer): boolean => bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
