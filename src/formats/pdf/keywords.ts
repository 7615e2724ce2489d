const [OPEN, CLOSE] = [Buffer.from('<pdf:Keywords>'), Buffer.from('</pdf:Keywords>')];
const SIGNS: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** The proof that a certificate of ours carries in its metadata, which stand in the file as they are; undefined where there is none. */
export function proofIn(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const from = file.indexOf(OPEN);
  const to = file.indexOf(CLOSE, from);
  if (from < 0 || to < 0) return undefined;
  const text = file.subarray(from + OPEN.length, to).toString('utf8');
  return text.replace(/&(?:lt|gt|amp);/g, (sign) => SIGNS[sign] ?? sign);
}
