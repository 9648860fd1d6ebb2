/**
 * The five stages in their order: read → link → check → render → seal. Each stage is a file of its own;
 * this page only hands one's answer to the next.
 * @c4 component "Workflows"
 * @path .
 * @technology TypeScript
 * @description What a command carries out from end to end: check, build, release, reproduce, compare.
 * @uses Model "what is built"
 * @uses Configuration "the project"
 * @uses Sources "survey of the tree"
 * @uses Git source "commits and tags"
 * @uses Evidence stamp "evidence of a release"
 * @uses Pipeline "read, link and check"
 * @uses Gates "criteria of a release"
 * @uses Trace "the lock of reviewed links"
 * @uses UDI "decision on the Basic UDI-DI"
 * @uses Cache "identity of this generator, shares of a build"
 * @uses Remote cache "what other machines made"
 * @uses Documents "pages rendered before"
 * @uses Renderers "render: site, PDF set, data"
 * @uses Release "seal: manifest, output in place"
 * @uses Verification "holds an archive against itself"
 * @uses Change "histories of items"
 * @uses Difference "what changed since the last release"
 * @uses Fonts "faces that an output is set in"
 * @uses Browser "whether it can be had"
 */

import { join } from 'node:path';
import { guardingHeap } from '../cache/heap-guard.ts';
import { ConfigurationError, type Project, projectOfVariant } from '../config/index.ts';
import { finding } from '../config/rules.ts';
import type { Version, VersionDifference } from '../difference/index.ts';
import {
  compareFindings,
  type Finding,
  type Model,
  type Release,
  type SourceHash,
  UserError,
  visible,
  withStatus,
} from '../model/index.ts';
import type { analyse as Analyse, Analysed, PipelineOptions } from '../pipeline/analyse.ts';
import { readCachedCheck } from '../pipeline/check-cache.ts';
import { requireNamedBrowser } from '../render/browser/installed.ts';
import type { Histories, RenderOptions, Write } from '../render/render.ts';
import { hashFile, type Trust } from '../sources/facts-cache.ts';
import { type Survey, survey } from '../sources/survey.ts';
import { refuseForeignOutput } from './output.ts';

/**
 * Findings of a project: those of the last check if nothing changed since, else from reading, linking and checking. Where it has templates
 * of its own, everything is composed with them too.
 * @implements SRS-3425
 */
export async function check(project: Project, options: PipelineOptions): Promise<Finding[]> {
  options.progress.stage('survey');
  const surveyed = await survey(project, 'state');
  // An approval is judged by the texts it was given for.
  const needsTexts =
    project.config.output.html ||
    surveyed.approvals.records.length > 0 ||
    Boolean(project.config.product.udi?.basicUdiDi);
  // Only use tells what is wrong with a template, and what it said is not kept.
  const { referable, templates } = surveyed;
  if (templates.size > 0 && (await import('../documents/templates.ts')).ownTemplates(templates).size > 0) {
    const analysed = await analyseWith(project, surveyed, options, true);
    return (
      await compose(project, { ...analysed, referable, templates }, options, () => {}, {
        pdf: true,
        drawn: false,
      })
    ).findings;
  }
  const cached = readCachedCheck(
    project,
    surveyed.digest((file) => surveyed.factsCache.hashOf(file)),
    referable,
  );
  return cached ? cached.findings : (await analyseWith(project, surveyed, options, needsTexts)).findings;
}

/**
 * Findings of every variant of a project: what all have is said once, what some have says of which.
 * @implements SRS-3856
 */
export async function checkVariants(
  project: Project,
  names: readonly string[],
  options: PipelineOptions,
): Promise<Finding[]> {
  const found: { name: string; finding: Finding }[] = [];
  for (const name of names)
    for (const finding of await check(projectOfVariant(project, name), options))
      found.push({ name, finding });
  const same = Map.groupBy(found, ({ finding }) => JSON.stringify(finding));
  return [...same.values()]
    .flatMap((all) => {
      const finding = all[0]?.finding;
      if (!finding) return [];
      const of = [...new Set(all.map(({ name }) => name))];
      if (of.length === names.length) return finding;
      return {
        ...finding,
        message: `${finding.message} (variant${of.length === 1 ? '' : 's'} ${of.join(', ')})`,
      };
    })
    .sort(compareFindings);
}

/**
 * Reads, links and checks a project, whatever is kept of earlier checks.
 * @param trust `state` only for what nobody will sign
 */
export async function analyseProject(
  project: Project,
  options: PipelineOptions,
  trust: Trust = 'bytes',
): Promise<Analysed & Pick<Survey, 'referable' | 'templates'>> {
  options.progress.stage('survey');
  return analyseSurveyed(project, await survey(project, trust), options);
}

