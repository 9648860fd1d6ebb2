import type { Finding } from '../model/index.ts';
import type { TemplateError } from './engine.ts';
import { finding } from './rules.ts';

/**
 * A template's fault as a finding at its line.
 * @implements SRS-806
 */
export function templateFinding({ message, file, line, column }: TemplateError): Finding {
  return finding(
    'template-error',
    { file, line, column },
    {
      message,
      hint: 'Mend the template at this line; the manual lists the fields and words a template may use.',
    },
  );
}
