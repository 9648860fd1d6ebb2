import { readdirSync } from 'node:fs';

/** Directories of tests that start the command or a browser, as users do (IEC 62304 5.7). */
const system = [
  'adversary',
  'browser',
  'cli',
  'gates',
  'languages',
  'pdf',
  'release',
  'starter',
  'verification',
  'word',
];

/** Directories of tests that put modules together: a project linked, checked, rendered (IEC 62304 5.6). */
const integration = [
  'adoption',
  'change',
  'content',
  'dev',
  'diagrams',
  'documents',
  'git',
  'site',
  'soup',
  'sources',
  'suppliers',
];

/** Level → its directories below `test`; what is of no other level tests a module by its exported functions (IEC 62304 5.5). */
export function levels(): Record<'unit' | 'integration' | 'system', string[]> {
  const directories = readdirSync(import.meta.dirname, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !['bench', 'fixtures'].includes(entry.name))
    .map(({ name }) => name)
    .sort();
  const unit = directories.filter((name) => !system.includes(name) && !integration.includes(name));
  return { unit, integration, system };
}
