import type { Progress } from '../cache/progress.ts';
import type { Project } from '../config/index.ts';
import type { Finding } from '../model/index.ts';
import { UserError } from '../model/user-error.ts';

/** What both calls take. */
export interface CallOptions {
  /** Stops the work; the call then throws the signal's reason. */
  signal?: AbortSignal;
  /** Is told how far the work has come; by default nobody is. */
  progress?: Progress;
  /** Is told sentences for people that are no findings; by default nobody is. */
  onNote?: ((sentence: string) => void) | undefined;
  /** The variant of the product that is meant, where the project has several. */
  variant?: string | undefined;
}

/** What a check found. */
export interface Checked {
  /** Absolute directory of the project; the files of findings are relative to it. */
  root: string;
  /** In the order of files, lines and rules; accepted ones are left out. */
  findings: Finding[];
  /** Whether no finding is an error. */
  passed: boolean;
}

/** What a build made. */
export interface Built extends Checked {
  product: { name: string; version: string };
  /** The release it is of, such as `v1.2.0`, or `DRAFT …` where it is of none. */
  release: string;
  /** Where its parts lie, relative to `root`, in the order of the output; `pdf`, `word` and `tables` only where they were asked for. */
  output: { site: string; pdf?: string; word?: string; tables?: string; data: string; manifest: string };
}

/**
 * Reads, links and checks a project, as `dossier check` does. Writes nothing but its cache.
 * @param path configuration file, or the directory that holds `site.config.ts`
 * @param options without a `variant`, every one is checked, and a finding of some of them says of which
 * @returns what is not proven, as data; nothing is printed
 * @throws ConfigurationError for a configuration that cannot be used, with its findings; UserError for a call that cannot be carried out
 * @implements SRS-3320, SRS-3856
 */
export async function check(path = '.', { variant, ...options }: CallOptions = {}): Promise<Checked> {
  const [project, workflow, names] = await prepare(path, variant);
  const told = await quietUnlessTold(options);
  const findings =
    names.length === 0
      ? await workflow.check(project, told)
      : await workflow.checkVariants(project, names, told);
  return { root: project.root, findings, passed: isPassed(findings) };
}

/**
 * Builds site, PDF set and data of a project, as `dossier build` does. The last output is replaced when the new one is whole.
 * @param path configuration file, or the directory that holds `site.config.ts`
 * @param options `pdf: false` leaves the prints out; `since` is the tag or commit the change report compares with
 * @returns what was made and found, as data; nothing is printed
 * @throws as `check`
 * @implements SRS-3320
 */
export async function build(
  path = '.',
  { variant, ...options }: CallOptions & { pdf?: boolean; since?: string | undefined } = {},
): Promise<Built> {
  const [project, , open] = await prepare(path, variant);
  if (open.length > 0)
    throw new UserError('This project has variants: a build is of one of them. Name it as `variant`.');
  return buildProject(project, options);
}

/** `build` of a project that is loaded, or of one of its variants. */
export async function buildProject(
  project: Project,
  {
    pdf = true,
    since,
    onNote,
    ...options
  }: Omit<CallOptions, 'variant'> & { pdf?: boolean; since?: string | undefined },
): Promise<Built> {
  const workflow = await import('./build.ts');
  const told = await quietUnlessTold(options);
  const shared = project.config.cache && (await remoteCacheOf(project));
  const note = (sentence: string | undefined): void => {
    if (sentence) onNote?.(sentence);
  };
  note(await shared?.take());
  if (shared) note(await shared.takeShares(await headOf(project)));
  const { withOutput } = await import('./output.ts');
  const { findings, release, output } = await withOutput(project, told, () =>
    workflow.build(project, { ...told, pdf, since }),
  );
  note(await shared?.give());
  const { name, version } = project.config.product;
  return {
    root: project.root,
    findings,
    passed: isPassed(findings),
    product: { name, version },
    release,
    output: Object.fromEntries(output) as unknown as Built['output'],
  };
}

/** A `site.config.ts` imports this file by the package's name: what does the work is loaded when it is called for. */
async function prepare(
  path: string,
  variant = '',
): Promise<[Project, workflow: typeof import('./build.ts'), openVariants: string[]]> {
  const { loadProject, openVariants } = await import('../config/index.ts');
  const project = await loadProject(path, variant);
  return [project, await import('./build.ts'), openVariants(project.config)];
}

async function remoteCacheOf(project: Project) {
  const { remoteCache } = await import('../remote-cache/index.ts');
  return remoteCache(project, process.env);
}

async function headOf({ root }: Project): Promise<string> {
  const { readHeadCommit } = await import('../sources/git/index.ts');
  return (await readHeadCommit(root)) ?? '';
}

async function quietUnlessTold({
  progress,
  signal,
}: CallOptions): Promise<{ progress: Progress; signal?: AbortSignal }> {
  const { silentProgress } = await import('../cache/progress.ts');
  return { progress: progress ?? silentProgress, ...(signal ? { signal } : {}) };
}

function isPassed(findings: readonly Finding[]): boolean {
  return !findings.some(({ severity }) => severity === 'error');
}
