import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { registerHooks } from 'node:module';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compareText, type Finding, sha256Of, showHidden, slipOf } from '../model/index.ts';
import { cacheConfig, readCachedConfig } from './config-cache.ts';
import { ConfigurationError } from './configuration-error.ts';
import { describeIssues, type Written } from './describe-issue.ts';
import type { IdSyntax } from './ids/syntax.ts';
import { idsOf } from './ids-of.ts';
import { locateKey } from './locate.ts';
import { notRunning } from './not-running.ts';
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
        `${otherConfiguration(file)}Run the command in the project, name the file with --config <path>, or begin one with \`dossier init\`.`,
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

/** A file beside it that was meant: of another ending or name, or misspelt. */
function otherConfiguration(file: string): string {
  const directory = dirname(file);
  if (existsSync(file)) return `${basename(file)} is no file that can be read. `;
  const names = existsSync(directory) ? readdirSync(directory) : [];
  const isOther = (name: string) => /^(?:site|dossier)\.con\w*\.[cm]?[jt]sx?$/.test(name);
  const found = names.find(isOther) ?? names.find((name) => slipOf(name, [basename(file)]) !== undefined);
  return found === undefined ? '' : `There is ${found}: rename it. `;
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
    functions: await ownExports(),
    namesAt: (path) => settingNames(siteSchema, path),
    wordsAt: (path) => settingWords(siteSchema, path),
  };
  throw new ConfigurationError(describeIssues(parsed.error.issues, written));
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
    throw new ConfigurationError([
      notRunning(error, { file, configFile, source, exported: await ownExports() }),
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
  registerHooks({
    resolve: (specifier, context, next) => {
      if (ownNames.has(specifier)) return { url: ownPackage(), shortCircuit: true };
      const found = next(specifier, context);
      return isTypeScript.test(found.url) && !isInstalled.test(found.url)
        ? { ...found, format: 'module-typescript' }
        : found;
    },
  });
}
let ownPackageProvided = false;
/** The name in every example, and that of the package in the registry. */
const ownNames: ReadonlySet<string> = new Set(['dossier', '@technical-file/dossier']);

function ownPackage(): string {
  return new URL(import.meta.url.endsWith('.ts') ? '../index.ts' : '../index.js', import.meta.url).href;
}

/** Names of what a configuration can import from this package. */
async function ownExports(): Promise<string[]> {
  return Object.keys((await import(ownPackage())) as object).sort(compareText);
}
const isTypeScript = /\.m?ts(?:$|\?)/;
const isInstalled = /\/node_modules\//;

function problem(file: string, line: number, column: number, message: string, hint: string): Finding {
  return finding('configuration', { file, line, column }, { message, hint });
}

function hashOf(config: Config): string {
  return sha256Of(JSON.stringify(config));
}
