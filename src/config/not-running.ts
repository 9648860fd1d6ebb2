import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { didYouMean, escapePattern, type Finding, suggestion } from '../model/index.ts';
import { placeAt } from './locate.ts';
import { finding } from './rules.ts';

/** A configuration that was to run. */
export interface Run {
  /** Absolute path. */
  file: string;
  configFile: string;
  source: string;
  /** What a configuration can import from `dossier`. */
  exported: readonly string[];
}

interface Told {
  message: string;
  hint: string;
  /** What stands at the place, where the error does not say which. */
  at?: RegExp;
}

/**
 * Why a configuration does not run, as the error of Node.js says it, and how it is mended: an import that is not found or not offered, a
 * name that is not imported, what is no module, and syntax.
 * @implements SRS-103, SRS-3865
 */
export function notRunning(error: unknown, run: Run): Finding {
  const { file, configFile, source } = run;
  const said =
    error instanceof Error
      ? (error.message.split('\n')[0] ?? '').replaceAll(file, configFile)
      : String(error);
  const reason = said.replaceAll(dirname(file), '.');
  const { message, hint, at } = importProblem(reason, run) ??
    moduleProblem(reason, run) ?? {
      message: `The configuration does not run: ${reason}`,
      hint: 'Mend the TypeScript of the configuration; it may use type annotations, but no syntax that has to be compiled (enum, namespace).',
    };
  const offset = at ? source.search(at) : -1;
  const place = offset >= 0 ? placeAt(source, offset) : placeInStack(error, file);
  return finding('configuration', { file: configFile, ...place }, { message, hint });
}

function importProblem(reason: string, { file, exported }: Run): Told | undefined {
  const missing = /^Cannot find (?:package|module) '([^']+)' imported from/.exec(reason)?.[1];
  if (missing !== undefined) {
    const near = missing.startsWith('.')
      ? fileNear(missing, dirname(file))
      : didYouMean(missing, ['dossier']);
    return {
      message: `The configuration does not run: it imports '${missing}', which is not found.`,
      hint: `${near}A configuration can import 'dossier', modules of Node.js ('node:fs'), files of the project with their ending ('./helper.ts') and packages that \`npm install\` brought.`,
      at: new RegExp(`['"]${escapePattern(missing)}['"]`),
    };
  }
  const [, from, name = ''] =
    /^The requested module '([^']+)' does not provide an export named '([^']+)'/.exec(reason) ?? [];
  if (from === undefined) return undefined;
  const ofOwn = `${didYouMean(name, exported)}There are ${exported.join(', ')}.`;
  return {
    message: `The configuration does not run: '${from}' has no ${name} to import.`,
    hint: from === 'dossier' ? ofOwn : 'Mend the name in the import, or export it there.',
    at: new RegExp(`(?<![\\w$])${escapePattern(name)}(?![\\w$])`),
  };
}

function moduleProblem(reason: string, { exported }: Run): Told | undefined {
  const unknown = /^([\w$]+) is not defined/.exec(reason)?.[1];
  if (unknown === 'require' || unknown === 'module' || unknown === 'exports')
    return {
      message: `The configuration does not run: it is a module, which has no \`${unknown}\`.`,
      hint: "Write `import { defineSite } from 'dossier';` at its top and `export default defineSite({ … });` below.",
    };
  if (unknown === undefined) return undefined;
  const own = exported.includes(unknown) ? `Import it: \`import { ${unknown} } from 'dossier';\`.` : '';
  return {
    message: `The configuration does not run: ${unknown} is not defined.`,
    hint: own || `${didYouMean(unknown, exported)}Define it, import it, or mend its spelling.`,
  };
}

/** The file that a path without its ending, or with that of what is compiled, stands for. */
function fileNear(path: string, directory: string): string {
  const bare = path.replace(/\.[cm]?[jt]s$/, '');
  const found = ['.ts', '.mts', '.js', '.mjs', '/index.ts', '.json']
    .map((ending) => bare + ending)
    .find((each) => existsSync(join(directory, each)));
  return found === undefined ? '' : `${suggestion(found)} `;
}

function placeInStack(error: unknown, file: string): { line: number; column: number } {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const match = new RegExp(`${escapePattern(file)}[^:\\s]*:(\\d+)(?::(\\d+))?`).exec(stack);
  return { line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1) };
}
