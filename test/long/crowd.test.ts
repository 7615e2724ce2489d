import { test } from 'vitest';
import { eightWriters } from '../helpers/crowd.ts';

test('eight processes × 200 writes, half of them about one student, lose and double nothing', () => eightWriters(200));
