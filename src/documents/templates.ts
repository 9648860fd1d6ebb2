import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import picomatch from 'picomatch';
import { globSync } from 'tinyglobby';
import { compareText } from '../model/index.ts';

/**
 * Texts of the templates by name, such as `documents/test-report` or `partials/blocks/rules`, with the path to name in findings. What is no
 * Handlebars keeps its ending: `assets/print.css`.
 */
export type Templates = ReadonlyMap<string, { text: string; file: string }>;

const kinds = ['{documents,layouts,pages,partials,publish}/**/*.hbs', 'assets/print.css'];
const isTemplate = picomatch(kinds);
const own = fileURLToPath(new URL('../../templates', import.meta.url));

/**
 * Loads the templates of Dossier, each replaced by the project's own file of the same name where there is one.
 * @param project the project's files by their path in its template directory; without them there are ours only
 * @implements SRS-806
 */
export function loadTemplates(project: Templates = new Map()): Templates {
  const templates = read(kinds);
  for (const [path, template] of project) if (isTemplate(path)) templates.set(nameOf(path), template);
  return templates;
}

/**
 * What of the project's templates is its own: a file that says byte for byte what ours of that name says replaces nothing.
 * @implements SRS-3795
 */
export function ownTemplates(project: Templates): Templates {
  return new Map([...project].filter(([path, { text }]) => textOfOurs(path) !== text));
}

/** The types of documents that Dossier has a template for. */
export function ownDocumentTypes(): string[] {
  const paths = globSync(['documents/*.hbs'], { cwd: own, followSymbolicLinks: false });
  return paths.sort(compareText).map((path) => nameOf(path.slice('documents/'.length)));
}

/** The types of documents that there is a template for, ours or the project's; none is read. */
export function documentTypes(project: Templates): ReadonlySet<string> {
  const theirs = [...project.keys()].filter((path) => path.startsWith('documents/') && isTemplate(path));
  return new Set([...ownDocumentTypes(), ...theirs.map((path) => nameOf(path.slice('documents/'.length)))]);
}

function read(patterns: string[]): Map<string, { text: string; file: string }> {
  const paths = globSync(patterns, { cwd: own, followSymbolicLinks: false });
  return new Map(
    paths
      .sort(compareText)
      .map((path) => [
        nameOf(path),
        { text: readFileSync(join(own, path), 'utf8'), file: `templates/${path}` },
      ]),
  );
}

function textOfOurs(path: string): string | undefined {
  try {
    return readFileSync(join(own, path), 'utf8');
  } catch {
    return undefined;
  }
}

function nameOf(path: string): string {
  return path.replace(/\.hbs$/, '');
}