async function analyseSurveyed(
  project: Project,
  surveyed: Survey,
  options: PipelineOptions,
): Promise<Analysed & Pick<Survey, 'referable' | 'templates'>> {
  const { referable, templates } = surveyed;
  return { ...(await analyseWith(project, surveyed, options, true)), referable, templates };
}

/**
 * Refuses when the input is no longer what was read: an output that names a release is of its commit, byte for byte.
 * @throws UserError
 * @implements SRS-3184
 */
async function requireUnchanged(project: Project, digest: string): Promise<void> {
  const now = await survey(project, 'bytes');
  if (now.digest((file) => hashFile(join(project.root, file.path))) !== digest) throw changedMeanwhile();
}

export function changedMeanwhile(): UserError {
  return new UserError(
    'Files changed while they were read, so that no output is of them. Run the command again.',
  );
}

/** The stages from read to check; their code is loaded when there is something to read. */
async function analyseWith(...given: Parameters<typeof Analyse>): Promise<Analysed> {
  return (await import('../pipeline/analyse.ts')).analyse(...given);
}

/**
 * Makes what a build would make, without data.
 * @param histories reads what happened before
 * @returns the findings of the check and those of rendering
 */
export async function compose(
  project: Project,
  checked: Analysed & Pick<Survey, 'referable' | 'templates'>,
  options: PipelineOptions,
  write: Write,
  what: Pick<RenderOptions, 'pdf' | 'drawn' | 'onDemand' | 'renderings' | 'share'>,
  histories = () => historiesOf(project, checked.model, options, what.share),
): Promise<{ findings: Finding[] }> {
  const { render } = await import('../render/render.ts');
  const { referable: files, templates } = checked;
  const given = { files, templates, ...options, ...what, data: false };
  const rendered = await render(project, checked, histories, write, given);
  return { findings: [...checked.findings, ...rendered].sort(compareFindings) };
}

/** What happened before: to each item, in earlier releases, since the last one. */
export async function historiesOf(
  project: Project,
  given: Model,
  options: PipelineOptions,
  share?: RenderOptions['share'],
): Promise<Histories> {
  const model = await withHistory(project, given, options);
  return { model, difference: await comparedOnce(share, () => compare(project, model, options)) };
}

/** The model with what happened to each item, and what is known of earlier releases, from git and archives. */
async function withHistory(
  project: Project,
  model: Model,
  options: PipelineOptions & Pick<BuildOptions, 'earlier'>,
): Promise<Model> {
  if (model.release.revision.system === 'none') return model;
  options.progress.stage('history');
  const { earlierReleases, itemHistory } = await import('../change/index.ts');
  const history = visible(await itemHistory(project, model, options));
  if (!history) return { ...model, history };
  const earlier = options.earlier ?? visible(await earlierReleases(project, model, history.releases));
  return { ...model, history, earlier };
}

/** A release that is built as a candidate, and why. */
function candidateOf(release: Release, why: string): Release {
  const { label, draftReasons } = release;
  return {
    ...release,
    label: `CANDIDATE ${label}`,
    draft: true,
    candidate: true,
    draftReasons: [...draftReasons, why],
  };
}

/** What a build made. */
export interface Built {
  findings: Finding[];
  /** Release label, `DRAFT …` or the tag. */
  release: string;
  /** The browser that printed, as it states it; empty where nothing was printed. */
  renderer: string;
  /** Files of the project that files of the output show by reference, by path in the output. */
  sources: ReadonlyMap<string, readonly SourceHash[]>;
  /** Identifies all input it was made of. */
  digest: string;
  /** What lies where, relative to the project. */
  output: [what: string, where: string][];
}

interface BuildOptions extends PipelineOptions {
  pdf: boolean;
  /** Why an output that would be a release is none, for its marks; by default nothing. */
  withheld?: string;
  /** Tag or commit the change report compares with; by default the release before. */
  since?: string | undefined;
  /** The version to compare with, where it is at hand already. */
  previous?: Version | undefined;
  /** What is known of earlier releases, where it is at hand already. */
  earlier?: Model['earlier'];
}

/**
 * The whole output: the last one where it is certain that it would be made again, else one that is built aside and put in place when it is
 * whole. Call it within `withOutput`.
 * @implements SRS-3570
 */
export async function build(project: Project, options: BuildOptions): Promise<Built> {
  refuseForeignOutput(project);
  requireBrowser(project);
  options.progress.stage('survey');
  const surveyed = await survey(project, 'bytes');
  const { referable, factsCache } = surveyed;
  const { groundOf, cacheBuild, readCachedBuild } = await import('./build-cache.ts');
  const ground = await groundOf(project, surveyed, options);
  const digest = surveyed.digest((file) => factsCache.hashOf(file));
  const standing = ground && readCachedBuild(project, { ground, digest }, referable);
  if (standing) return standing;
  const { built, draft } = await buildAnew(project, surveyed, options);
  // What may be signed is made, whatever stands.
  if (ground && draft && ground === (await groundOf(project, surveyed, options)))
    cacheBuild(project, { ground, digest: built.digest }, referable, built);
  return built;
}

