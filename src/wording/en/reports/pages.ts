/** Texts of a report's page, in HTML and PDF, besides those of the report itself. */
export const pages = {
  contents: 'Contents',
  skip: 'Skip to the report',
  sorting: 'The headings of the tables are buttons: they sort upwards, then downwards, then as the report has it.',
  rows: (count: number) => (count === 1 ? '1 row' : `${count} rows`),
  /** For a chart that shows only the first rows. */
  more: (count: number) => `and ${count} more, in the table`,
  chart: (count: number) =>
    `A chart of ${count === 1 ? 'one row' : `${count} rows`}; the table after it has the same figures.`,
  page: (number: number, of: number) => `page ${number} of ${of}`,
};
