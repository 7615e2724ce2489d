import { graphemesOf, width } from '../../src/terminal/width.ts';

/** A cell of the screen, and the space around it. */
const CELL = { wide: 8.4, high: 20, font: 14, around: 16 };
/** Letters of two cells are as wide as high, and fill them nearly. */
const FULL_WIDTH_FONT = 16;
/** The six ways in which the program paints, on white. Dark enough to be read by everybody. */
const LOOKS: Readonly<Record<string, string>> = {
  1: 'font-weight="bold"',
  2: 'fill="#666"',
  31: 'fill="#b3261e"',
  32: 'fill="#1a7037"',
  33: 'fill="#8a5a00"',
  36: 'fill="#00626b"',
};
const COLOURS = ['31', '32', '33', '36'] as const;
const FONTS = "ui-monospace,Menlo,Consolas,'DejaVu Sans Mono','BIZ UDGothic','Noto Sans Mono CJK JP',monospace";

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const rounded = (value: number): string => String(Math.round(value * 10) / 10);

/** A screen as tmux captures it with its colours, as SVG: text that can be selected, each piece on the terminal's grid. */
export function screenPicture(captured: string, title: string, lang: string, columns: number): string {
  const rows = captured.trimEnd().split('\n');
  const wide = rounded(columns * CELL.wide + 2 * CELL.around);
  const high = rows.length * CELL.high + 2 * CELL.around;
  const painted = new Set<string>();
  const lines = rows.flatMap((row, at) => {
    const pieces = piecesOf(row, painted);
    if (pieces.length === 0) return [];
    return `<text y="${at * CELL.high + CELL.around + CELL.font}">${pieces.join('')}</text>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" lang="${lang}">
<title>${escaped(title)}</title>
<rect x="0.5" y="0.5" width="${Number(wide) - 1}" height="${high - 1}" rx="8" fill="#fff" stroke="#bbb"/>
<g font-family="${FONTS}" font-size="${CELL.font}" fill="#1a1a1a">
${lines.join('\n')}
</g>
</svg>
`;
}

/** The pieces of a row: of one look and of one width of letters each, so that each is as long as its cells in any font. */
function piecesOf(row: string, painted: Set<string>): readonly string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const [index, part] of row.split('\u001b[').entries()) {
    const end = index === 0 ? -1 : part.indexOf('m');
    if (end >= 0) repaint(part.slice(0, end), painted);
    for (const run of part
      .slice(end + 1)
      .split(/( {2,})/)
      .flatMap(sameWidth)) {
      const columns = width(run);
      const text = run.trim();
      // A blank at an end is not drawn, and takes its cell all the same.
      if (text !== '') pieces.push(piece(text, at + run.indexOf(text), painted));
      at += columns;
    }
  }
  return pieces;
}

function piece(text: string, at: number, painted: ReadonlySet<string>): string {
  // What is dim and of a colour has that colour.
  const seen = [...painted].filter((code) => code !== '2' || !COLOURS.some((colour) => painted.has(colour)));
  const looks = seen.map((code) => ` ${LOOKS[code]}`);
  if (width(text) === 2 * graphemesOf(text).length) looks.push(` font-size="${FULL_WIDTH_FONT}"`);
  const [x, long] = [at * CELL.wide + CELL.around, width(text) * CELL.wide].map(rounded);
  return `<tspan x="${x}" textLength="${long}"${looks.join('')}>${escaped(text)}</tspan>`;
}

/** `1;31` */
function repaint(codes: string, painted: Set<string>): void {
  for (const code of codes.split(';')) {
    if (code === '' || code === '0') painted.clear();
    else if (code in LOOKS) painted.add(code);
    else if (code === '39') for (const colour of COLOURS) painted.delete(colour);
    else if (code === '22') for (const weight of ['1', '2']) painted.delete(weight);
    else if (code !== '49') throw new Error(`a picture knows no look ${code}`);
  }
}

function sameWidth(text: string): readonly string[] {
  const runs: string[] = [];
  let last = 0;
  for (const one of graphemesOf(text)) {
    const wide = width(one);
    if (wide === last) runs.push((runs.pop() ?? '') + one);
    else runs.push(one);
    last = wide;
  }
  return runs;
}
