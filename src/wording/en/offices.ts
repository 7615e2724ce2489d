import type { ProfileProblem, Wanted } from '../../core/profile/settings.ts';
import { counted } from './counted.ts';
import { settingTitle, settingTitles } from './setting-titles.ts';
import { settings } from './settings.ts';

/** init, tour, and the office's profile. */
const wanted: Readonly<Record<Wanted, string>> = {
  text: 'a line of text (may be empty)',
  filled: 'a line of text, not empty',
  mail: 'an e-mail address',
  'maybe-mail': 'an e-mail address (may be empty)',
  address: 'an address that begins with https:// or http://',
  'maybe-address': 'an address that begins with https:// or http:// (may be empty)',
  zone: 'a time zone such as Asia/Tokyo',
  'month-day': 'month and day, MM-DD, such as 12-29',
  whole: 'a whole number, 0 or more',
  seconds: 'a whole number of seconds, 60 at most',
  seal: 'a whole number of millimeters, 18 to 36',
  'yes-no': 'true (yes) or false (no)',
  number: 'a number above 0',
  texts: 'a list of different texts, such as ["A", "B"]',
  files: 'a list of files, such as ["fonts/ipamjm.ttf"]',
  wholes: 'a list of whole numbers, such as [3]',
  periods: 'a list of periods of the year, such as ["08-01/09-30"]',
  insurances: 'a list of gakkensai, gakkenbai, internship-liability',
  recipients: 'a list of age public keys, such as ["age1…"]',
  heading: 'a heading key of the import, such as student_number',
  table: 'a table of further keys',
  tables: 'at least one [[programs]] table',
};

