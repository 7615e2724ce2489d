import type { Plot, Tone } from '../../../core/charts/plot.ts';
import type { ReportFigure } from '../../../core/reports/report.ts';

/** A report as its pages show it, whatever they are made of: no HTML, no points. */
export interface ReportPage {
  readonly name: string;
  readonly span: string;
  /** Period, day as of which it was known, whom it is about. */
  readonly facts: readonly string[];
  readonly lead?: Lead;
  readonly figures: readonly Figure[];
  readonly parts: readonly PagePart[];
  /** Titles of sections without rows. */
  readonly empty: readonly string[];
  /** What its counts mean. */
  readonly notes: readonly string[];
}

/** How the matter stands: past its day, soon at it, or in order. */
export type State = 'overdue' | 'near' | 'met';

/** One sentence by rule: what is worst, then the rest. */
export interface Lead {
  readonly state: State;
  readonly first: string;
  readonly rest: string;
}

export interface Figure extends ReportFigure {
  /** The part where it is told at length. */
  readonly to?: string;
  readonly alert?: true;
  readonly spark?: Plot;
}

/** What stands under one heading. */
export interface PagePart {
  readonly id: string;
  readonly title: string;
  readonly sub?: string;
  /** Beside its name in the list of contents. */
  readonly count?: number;
  /** Stands beside the part before it, where there is room. */
  readonly beside?: true;
  readonly blocks: readonly PageBlock[];
}

export type PageBlock =
  | { readonly kind: 'table'; readonly table: PageTable; readonly short?: Shortened }
  /** Plots side by side, each with its name. */
  | { readonly kind: 'plots'; readonly plots: readonly NamedPlot[] }
  | { readonly kind: 'plot'; readonly plot: NamedPlot }
  | { readonly kind: 'text'; readonly text: string }
  /** Closed until somebody opens it. A list of so few rows is opened for printing. */
  | { readonly kind: 'fold'; readonly id: string; readonly title: string; readonly table: PageTable };

/** Only the first rows are shown; how many more there are is told below. A sheet of paper may have room for fewer. */
export interface Shortened {
  readonly most: number;
  readonly more: (count: number) => string;
}

export interface NamedPlot {
  readonly title: string;
  /** What it shows, in one sentence. */
  readonly finding: string;
  readonly plot: Plot;
}

/** A table as people read it. */
export interface PageTable {
  /** Its name, for who cannot see the heading. */
  readonly caption: string;
  /** `action` becomes cards on a phone; headings of `plain` sort it. */
  readonly kind: 'action' | 'steps' | 'calendar' | 'plain';
  readonly columns: readonly PageColumn[];
  readonly rows: readonly PageRow[];
}

export interface PageColumn {
  readonly title: string;
  readonly type: 'text' | 'number' | 'day' | 'plot' | 'code';
  /** The heading is said and not shown. */
  readonly silent?: true;
  /** The heading is drawn. */
  readonly plot?: Plot;
  readonly tone?: Tone;
}

export interface PageRow {
  readonly cells: readonly PageCell[];
  readonly state?: State;
  /** It sums up the rows that follow. */
  readonly group?: true;
}

export interface PageCell {
  readonly text: string;
  /** What it is sorted by, where that is not the text. */
  readonly value?: string | number;
  /** A word in a frame before it. */
  readonly tag?: string;
  /** A step in a frame before it. */
  readonly step?: string;
  /** Behind it, smaller. */
  readonly aside?: string;
  readonly plot?: Plot;
}

/** A table of more rows is closed until somebody opens it. */
export const LONG = 15;
