import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import { CERTIFICATE_KINDS, type CertificateKind } from '../../core/model/certificate.ts';
import { PAPER_LANGUAGES, type PaperLanguage } from '../../core/text/language.ts';
import { Abort } from '../../errors.ts';
import { choicesOf } from '../grammar/grammar.ts';
import { dashed, type Flags } from '../grammar/notation.ts';
import { given, oneOf, optionalDay, optionalOneOf, optionalText } from '../shared/arguments.ts';
import { numbersOf } from '../shared/find.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { SELECTION, SELECTION_FLAGS, selectionOf } from '../shared/selection.ts';
import { tellWarnings } from '../shared/warned.ts';
import type { Issued } from './chunk.ts';
import { batch } from './issue-all.ts';
import { issuePapers } from './issuing.ts';
import { type IssueOptions, printedText } from './options.ts';
import { previewOf } from './preview.ts';
import { mayPrint, printed } from './print-file.ts';

export function issueCommand(kit: Kit): Command {
  return verb(kit, 'certificate issue', {
    writes: true,
    examples: [
      'coopj certificate issue enrollment 20241001 20241002 --in ja --out certificates',
      'coopj certificate issue internship 20241001 --in both --addressee 東京出入国在留管理局長',
      'coopj certificate issue internship 20241001 --placement P-0001 --dry-run',
      'coopj certificate issue internship --all --step 9 --program 情報学コース --out certificates --merged print.pdf',
    ],
    args: [
      ['<kind>', CERTIFICATE_KINDS.join(', ')],
      ['[students...]', kit.words.flags.student],
    ],
    students: 'students',
    flags: FLAGS,
    choices: {
      kind: ({ words }) => choicesOf(CERTIFICATE_KINDS, words.terms.certificate),
      in: ({ words }) => choicesOf(PAPER_LANGUAGES, words.questions.paperLanguage),
    },
    needs: ({ all, out, students = [], ...said }) => {
      if (all === true) return out === undefined ? ['out'] : [];
      const isFiltered = SELECTION_FLAGS.some((name) => said[name] !== undefined);
      return isFiltered || [students].flat().length > 0 ? [] : ['students'];
    },
    // A batch shows with --dry-run what it would issue.
    previews: async (context, { kind, students, placement, ...flags }) =>
      flags.all === true
        ? []
        : previewOf(context, [{ ...optionsOf(context, kind, flags), ...given({ placement }) }], numbersOf(students)),
    run: (context, { kind, students, ...flags }) => {
      const { placement } = flags;
      const out = optionalText(flags.out, '--out');
      const options = optionsOf(context, kind, flags);
      const filter = SELECTION_FLAGS.find((name) => flags[name] !== undefined);
      if (flags.all !== true) {
        if (filter) throw new Abort('flag-missing', { flag: '--all', example: `--all --${dashed(filter)} …` });
        return issue(context, { ...options, students, ...given({ out, placement }) });
      }
      if (students.length > 0) throw new Abort('flags-disagree', { flags: ['STUDENT', '--all'] });
      if (placement !== undefined) throw new Abort('flags-disagree', { flags: ['--placement', '--all'] });
      return batch(context, { ...options, out: out ?? '.', selection: selectionOf(context, flags) });
    },
  });
}

const FLAGS = {
  in: '<ja|en|both>?',
  out: '<folder>',
  merged: '<file>',
  purpose: '<text>',
  addressee: '<text>',
  placement: '<ref>',
  on: '<day>',
  override: '<rule>*',
  all: '',
  ...SELECTION,
  force: '',
} as const;

function optionsOf(context: Context, kind: string, { override, merged, force, ...flags }: Flags<typeof FLAGS>) {
  const facts = {
    lang: optionalOneOf<PaperLanguage>(flags.in, PAPER_LANGUAGES, '--in'),
    on: optionalDay(flags.on, context.today, '--on'),
    purpose: printedText(flags.purpose, '--purpose'),
    addressee: printedText(flags.addressee, '--addressee'),
  };
  return {
    kind: oneOf<CertificateKind>(kind, CERTIFICATE_KINDS, '<kind>'),
    ...given({ ...facts, override, merged, force }),
  };
}

/** All students are decided first: if one is refused, no paper is made, and each student's reasons are reported. */
export async function issue(context: Context, options: IssueOptions): Promise<void> {
  const { out, words, runFlags, files } = context;
  const { merged, force } = options;
  const students = numbersOf(options.students);
  if (options.placement !== undefined && students.length > 1) {
    throw new Abort('flags-disagree', { flags: ['STUDENT STUDENT', '--placement'] });
  }
  if (merged !== undefined) await mayPrint(context, { name: merged, force });
  const { issued, finished, made, overridden, ...so } = await issuePapers(context, { ...options, students });
  const { papers: say } = words;
  const [sayIssued, sayFinished] = runFlags.dryRun ? [say.wouldIssue, say.wouldFinish] : [say.issued, say.finished];
  const named = (saying: typeof sayIssued) => (one: Issued) =>
    saying(one.number, words.terms.certificate[one.kind], one.student, one.file);
  const aside = overridden.map((rule) => words.screen.setAside(words.rules[rule].title, rule));
  const print = runFlags.dryRun || so.failure ? undefined : merged;
  const failure =
    so.failure ?? (print === undefined ? undefined : await printed(context, { name: print, force }, made));
  const done = print === undefined || failure ? [] : [say.merged(files.resolve(print))];
  const lines = [...issued.map(named(sayIssued)), ...finished.map(named(sayFinished)), ...aside, ...done];
  await out.done(lines, [...issued, ...finished]);
  tellWarnings(context, issued);
  if (failure) throw failure;
}
