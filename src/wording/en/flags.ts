/** What each flag means, everywhere alike. Keys are the flag's name in camelCase. */
export const flags = {
  // accepted everywhere
  db: 'the database file (COOPJ_DB)',
  office: 'the office’s profile (COOPJ_OFFICE)',
  lang: 'language of screen: en or ja (COOPJ_LANG)',
  today: 'rehearse as if today were this day (COOPJ_TODAY)',
  actor: 'who is working (COOPJ_ACTOR; default: the login name)',
  format: 'table, plain, json, ndjson, csv or tsv (default: table on a terminal, plain in a pipe)',
  json: 'short for --format json',
  output: 'write the answer to this file (- is stdout)',
  force: 'overwrite the file that --output names',
  encoding: 'encoding of the file: utf-8 or cp932',
  noColor: 'no colours',
  noInput: 'never ask',
  noPager: 'never page',
  yes: 'answer every question with yes',
  quiet: 'say only what must be said',
  dir: 'the folder (default: ./coopj-tour)',
  // the office's profile
  set: 'a setting of the profile and its value: KEY=VALUE (repeatable)',
  // writers
  dryRun: 'show what would be done, and do nothing',
  reason: 'why, for the history',
  override: 'set this rule aside for this step (repeatable; needs --reason)',
  on: 'the day it happened: 2026-10-05, today, -3d, 令和8年10月5日 (default: today)',
  placement: 'the placement, P-0001 (not needed where only one is open)',
};
