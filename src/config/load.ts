import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { z } from 'zod';
import { didYouMean, escapePattern, type Finding, sha256Of, showHidden } from '../model/index.ts';
import { cacheConfig, readCachedConfig } from './config-cache.ts';
import { ConfigurationError } from './configuration-error.ts';
import type { IdSyntax } from './ids/syntax.ts';
import { idsOf } from './ids-of.ts';
import { locateKey } from './locate.ts';
import { finding } from './rules.ts';
import type { Config } from './schema.ts';
import { ofVariant } from './variants.ts';

/** A project as the stages see it: its root, its configuration, and what the configuration says of IDs. */
export interface Project {
  /** Absolute path. It appears in no output. */
  root: string;
  /** POSIX path of the configuration file relative to the root. */
  configFile: string;
  /** Its text; undefined where the project is known from an archive. */
  configSource?: string;
  config: Config;
  ids: IdSyntax;
  /** SHA-256 (hex) over the resolved configuration: cached facts of another configuration are not used. */
  configHash: string;
}

/**
 * Loads and validates `site.config.ts`.
 * @param path configuration file or the directory that holds one, relative to the working directory; for `.` the nearest directory
 * above counts too
 * @param variant name of the variant that is meant; all of it where it is left out
 * @throws ConfigurationError when the file is missing, does not run, or does not fit the schema; UserError for a variant that there is not
 * @implements SRS-101, SRS-103
 */
export async function loadProject(path: string, variant = ''): Promise<Project> {
  const { project } = await loadGiven(path);
  return variant === '' ? project : projectOfVariant(project, variant);
}

/** The same project with the configuration of one of its variants. */
export function projectOfVariant(project: Project, variant: string): Project {
  const config = ofVariant(project.config, variant);
  return { ...project, config, configHash: hashOf(config) };
}

/** A project with its configuration as it was written: what it evaluates to, and its source. */
export interface GivenProject {
  project: Project;
  site: unknown;
  source: string;
}

/** As `loadProject`. */
export async function loadGiven(path: string): Promise<GivenProject> {
  const file = configurationAt(path);
  const root = dirname(file);
  const configFile = relative(root, file).split(sep).join('/');
  const source = await readFile(file, 'utf8').catch(() => undefined);
  if (source === undefined) {
    throw new ConfigurationError([
      problem(
        configFile,
        1,
        1,
        `There is no ${configFile} in this directory${path === '.' ? ' or above it' : ''}.`,
        'Run the command in the project, or name the file with --config <path>.',
      ),
    ]);
  }
  const site = await runConfiguration(file, configFile, source);
  const cached = readCachedConfig(root, site);
  const config = cached ?? (await validate(site, source, configFile));
  if (!cached) cacheConfig(root, site, config);
  const project = {
    root,
    configFile,
    configSource: source,
    config,
    ids: idsOf(config),
    configHash: hashOf(config),
  };
  return { project, site, source };
}

/** Path of the configuration file. Who stands below a project means that project; the search ends at a repository's root. */
/** Where the configuration of a call lies, or would lie: absolute. */
export function configurationAt(path: string): string {
  if (/\.[cm]?[jt]s$/.test(path)) return resolve(path);
  const here = resolve(path, 'site.config.ts');
  if (path !== '.') return here;
  for (let directory = dirname(here); ; directory = dirname(directory)) {
    if (existsSync(join(directory, 'site.config.ts'))) return join(directory, 'site.config.ts');
    if (existsSync(join(directory, '.git')) || directory === dirname(directory)) return here;
  }
}

async function validate(site: unknown, source: string, configFile: string): Promise<Config> {
  const { siteSchema } = await import('./schema.ts');
  const parsed = siteSchema.safeParse(site);
  if (parsed.success) {
    if (parsed.data.variant !== '') {
      const { line, column } = locateKey(source, ['variant']);
      const hint = 'Remove it; a call names the variant: dossier build --variant <name>.';
      throw new ConfigurationError([
        problem(configFile, line, column, '`variant` is no setting of a project.', hint),
      ]);
    }
    const hidden = hiddenCharacters(parsed.data, [], source, configFile);
    if (hidden.length > 0) throw new ConfigurationError(hidden);
    return parsed.data;
  }
  const { settingNames, settingWords } = await import('./setting-names.ts');
  const written: Written = {
    site,
    source,
    configFile,
    namesAt: (path) => settingNames(siteSchema, path),
    wordsAt: (path) => settingWords(siteSchema, path),
  };
  throw new ConfigurationError(parsed.error.issues.flatMap((issue) => describeIssue(issue, written)));
}

/**
 * Texts of the configuration, such as titles, that hold what nobody sees or what turns text around.
 * @implements SRS-3206
 */
