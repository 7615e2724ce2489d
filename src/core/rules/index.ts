export type { Finding } from './rule.ts';
