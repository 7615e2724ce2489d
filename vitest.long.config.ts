import { defineConfig } from 'vitest/config';
import usual from './vitest.config.ts';

/** What takes minutes: `npm run test:long`. */
export default defineConfig({
  ...usual,
  test: { ...usual.test, include: ['test/long/**/*.test.ts'], exclude: [] },
});