/**
 * Refuses a browser that is named and is none before anything is read for it.
 * @implements SRS-3866
 */
export function requireBrowser({ config }: Project): void {
  if (config.output.browsers.length === 0) requireNamedBrowser(process.env);
}

async function buildAnew(
  project: Project,
  surveyed: Survey,
  given: BuildOptions,
): Promise<{ built: Built; draft: boolean }> {
  const { standingPages } = await import('./standing-pages.ts');
  const standing = standingPages(project);
  const options = { ...given, progress: guardingHeap(given.progress, standing.index !== undefined) };
  const { StagedOutput } = await import('../release/staging.ts');
  const { seal } = await import('../release/seal.ts');
  const checked = await analyseSurveyed(project, surveyed, options);
  const { release: own } = checked.model;
  const release = options.withheld ? candidateOf(own, options.withheld) : own;
  let model = checked.model;
  const histories = async (): Promise<Histories> => {
    model = withStatus({ ...(await withHistory(project, checked.model, options)), release });
    return { model, difference: await compare(project, model, options) };
  };
  const { directory, cache } = project.config.output;
  const staged = new StagedOutput(join(project.root, directory), join(project.root, cache, 'output'));
  try {
    const { render } = await import('../render/render.ts');
    const { renderingStore } = await import('./rendering-store.ts');
    const renderings = renderingStore(project);
    let renderer = '';
    const onBrowser = (version: string): void => {
      renderer = version;
    };
    const rendered = await render(project, checked, histories, staged.write, {
      // What may be signed is made, whatever stands.
      ...(release.draft ? { standing, renderings } : {}),
      files: checked.referable,
      templates: checked.templates,
      ...options,
      written: staged.read,
      onBrowser,
    });
    renderings.end();
    options.progress.stage('seal');
    seal(staged, model);
    if (!release.draft) await requireUnchanged(project, checked.digest);
    options.signal?.throwIfAborted();
    staged.commit();
    const findings = [...checked.findings, ...rendered].sort(compareFindings);
    const { word, tables } = project.config.output;
    const asked: Record<string, boolean> = { pdf: options.pdf, word, tables };
    const output: Built['output'] = [
      ['site', `${directory}/site/index.html`],
      ['pdf', `${directory}/pdf/`],
      ['word', `${directory}/word/`],
      ['tables', `${directory}/tables/`],
      ['data', `${directory}/data/`],
      ['manifest', `${directory}/manifest.json`],
    ];
    const built: Built = {
      findings,
      release: release.label,
      renderer,
      sources: new Map(
        staged.entries.flatMap(({ path, sources }) => (sources ? [[path, sources] as const] : [])),
      ),
      digest: checked.digest,
      output: output.filter(([what]) => asked[what] ?? true),
    };
    return { built, draft: release.draft };
  } catch (error) {
    staged.discard();
    throw error;
  }
}

/**
 * Of several shares the first one reads the version before, and hands out what differs.
 * @implements SRS-3863
 */
async function comparedOnce(
  share: RenderOptions['share'],
  compared: () => Promise<VersionDifference | undefined>,
): Promise<VersionDifference | undefined> {
  if (!share) return compared();
  if (share.number > 1) {
    const [given] = (await share.others('compared')) as { difference?: VersionDifference }[];
    if (given) return given.difference;
  }
  const difference = await compared();
  if (share.number === 1) await share.hand('compared', { difference });
  return difference;
}

/**
 * What differs from the version before; undefined where there is none.
 * @throws ConfigurationError for a version asked for that cannot be read
 */
async function compare(
  project: Project,
  model: Model,
  {
    since,
    previous,
    ...options
  }: PipelineOptions & { since?: string | undefined; previous?: Version | undefined },
): Promise<VersionDifference | undefined> {
  options.progress.stage('compare');
  const { previousVersion } = await import('../change/previous-version.ts');
  const before = previous ?? (await previousVersion(project, model, since, options));
  if (!before) return undefined;
  if ('refused' in before)
    throw new ConfigurationError([
      finding('configuration', undefined, {
        message: before.refused,
        hint: 'Name a tag or commit of this repository with --since, or leave it out.',
      }),
    ]);
  const { differenceOf, versionOf } = await import('../difference/index.ts');
  return differenceOf(before, versionOf(model, true));
}
