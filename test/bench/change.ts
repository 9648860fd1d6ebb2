import { appendFileSync, chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const measured = fileURLToPath(new URL('./measured.ts', import.meta.url));

/** A change of ten files: six of text, four of code. */
export function changeTenFiles(project: string): void {
  for (const path of ['haz/0000', 'rc/0001', 'srs/0002', 'srs/0003', 'sds/0004', 'tst/0005'])
    appendFileSync(join(project, `content/${path}.md`), '\nOne more sentence, in this change.\n');
  for (const part of [1, 2, 3, 4])
    appendFileSync(join(project, `src/part${part}.ts`), '\nexport const more = 1;\n');
}

/** Makes git run a check before each commit. */
export function checkBeforeCommit(project: string): void {
  const hook = join(project, '.git/hooks/pre-commit');
  mkdirSync(join(project, '.git/hooks'), { recursive: true });
  writeFileSync(hook, `#!/bin/sh\nexec '${process.execPath}' '${measured}' --config . --quiet check >&2\n`);
  chmodSync(hook, 0o755);
}
