import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../config/index.ts';
import { compareText, type FileState, type Finding, fileRules, startOf } from '../model/index.ts';
import type { ProjectFiles } from './project-files.ts';

/** A template of the project: its text, and the path that findings name. */
export interface OwnTemplate {
  text: string;
  file: string;
}

/**
 * Reads the files below the project's template directory, each by its path in it: what shapes the output is of the commit too.
 * @returns the templates, and a finding (`file-not-of-commit`) for each that must not be used
 * @implements SRS-3201
 */
export function readTemplates(
  { root, config }: Project,
  files: ProjectFiles,
): { templates: Map<string, OwnTemplate>; findings: Finding[] } {
  const directory = config.output.templates;
  const templates = new Map<string, OwnTemplate>();
  const findings: Finding[] = [];
  for (const path of filesBelow(root, directory)) {
    const state = files.stateOf(path);
    const bytes = files.read(path);
    if (bytes) templates.set(path.slice(directory.length + 1), { text: bytes.toString('utf8'), file: path });
    else if (state !== 'directory') findings.push(notUsed(path, state));
  }
  return { templates, findings };
}

function filesBelow(root: string, directory: string): string[] {
  return entriesOf(join(root, directory)).flatMap((entry) => {
    const path = `${directory}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(root, path) : [path];
  });
}

function entriesOf(directory: string): Dirent[] {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => compareText(a.name, b.name));
  } catch {
    return [];
  }
}

function notUsed(path: string, state: FileState): Finding {
  return fileRules.finding('file-not-of-commit', startOf(path), {
    message: `The template ${path} ${whatItIs[state]}; it is not used.`,
    hint: 'Commit it, or remove it.',
  });
}

const whatItIs: Record<FileState, string> = {
  shown: 'is no file',
  directory: 'is a directory',
  missing: 'is a link that leads nowhere',
  unlisted: 'is ignored by git, or is a link to such a file',
  internal: 'is a link to what no project shows',
  outside: 'is a link that leads out of the project',
};
