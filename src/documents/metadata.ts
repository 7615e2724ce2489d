import { instantOf, type LocalDate } from '../core/dates.ts';
import { Abort } from '../errors.ts';
import { missing } from './clusters.ts';
import { type PdfFile, type Ref, textOf } from './file.ts';

/** What a file says of itself. */
export interface Metadata {
  readonly title: string;
  readonly made: LocalDate;
  /** The proof of a certificate, for who wants to verify the file. */
  readonly keywords?: string;
}

const PROGRAM = 'coopj';

/** What no XML can hold, not even as a number: the file would be no PDF/A. */
const OUTSIDE_XML = /[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** A character left out in silence would leave a proof that nobody can verify. Throws Abort `glyph-missing`. */
export function insistOnXml(text: string): void {
  for (const line of text.split('\n')) {
    const [outside] = OUTSIDE_XML.exec(line) ?? [];
    if (outside !== undefined) throw new Abort('glyph-missing', missing(outside, line));
  }
}

const escaped = (text: string) =>
  text.replace(/[<>&]/g, (sign) => (sign === '<' ? '&lt;' : sign === '>' ? '&gt;' : '&amp;'));

/**
 * The same facts twice, as PDF/A wants them: as XMP, and in the list of old programs. The day of the paper stands there, not the
 * moment. The keywords stand in the XMP alone, where whoever looks into the bytes can read them.
 */
export function writeMetadata(
  file: PdfFile,
  { title, made, keywords }: Metadata,
): { readonly xmp: Ref; readonly info: Ref } {
  const instant = instantOf(made).toISOString().slice(0, 19);
  const day = instant.replace(/[-:T]/g, '');
  const xmp =
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:dc="http://purl.org/dc/elements/1.1/"' +
    ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">\n' +
    '<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>\n' +
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escaped(title)}</rdf:li></rdf:Alt></dc:title>\n` +
    `<xmp:CreateDate>${instant}Z</xmp:CreateDate><xmp:CreatorTool>${PROGRAM}</xmp:CreatorTool>\n` +
    `<pdf:Producer>${PROGRAM}</pdf:Producer>${keywords === undefined ? '' : `<pdf:Keywords>${escaped(keywords)}</pdf:Keywords>`}\n` +
    '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>';
  return {
    // Not compressed: programs that know no PDF look for it in the bytes.
    xmp: file.stream(Buffer.from(xmp, 'utf8'), '/Type/Metadata/Subtype/XML', { plain: true }),
    info: file.put(`<</Title${textOf(title)}/Creator(${PROGRAM})/Producer(${PROGRAM})/CreationDate(D:${day}Z)>>`),
  };
}
