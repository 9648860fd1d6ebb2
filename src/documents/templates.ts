import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { compareText } from '../model/index.ts';

/** Texts of the templates by name, such as `documents/test-report` or `partials/blocks/rules`, with the path to name in findings. */
export type Templates = ReadonlyMap<string, { text: string; file: string }>;

const own = fileURLToPath(new URL('../../templates', import.meta.url));

/**
 * Loads the templates of Dossier, each replaced by the project's own file of the same name where there is one.
 * @param directory absolute path of the project's templates; without it there are ours only
 * @param shown the same relative to the project, as findings name it
 * @implements SRS-806
 */
export function loadTemplates(directory?: string, shown = ''): Templates {
  const templates = new Map<string, { text: string; file: string }>();
  for (const [root, prefix] of [
    [own, 'templates'],
    [directory, shown],
  ] as const) {
    if (root === undefined) continue;
    for (const path of globSync('{documents,partials}/**/*.hbs', {
      cwd: root,
      followSymbolicLinks: false,
    }).sort(compareText)) {
      templates.set(path.slice(0, -'.hbs'.length), {
        text: readFileSync(join(root, path), 'utf8'),
        file: `${prefix}/${path}`,
      });
    }
  }
  return templates;
}
