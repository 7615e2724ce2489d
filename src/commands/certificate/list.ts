import type { Command } from 'commander';
import type { Context } from '../../context.ts';
import type { Certificate } from '../../core/dossier.ts';
import type { StudentNumber } from '../../core/student.ts';
import { given } from '../arguments.ts';
import { findStudent } from '../find.ts';
import { flag, type Kit, verb } from '../kit.ts';

export interface ListOptions {
  readonly student?: StudentNumber;
}

export function listCommand(kit: Kit): Command {
  return verb(kit, 'certificate list', {
    examples: ['coopj certificate list --student 20241001', 'coopj certificate list --format csv -o certificates.csv'],
  })
    .addOption(flag(kit, 'student', '<number>'))
    .action(({ student }, self: Command) => kit.withContext(self, (context) => list(context, given({ student }))));
}

interface Line extends Certificate {
  readonly student: StudentNumber;
}

/** The register of certificates, by number. */
export async function list(context: Context, { student }: ListOptions): Promise<void> {
  const { out, words, store } = context;
  const { columns: own, lang, state, empty } = words.papers;
  const { columns } = words.lists;
  const lines: Line[] = [];
  const found = student === undefined ? store.dossiers() : [await findStudent(context, student)];
  for await (const { value } of found) {
    for (const certificate of value.certificates) lines.push({ ...certificate, student: value.student.number });
  }
  await out.list<Line>({
    columns: [
      { key: 'number', title: own.number, cell: ({ number }) => number },
      { key: 'kind', title: own.kind, cell: ({ kind }) => kind, text: ({ kind }) => words.terms.certificate[kind] },
      { key: 'student', title: columns.student, cell: (line) => line.student },
      { key: 'lang', title: own.lang, cell: (line) => line.lang, text: (line) => lang[line.lang], spare: true },
      { key: 'file', title: own.file, cell: ({ file }) => file, spare: true },
      {
        key: 'sha256',
        title: own.sha256,
        cell: ({ sha256 }) => sha256,
        text: ({ sha256 }) => sha256.slice(0, 12),
        spare: true,
      },
      { key: 'issuedOn', title: own.issuedOn, cell: ({ issuedOn }) => issuedOn },
      { key: 'purpose', title: own.purpose, cell: ({ purpose }) => purpose ?? null, spare: true },
      { key: 'by', title: own.by, cell: ({ by }) => by },
      { key: 'state', title: columns.state, cell: () => 'valid', text: () => state.valid },
    ],
    rows: lines.sort((a, b) => (a.number < b.number ? -1 : 1)),
    empty,
  });
}
