import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { PermitWorksheet } from '../../core/papers/worksheets/permit-worksheet.ts';
import type { Placement } from '../../core/model/placement.ts';
import { settleWith } from '../../core/rules/rule.ts';
import type { StudentNumber } from '../../core/model/student.ts';
import { given, optionalText } from '../shared/arguments.ts';
import { type Kit, verb } from '../shared/kit.ts';
import { sayResidenceOpen } from '../shared/still-open.ts';
import { needLines, permitValue } from '../worksheet/permit-sheet.ts';
import { SHEET, type SheetOptions, sheetArguments } from '../worksheet/sheet.ts';
import { packPapers } from './pack-papers.ts';

export interface PackOptions extends SheetOptions {
  readonly student: StudentNumber;
  readonly placement?: string;
  readonly purpose?: string;
  readonly addressee?: string;
  readonly override?: readonly string[];
}

export function packCommand(kit: Kit): Command {
  return verb(kit, 'permit pack', {
    writes: true,
    examples: [
      'coopj permit pack 20241006 --out permit-20241006',
      'coopj permit pack 20241006 --placement P-0001 --in ja --addressee 東京出入国在留管理局長 --dry-run',
    ],
    args: ['<student>'],
    students: 'student',
    flags: {
      placement: '<ref>',
      purpose: '<text>',
      addressee: '<text>',
      override: '<rule>*',
      ...SHEET,
    },
    run: (context, { student, ...flags }) => {
      const { placement, override } = flags;
      const purpose = optionalText(flags.purpose, '--purpose');
      const addressee = optionalText(flags.addressee, '--addressee');
      return pack(context, {
        student,
        ...sheetArguments(flags),
        ...given({ placement, purpose, addressee, override }),
      });
    },
  });
}

/** Both certificates anew, and the worksheet as it stands with them; then what is still missing, and what comes next. */
export async function pack(context: Context, options: PackOptions): Promise<void> {
  const { out, words, wishes } = context;
  const { placement, certificates, worksheet, sheet, after, overridden } = await packPapers(context, options);
  const { number } = after.student;
  const [sayPaper, saySheet] = wishes.dryRun
    ? [words.papers.wouldIssue, words.papers.wouldMake]
    : [words.papers.issued, words.papers.made];
  const next = nextOf(number, placement, worksheet);
  await out.done(
    [
      ...certificates.map((one) => sayPaper(one.number, words.terms.certificate[one.kind], one.student, one.file)),
      saySheet(words.papers.sheets['permit-worksheet'], `${number} ${placement.ref}`, sheet.file),
      ...overridden.map((rule) => words.screen.setAside(words.rules[rule].title, rule)),
      ...needLines(words, worksheet),
      ...(next === undefined ? [] : [missingLine(words, worksheet), words.papers.permitNext(next)]),
    ],
    {
      certificates,
      worksheet: { ...permitValue(number, placement.ref, options, worksheet), file: sheet.file, sha256: sheet.sha256 },
      missing: worksheet.checklist.flatMap(({ paper, state }) => (state === 'present' ? [] : [paper])),
      next: next ?? null,
    },
  );
  await sayResidenceOpen(context, after, placement.ref);
}

function missingLine({ papers, terms }: Context['words'], { checklist }: PermitWorksheet): string {
  const missing = checklist.filter(({ state }) => state !== 'present').map(({ paper }) => terms.permitPaper[paper]);
  return missing.length === 0 ? papers.permitReady : papers.permitMissing(terms.list(missing));
}

/** The command for the day on which it is filed; none where no permit is needed. */
function nextOf(student: StudentNumber, { ref }: Placement, { needs, notes }: PermitWorksheet): string | undefined {
  if (needs === undefined || notes.includes('covered')) return undefined;
  const of = needs === 'individual' ? `--placement ${ref}` : undefined;
  return settleWith('permit apply', student, '--kind', needs, of);
}
