import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../config/index.ts';
import type { Finding, Revision } from '../model/index.ts';
import { discover, type FoundFile } from './discover.ts';
import { readRevision } from './git/index.ts';
import { KeptFacts } from './kept-facts.ts';
import { toolIdentity } from './tool-identity.ts';

/** What lies in the project, before any file is understood. */
export interface Survey {
  files: FoundFile[];
  revision: Revision;
  /** Text of the trace lock and of the baseline; undefined where there is none. */
  lock: string | undefined;
  baseline: string | undefined;
  findings: Finding[];
  kept: KeptFacts;
  /** Identifies all input: files, revision, lock, baseline, configuration and tool. Empty when it cannot be told without reading much. */
  digest: string;
}

/** Looks at every input and, where facts are kept from an earlier run, tells in milliseconds whether anything changed. */
export async function survey(project: Project): Promise<Survey> {
  const { config, root } = project;
  const revisionRead = readRevision(root, { relations: config.trace.relations, ids: project.ids });
  const tool = toolIdentity();
  const kept = KeptFacts.open(project, tool);
  const { files, findings } = discover(project);
  const lock = readIfThere(join(root, config.trace.lock));
  const baseline = readIfThere(join(root, config.trace.baseline));
  const { revision, findings: revisionFindings } = await revisionRead;
  const digest = kept.isEmpty ? '' : digestOf();
  return { files, revision, lock, baseline, findings: [...findings, ...revisionFindings], kept, digest };

  function digestOf(): string {
    const hash = createHash('sha256').update(`${tool} ${project.configHash}\n`);
    hash.update(JSON.stringify([lock, baseline, revision, findings]));
    for (const file of files) {
      const known = kept.hashOf(file);
      if (known === undefined) return '';
      hash.update(`${file.path}\0${known}\n`);
    }
    return hash.digest('hex');
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
