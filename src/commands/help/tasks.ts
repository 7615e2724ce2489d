/** What is done most, as it can be typed; the words of help say what each is. */
export const TASKS = {
  desk: 'coopj',
  find: 'coopj student list --find 見本',
  briefing: 'coopj briefing attend 20241001 20241002',
  application: 'coopj step record 20241001 6',
  result: 'coopj step record 20241001 8 --outcome accepted',
  received: 'coopj contract receive 20241001',
  approved: 'coopj contract review 20241001 --outcome approved',
  course: 'coopj course register 20241001',
  certificate: 'coopj certificate issue enrollment 20241001',
  report: 'coopj report monthly',
  undo: 'coopj undo',
} as const;
