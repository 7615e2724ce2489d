/** `node ours.js FOLDER COUNT`: sets the certificates one after the other, as a batch does, each as a file. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pdf } from '../../src/documents/papers/pdf.ts';
import { certificates } from './certificates.ts';

const [folder = '.', count = '1'] = process.argv.slice(2);
for await (const paper of certificates(Number(count)))
  writeFileSync(join(folder, `${paper.number}.pdf`), await pdf(paper));
