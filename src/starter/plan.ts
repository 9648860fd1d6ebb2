import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareText } from '../model/index.ts';
import type { Answers } from './answers.ts';
import { configurationText } from './configuration-text.ts';
import type { FoundDocuments } from './documents/find-documents.ts';
import type { FoundProject } from './find-project.ts';
import { type Forge, isOfForge, isOfOtherForge } from './forge.ts';
import type { LaidFile } from './lay-down.ts';
import { laidBytes, usual } from './output-directory.ts';
import { ownPackage, withOwnPackage } from './own-package.ts';

const templates = fileURLToPath(new URL('../../templates/starter/', import.meta.url));

/**
 * The files of a new project, sorted by path. Where a repository has source of its own, no source and tests are added to it,
 * and the configuration is filled from what was found. Where it has items of its own, no page with items is added. Continuous integration is that of the repository's forge.
 * @param own the package that Dossier was installed from: it is laid down too, and the manifest asks for it
 * @implements SRS-2202, SRS-2204, SRS-3204, SRS-3461, SRS-3462, SRS-3713, SRS-3763, SRS-3719, SRS-3782
 */
export function planProject(
  answers: Answers,
  found: FoundProject,
  documents: FoundDocuments,
  own?: LaidFile,
): LaidFile[] {
  const output = outputOf(answers, found);
  const files = new Map([...readFolder('common', output), ...readFolder(answers.example, output)]);
  if (answers.example === 'blank') {
    if (found.languages.length > 0 || documents.families.length > 0) {
      for (const path of [...files.keys()]) if (isProgram(path)) files.delete(path);
    }
    // Items of the starter beside those of the repository would be somebody's hazards and requirements, and are nobody's.
    if (documents.families.length > 0)
      for (const [path, bytes] of [...files]) if (holdsItems(path, bytes)) files.delete(path);
    const text = configurationText(answers, found, documents, (path) => files.has(path));
    files.set('site.config.ts', Buffer.from(text));
  }
  for (const path of [...files.keys()]) if (isOfOtherForge(path, answers.forge)) files.delete(path);
  const readme = textOf(files, 'README.md').replaceAll('{package}', ownPackage.dependency);
  files.set('README.md', Buffer.from(readme));
  if (own) {
    files.set(own.path, own.bytes);
    const manifest = textOf(files, 'package.json') || '{ "private": true }';
    files.set('package.json', Buffer.from(withOwnPackage(manifest)));
  }
  return sorted(files);
}

function textOf(files: ReadonlyMap<string, Uint8Array>, path: string): string {
  return Buffer.from(files.get(path) ?? []).toString('utf8');
}

/**
 * The files of one forge's continuous integration, for a project that is there.
 * @param output its directory of outputs
 * @implements SRS-3461, SRS-3618, SRS-3764
 */
export function planPipeline(forge: Forge, output: string): LaidFile[] {
  return sorted(readFolder('common', output).filter(([path]) => isOfForge(path, forge)));
}

/** The directory of the outputs. The configuration of the example is as it is, and it is laid down where nothing meets it. */
export function outputOf({ example }: Answers, found: FoundProject): string {
  return example === 'blank' ? found.output : usual;
}

function sorted(files: Iterable<[path: string, bytes: Uint8Array]>): LaidFile[] {
  return [...files].map(([path, bytes]) => ({ path, bytes })).sort((a, b) => compareText(a.path, b.path));
}

/** Whether a page of the starter defines or names an item. */
function holdsItems(path: string, bytes: Uint8Array): boolean {
  if (!path.endsWith('.md') || !path.startsWith('content/')) return false;
  return /\b(?:HAZ|RC|URS|SRS|SDS|TST|SOUP)-\d/.test(Buffer.from(bytes).toString('utf8'));
}

/** What belongs to the program of the starter, and not to its technical file. */
function isProgram(path: string): boolean {
  return /^(?:src|test)\/|^(?:package(?:-lock)?|tsconfig)\.json$|^content\/soup-tools\.md$/.test(path);
}

/** Files of a folder of the templates. npm leaves `.gitignore` out of packages, so it is kept without its dot. */
function readFolder(name: string, output: string): [path: string, bytes: Uint8Array][] {
  const folder = `${templates}${name}/`;
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name: file }) => `${parentPath}/${file}`.replaceAll('\\', '/').replaceAll('//', '/'))
    .map((path) => {
      const laid = path
        .slice(folder.replaceAll('\\', '/').length)
        .replace(/(^|\/)gitignore$/, '$1.gitignore');
      return [laid, laidBytes(laid, readFileSync(path), output)];
    });
}
