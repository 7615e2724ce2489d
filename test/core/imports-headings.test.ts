import { describe, expect, test } from 'vitest';
import { COMPANY_HEADINGS } from '../../src/core/imports/companies.ts';
import { CONTRACT_HEADINGS, PLACEMENT_HEADINGS, STEP_HEADINGS } from '../../src/core/imports/records.ts';
import { columns } from '../../src/wording/ja/columns.ts';

/** Whoever reads a name of a column on the screen may write it above a column. */
describe('a column may be headed as the office’s words name it', () => {
  for (const { fields, columnsOf } of [COMPANY_HEADINGS, STEP_HEADINGS, PLACEMENT_HEADINGS, CONTRACT_HEADINGS])
    test.each(fields.map(({ fact }) => [columns[fact], fact] as const))('%s', (heading, fact) => {
      expect(columnsOf(1, [heading], new Map())).toMatchObject({
        ok: true,
        columns: { columns: [{ meaning: { fact } }] },
      });
    });
});
