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