function hiddenCharacters(
  value: unknown,
  path: PropertyKey[],
  source: string,
  configFile: string,
): Finding[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, entry]) =>
      hiddenCharacters(entry, [...path, Array.isArray(value) ? Number(key) : key], source, configFile),
    );
  const [first] = typeof value === 'string' ? showHidden(value).found : [];
  if (!first) return [];
  const { line, column } = locateKey(source, path);
  const name = path.map(String).join('.');
  return [
    problem(
      configFile,
      line,
      column,
      `\`${name}\` holds the character ${first.name}, which is not seen or turns the text around it.`,
      'Remove it; the text then says what it shows.',
    ),
  ];
}

async function runConfiguration(file: string, configFile: string, source: string): Promise<unknown> {
  provideOwnPackage();
  const url = pathToFileURL(file);
  // The content's hash in the address lets a long-running process load an edited configuration again.
  url.searchParams.set('content', sha256Of(source).slice(0, 16));
  try {
    return ((await import(url.href)) as { default?: unknown }).default;
  } catch (error) {
    const { line, column } = placeInStack(error, file);
    const reason =
      error instanceof Error
        ? (error.message.split('\n')[0] ?? '').replaceAll(file, configFile)
        : String(error);
    throw new ConfigurationError([
      problem(
        configFile,
        line,
        column,
        `The configuration does not run: ${reason.replaceAll(dirname(file), '.')}`,
        'Mend the TypeScript of the configuration; it may use type annotations, but no syntax that has to be compiled (enum, namespace).',
      ),
    ]);
  }
}

/**
 * Lets a configuration import `dossier` from wherever this package runs, as source or compiled, installed in the project or not. TypeScript
 * that it imports is a module, whatever the `package.json` beside it says or leaves open.
 * @implements SRS-2201, SRS-3709
 */
function provideOwnPackage(): void {
  if (ownPackageProvided) return;
  ownPackageProvided = true;
  const own = new URL(import.meta.url.endsWith('.ts') ? '../index.ts' : '../index.js', import.meta.url).href;
  registerHooks({
    resolve: (specifier, context, next) => {
      if (specifier === 'dossier') return { url: own, shortCircuit: true };
      const found = next(specifier, context);
      return isTypeScript.test(found.url) && !isInstalled.test(found.url)
        ? { ...found, format: 'module-typescript' }
        : found;
    },
  });
}
let ownPackageProvided = false;
const isTypeScript = /\.m?ts(?:$|\?)/;
const isInstalled = /\/node_modules\//;

/** A configuration as it was written, and what it may say. */
interface Written {
  site: unknown;
  source: string;
  configFile: string;
  /** Names of the settings at a path. */
  namesAt(path: readonly PropertyKey[]): string[];
  /** Words of which the value at a path is one. */
  wordsAt(path: readonly PropertyKey[]): string[];
}

/** @implements SRS-102, SRS-3480 */
function describeIssue(issue: z.core.$ZodIssue, written: Written): Finding[] {
  const { site, source, configFile } = written;
  const at = (path: PropertyKey[], message: string, hint: string): Finding => {
    const { line, column } = locateKey(source, path);
    return problem(configFile, line, column, message, hint);
  };
  const name = issue.path.length === 0 ? 'the configuration' : `\`${issue.path.join('.')}\``;
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      at(
        [...issue.path, key],
        `\`${[...issue.path, key].join('.')}\` is no setting.`,
        `${didYouMean(key, written.namesAt(issue.path))}Remove it, or mend its spelling; the editor lists the settings of \`defineSite\`.`,
      ),
    );
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // Of the forms a setting may have, the one that fits best is taken to be meant.
    const [nearest = []] = [...issue.errors].sort((a, b) => a.length - b.length);
    return nearest.flatMap((each) =>
      describeIssue({ ...each, path: [...issue.path, ...each.path] }, written),
    );
  }
  const value = valueAt(site, issue.path);
  const stood = value === undefined ? 'nothing' : (JSON.stringify(value)?.slice(0, 60) ?? typeof value);
  return [
    at(
      issue.path,
      `${name}: expected ${expectation(issue)}, but there stood ${stood}.`,
      `${typeof value === 'string' ? didYouMean(value, written.wordsAt(issue.path)) : ''}Set ${name} in ${configFile}.`,
    ),
  ];
}

function expectation(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `a value of type ${issue.expected}`;
  if (issue.code === 'invalid_value')
    return `one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
  if (issue.code === 'too_small')
    return issue.origin === 'string' ? 'a text that is not empty' : `at least ${issue.minimum}`;
  if (issue.code === 'invalid_format' && 'pattern' in issue)
    return `a text of the form ${String(issue.pattern)}`;
  return issue.message;
}

function valueAt(site: unknown, path: PropertyKey[]): unknown {
  let value = site;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

function placeInStack(error: unknown, file: string): { line: number; column: number } {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const match = new RegExp(`${escapePattern(file)}[^:\\s]*:(\\d+)(?::(\\d+))?`).exec(stack);
  return { line: Number(match?.[1] ?? 1), column: Number(match?.[2] ?? 1) };
}

function problem(file: string, line: number, column: number, message: string, hint: string): Finding {
  return finding('configuration', { file, line, column }, { message, hint });
}

function hashOf(config: Config): string {
  return sha256Of(JSON.stringify(config));
}
