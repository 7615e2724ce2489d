type Tag = readonly [name: string, data: Uint8Array];

/** Gamma 2.2. */
const CURVE = Buffer.concat([Buffer.from('curv\0\0\0\0\0\0\0\x01', 'latin1'), Buffer.from([2, 51])]);
const xyz = (...values: readonly number[]) =>
  Buffer.concat([Buffer.from('XYZ \0\0\0\0', 'latin1'), ...values.map(fixed)]);

/** The grey that is meant: that of a screen (gamma 2.2, D65 adapted to D50), as an ICC profile of version 2. */
export const greyProfile = (): Uint8Array => profile('GRAY', 'Grey, gamma 2.2', [['kTRC', CURVE]]);

/** The colours that are meant: those of a screen, by the primaries of sRGB. */
export const colourProfile = (): Uint8Array =>
  profile('RGB ', 'RGB, gamma 2.2', [
    ['rXYZ', xyz(0.4361, 0.2225, 0.0139)],
    ['gXYZ', xyz(0.3851, 0.7169, 0.0971)],
    ['bXYZ', xyz(0.1431, 0.0606, 0.7141)],
    ['rTRC', CURVE],
    ['gTRC', CURVE],
    ['bTRC', CURVE],
  ]);

function profile(space: 'GRAY' | 'RGB ', name: string, own: readonly Tag[]): Uint8Array {
  const tags: readonly Tag[] = [
    ['desc', described(name)],
    ['cprt', Buffer.from('text\0\0\0\0No copyright\0', 'latin1')],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ...own,
  ];
  const padded = tags.map(
    ([name, data]) => [name, Buffer.concat([data], (data.length + 3) & ~3), data.length] as const,
  );
  const head = Buffer.alloc(128 + 4 + tags.length * 12);
  const size = padded.reduce((sum, [, data]) => sum + data.length, head.length);
  head.writeUInt32BE(size, 0);
  head.writeUInt32BE(0x02100000, 8);
  head.write(`mntr${space}XYZ `, 12, 'latin1');
  // A day must be said: that on which the format was published.
  [1998, 9, 1].forEach((part, n) => {
    head.writeUInt16BE(part, 24 + n * 2);
  });
  head.write('acsp', 36, 'latin1');
  Buffer.concat([fixed(0.9642), fixed(1), fixed(0.8249)]).copy(head, 68);
  head.writeUInt32BE(tags.length, 128);
  let offset = head.length;
  padded.forEach(([name, data, length], n) => {
    head.write(name, 132 + n * 12, 'latin1');
    head.writeUInt32BE(offset, 136 + n * 12);
    head.writeUInt32BE(length, 140 + n * 12);
    offset += data.length;
  });
  return Buffer.concat([head, ...padded.map(([, data]) => data)]);
}

/** s15Fixed16 */
function fixed(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65536));
  return bytes;
}

/** A name in ASCII; its Unicode and its Macintosh spelling are left empty. */
function described(name: string): Uint8Array {
  const bytes = Buffer.alloc(12 + name.length + 1 + 8 + 3 + 67);
  bytes.write('desc', 0, 'latin1');
  bytes.writeUInt32BE(name.length + 1, 8);
  bytes.write(name, 12, 'latin1');
  return bytes;
}