export const offices = {
  wanted,
  files: {
    name: 'name in the store: office.toml, a file in templates, or the sha256 of evidence (get)',
    target: 'file to write (default: the last part of the name, in the current folder)',
    source: 'file on this computer',
    column: 'name',
    none: 'The store holds no files.',
    got: (file: string) => `Written: ${file}`,
    wouldGet: (file: string) => `Would write: ${file}`,
    kept: (name: string) => `Put into the store: ${name}. Earlier versions are kept there.`,
    wouldKeep: (name: string) => `Would put into the store: ${name} (nothing was saved)`,
  },
  problem: (problem: ProfileProblem): string => {
    switch (problem.why) {
      case 'missing':
        return `${problem.key} is missing: ${wanted[problem.wanted]}`;
      case 'unknown':
        return `${problem.key} is not a key of the settings file${problem.nearest === undefined ? '' : `; did you mean ${problem.nearest}?`}`;
      case 'twice':
        return `${problem.key} is given more than once; give it once`;
      case 'wrong':
        return `${problem.key} is “${problem.value}”, and must be ${wanted[problem.wanted]}`;
    }
  },
  empty: '(empty)',
  setting: settingTitle,
  sections: {
    university: 'University',
    office: 'Secretariat',
    issuer: 'Issuer of certificates',
    system: 'Dedicated system',
    course: 'Course',
    rules: 'Settings of the rules',
    papers: 'Printing of documents',
    calendar: 'Year-end closure',
    templates: 'Own texts of documents and letters',
    backup: 'Backups',
    database: 'Database',
    retention: 'Retention (years)',
    terms: 'Terms of the academic year',
    import: 'Headings of imports',
    programs: 'Programs and parent institutes',
  },
  file: (file: string) => `Settings file: ${file}`,
  shipped: (folder: string) => `Standard texts of documents and letters: ${folder}`,

  init: {
    wizard: {
      titles: settingTitles,
      questions: {
        'university.name.ja': 'What is the name of the university in Japanese?',
        'university.name.en': 'What is the name of the university in English?',
        'office.name.ja': 'What is the name of your office in Japanese?',
        'office.name.en': 'What is the name of your office in English?',
        'office.telephone': 'What is the telephone number of your office?',
        'office.email': 'What is the e-mail address of your office?',
        'issuer.title.ja': 'What is the title in Japanese of the person who issues certificates?',
        'issuer.title.en': 'What is this title in English?',
        'issuer.name.ja': 'What is this person’s name in Japanese?',
        'issuer.name.en': 'What is this person’s name in English?',
        'office.address.ja': 'What is the address of your office in Japanese?',
        'office.address.en': 'What is the address of your office in English?',
        'course.code': 'What is the code of the credit course?',
        'course.title.ja': 'What is the title of the course in Japanese?',
        'course.title.en': 'What is the title of the course in English?',
        'course.credits': 'How many credits does the course have?',
        'course.teacher.ja': 'What is the name in Japanese of the faculty member in charge of the course?',
        'course.teacher.en': 'What is this person’s name in English?',
        'university.name': 'What is the name of the university in Japanese and in English?',
        'office.name': 'What is the name of your office in Japanese and in English?',
        'office.address': 'What is the address of your office in Japanese and in English?',
        'issuer.title': 'What is the title of the person who issues certificates, in both languages?',
        'issuer.name': 'What is this person’s name in Japanese and in English?',
        'course.title': 'What is the title of the credit course in Japanese and in English?',
        'course.teacher': 'Who is the faculty member in charge of the course, in both languages?',
        programs: 'Which degree programs does the university have? Enter one at a time.',
        more: 'What is the next degree program?',
      },
      hints: {
        'university.name.ja': 'The official name, e.g. 総合研究大学院大学.',
        'university.name.en': 'As it should appear on certificates.',
        'office.name.ja': 'Appears on certificates and below letters.',
        'office.name.en': 'Appears on certificates and below letters.',
        'office.telephone': 'Students and companies call it, e.g. 03-0000-0000.',
        'office.email': 'Letters are sent from it, e.g. internship@example.ac.jp.',
        'issuer.title.ja': 'Appears on certificates, e.g. 学長.',
        'issuer.title.en': 'Appears on certificates, e.g. President.',
        'issuer.name.ja': 'Certificates need it; none can be issued until it is filled in.',
        'issuer.name.en': 'Certificates need it; none can be issued until it is filled in.',
        'office.address.ja': 'Appears on certificates as the contact.',
        'office.address.en': 'Appears on certificates as the contact.',
        'course.code': 'Appears on the course slip, e.g. JRI-001.',
        'course.title.ja': 'Appears on certificates of internship.',
        'course.title.en': 'Appears on certificates of internship.',
        'course.credits': 'The certificate of internship needs it, e.g. 2.',
        'course.teacher.ja': 'Without a title. Appears on certificates of internship.',
        'course.teacher.en': 'Appears on certificates of internship.',
        'university.name': 'Japanese / English, e.g. 見本大学 / Mihon University.',
        'office.name': 'E.g. 見本課 / Mihon Office. Appears on certificates and below letters.',
        'office.address': 'E.g. 東京都見本区1-1 / 1-1 Mihon-ku, Tokyo. Appears on certificates as the contact.',
        'issuer.title': 'E.g. 学長 / President. Certificates need it.',
        'issuer.name': 'E.g. 見本 太郎 / MIHON Taro. Certificates need it.',
        'course.title': 'E.g. 研究実習 / Research Internship. The certificate of internship needs it.',
        'course.teacher': 'E.g. 見本 次郎 / MIHON Jiro, without a title. The certificate of internship needs it.',
        more: 'Name / in English / graduate school / in English.',
        programs:
          'Name / in English / graduate school / in English, e.g. 見本専攻 / Mihon Program / 見本研究科 / Graduate School of Mihon.',
      },
      explain: 'Each answer can be changed later: coopj office edit',
      blank: 'left blank',
      both: 'Put the English behind a slash too: 日本語 / English. If it is not known yet, end with the slash.',
      ofSokendai: 'This is SOKENDAI’s value in the sample. Enter your own, or leave it blank until you know.',
      invented: (value: string) => `${value} (! invented, as in the sample: change it before real use)`,
      really: (file: string) => `Set up the office? This creates ${file}, the database and the signing key.`,
      offer: 'The office is ready. What comes first?',
      offers: {
        import: 'Import a list of students (CSV or Excel)',
        register: 'Register one student',
        rehearse: 'Practice with invented students',
        nothing: 'Nothing now',
      },
      file: 'Which file contains the list?',
    },
    profileMade: (file: string) => `Created the settings file: ${file}`,
    profileThere: (file: string) => `The settings file already exists and was not changed: ${file}`,
    databaseMade: (file: string) => `Created the database: ${file}`,
    keyElsewhere: (file: string) =>
      `The signing key is not on this computer. It stays with those who issue certificates; to issue them here too, copy it from theirs to ${file}. Only if nobody has it any more, continue with a new one: coopj office key --adopt --reason "…"`,
    keyMade: (file: string) =>
      `Created the office’s signing key, which proves that certificates are genuine: ${file}\nKeep a copy of it with your backups. No one else may have it.`,
    keyThere: (file: string) => `The office’s signing key already exists and was not changed: ${file}`,
    databaseThere: (file: string) => `The database already exists and was not changed: ${file}`,
    wouldMake: (file: string) => `Would create: ${file}`,
    setsIgnored: 'The settings file already existed, so --set changed nothing. Use: coopj office edit --set KEY=VALUE',
    missing: (keys: readonly string[]) =>
      `Still missing: ${keys.map(settingTitle).join(', ')}. Documents that print them cannot be created until they are filled in.`,
    invented: (keys: readonly string[]) =>
      `Still invented, as in the sample: ${keys.map(settingTitle).join(', ')}. Change them before documents and letters print them.`,
    next: 'Next:',
    check: '  coopj office check',
    import: '  coopj import students FILE',
  },

  edit: {
    key: 'Which setting do you want to change?',
    wanted: (what: string) => `Expected: ${what}.`,
    empties: 'leave empty',
    settings,
    changed: (key: string, before: string, after: string) => `${key}: ${before} → ${after}`,
    unchanged: 'No changes: the settings already have these values.',
    dry: 'Nothing was saved (--dry-run).',
  },

  key: {
    foreign: (file: string, key: string, current: string) =>
      `${file} is not this office’s signing key (${current}). Its public key is ${key}. Nothing is signed with it until it is adopted.`,
    adopted: (file: string, key: string) =>
      `This office now signs with ${file}: ${key}. Publish the new public key alongside the old one.`,
    reallyAdopt: (current: string, file: string, shared: boolean) =>
      `This office signs with the key ${current}. What it signed stays genuine and can still be verified.${shared ? ` Colleagues who sign cannot do so until each has a copy of the new file, ${file}.` : ''} Sign with another key from now on?`,
    wouldAdopt: (file: string, key: string) => `This office would sign with ${file}: ${key}.`,
  },

  checks: {
    columns: { check: 'Check', result: 'Result', message: 'Finding', hint: 'To resolve' },
    titles: {
      issuer: 'issuer',
      own: 'your university',
      contact: 'contact',
      programs: 'programs',
      twice: 'each program once',
      lengths: 'lengths',
      closure: 'year-end closure',
      terms: 'terms',
      key: 'signing key',
      fonts: 'fonts',
      texts: 'texts of documents',
      letters: 'letters',
    },
    results: { ok: 'ok', open: 'open', note: 'note' },
    issuer: {
      ok: 'the issuer of certificates is set in both languages',
      open: (keys: string) => `certificates cannot be issued while these are empty: ${keys}`,
      hint: "coopj office edit --set issuer.name.ja='…' --set issuer.name.en='…'",
    },
    own: {
      ok: 'the university’s details on documents are its own',
      open: (keys: string) =>
        `empty, or still SOKENDAI’s at another university, so documents that print them cannot be created: ${keys}`,
      hint: (command: string) => `${command} (programs: add [[programs]] to the settings file)`,
    },
    contact: {
      ok: 'the addresses are the office’s own',
      open: (keys: string) =>
        `these still have the invented sample values, which cause a warning on each certificate: ${keys}`,
    },
    programs: {
      ok: 'every program and institute has its name in both languages',
      open: (names: string) => `an English name is missing, so English certificates cannot be issued: ${names}`,
      hint: 'add program.en and institute.en to the settings file',
    },
    twice: {
      ok: 'every program is listed once',
      open: (names: string) => `listed more than once: ${names}`,
      hint: 'keep one [[programs]] table for each in the settings file',
    },
    lengths: {
      ok: 'the lengths that warn and block are consistent',
      open: (warn: number, block: number) =>
        `rules.blockUnderMonths (${block}) is greater than rules.warnUnderMonths (${warn}), so there would never be a warning`,
      hint: (block: number) => `coopj office edit --set rules.warnUnderMonths=${block}`,
    },
    closure: {
      ok: (days: number) => `the year-end closure takes ${counted(days, 'day')}`,
      open: (days: number) =>
        `the year-end closure takes ${counted(days, 'day')}: are its start and end dates reversed?`,
      hint: (from: string, to: string) =>
        `coopj office edit --set calendar.closureFrom=${from} --set calendar.closureTo=${to}`,
    },
    terms: {
      ok: 'the spring and autumn terms begin on different days, spring first',
      open: (spring: string, autumn: string) =>
        `terms.springFrom (${spring}) is not before terms.autumnFrom (${autumn})`,
      hint: 'coopj office edit --set terms.springFrom=04-01 --set terms.autumnFrom=10-01',
    },
    key: {
      ok: 'the signing key can be read, is this office’s, and only its owner can read it',
      shared: (file: string) =>
        `users other than its owner can read the signing key ${file} and could sign in the office’s name`,
      hint: (file: string) => `chmod 600 "${file}"`,
    },
    fonts: {
      ok: (files: readonly string[]) =>
        files.length === 0 ? 'no fonts of your own' : `all your own fonts can be opened: ${files.join(', ')}`,
    },
    letters: {
      ok: 'every letter has the settings it needs',
      open: (letters: string) => `these letters cannot be created because of an empty setting: ${letters}`,
    },
    texts: {
      ok: (own: readonly string[], folder: string) =>
        own.length === 0
          ? `all texts of documents, letters and report pages are valid; none of your own in ${folder}`
          : `all texts of documents, letters and report pages are valid; your own in ${folder}: ${own.join(', ')}`,
      open: (where: string, why: string) => `${where}: ${why}`,
      unknown: (file: string, nearest?: string) =>
        `${file} is not the name of a text, so it is not used${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
      unused: {
        'reports/page.eta': {
          message: 'reports/page.eta is a template with code, and code is never run: it is not used',
          hint: 'copy the standard reports/page.html next to it, change that, and remove page.eta',
        },
        'reports/page.js': {
          message: 'reports/page.js is not used: a report’s page contains only the program’s own script',
          hint: 'remove it',
        },
      },
      rename: 'give it the name of the standard text it replaces, or remove it',
    },
    none: 'Nothing to check.',
  },

  tour: {
    welcome: (folder: string) =>
      `A practice run with invented students. Everything it creates is in ${folder}; your own records are not touched.`,
    pause: 'Enter: continue, Ctrl-C: end the tour',
    office: 'First, an office: settings file and database. The issuer’s name is invented.',
    import: 'Twelve registrations arrive as a CSV file.',
    steps: 'Student 20241002 has been registered. She attended the briefing (STEP 4).',
    company: 'A host company, and the implementation agreement with it.',
    placement: 'She chose a job description (STEP 5), applied (STEP 6), was selected (STEP 7) and accepted (STEP 8).',
    early: 'Course registration now? Not before the contract is confirmed: the rules say why, and what to do.',
    contract: 'The contract is received, returned with a remark, received again, confirmed and signed (STEP 9).',
    course: 'Now the secretariat registers her for the course (STEP 10).',
    insurance: 'Both insurance premiums are paid, and the preparation is completed, before the start date.',
    papers: 'Both certificates, in Japanese and English on one sheet.',
    lists: 'The progress of all students, on screen and as a spreadsheet.',
    check: 'Can she start? Every rule, one by one.',
    report: 'The monthly report, on screen and as a file.',
    made: 'Created by the tour:',
    goOn: 'To continue with this practice data, enter these first:',
    tries: ['Then try:', '  coopj', '  coopj student show 20241002', '  coopj history 20241002'],
  },
};
