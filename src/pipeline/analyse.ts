/**
 * Three of the five stages: read, link, check. The tree as it is, or a commit of it, becomes a model with its findings.
 * @c4 component "Pipeline"
 * @path .
 * @technology TypeScript
 * @uses Model "items, links, findings"
 * @uses Configuration "the project"
 * @uses Sources "read: facts of every file"
 * @uses Trace "link: items, links, verdicts"
 * @uses Architecture "elements, views, owners"
 * @uses SOUP "the register"
 * @uses Quality "scans, analyses, coverage"
 * @uses Claims "refuses words of no list"
 * @uses Risk "judges risks"
 * @uses Regulation "judges profiles"
 * @uses Depth "judges what is demanded of elements"
 * @uses Gates "judges criteria"
 * @uses Renderers "rules of what is shown"
 * @uses Languages "judges translations"
 * @uses UDI "judges identifiers"
 * @uses Release "judges approvals and deployments"
 * @uses Suppliers "reads releases of other projects"
 * @uses Documents "its rules"
 * @uses PDF "its rules"
 * @uses Cache "the answer of the last run"
 */
import type { Progress } from '../cache/progress.ts';
import type { Share } from '../cache/share.ts';
import type { Project } from '../config/index.ts';
import { asksForIndependence } from '../depth/rows.ts';
import type { Mismatch } from '../languages/index.ts';
import {
  type Author,
  type Facts,
  type Finding,
  type Model,
  type Place,
  type Rule,
  withStatus,
} from '../model/index.ts';
import type { ContentTime } from '../release/approvals/time.ts';
import {
  type ContentOf,
  contentOfCommits,
  matching,
  onceEach,
  readAuthors,
  readAuthorsByFile,
  readContentTime,
  readDifference,
  readSignedObjects,
  readTaggedCommit,
  readTestedTrees,
  recordPaths,
  tagPrefix,
  withOwnAnswers,
} from '../sources/git/index.ts';
import { read } from '../sources/read.ts';
import type { Survey, Surveyed } from '../sources/survey.ts';
import type { AcceptedFinding } from '../trace/index.ts';
import { checkModel } from './check.ts';
import { cacheCheck } from './check-cache.ts';
import { withImageHashes } from './image-hashes.ts';
import { type Linked, link } from './link.ts';
import { suppliersOf } from './suppliers.ts';

export interface PipelineOptions {
  progress: Progress;
  signal?: AbortSignal;
  /** Which part of the work is done here, where several runs fill one cache. */
  share?: Share | undefined;
}

/** A project linked and checked: everything the renderers need. */
export interface Checked extends Linked {
  findings: Finding[];
  /** Findings a person accepted in the baseline. */
  accepted: AcceptedFinding[];
  /** Every rule that was checked, sorted by name. */
  rules: Rule[];
  /** Identifies all input. */
  digest: string;
}

/** What only a repository tells of approvals: who wrote the content, and when it came to be. */
export interface People {
  authors: Author[];
  content: ContentTime;
}

/** What was checked, with what it was linked from, for those who let the model be made again. */
export interface Analysed extends Checked {
  ground: { surveyed: Surveyed; facts: Facts; tested: ReadonlyMap<string, string>; people: People };
}

/**
 * Read, link and check: from what lies in the project to what is to be said of it. Keeps the answer for the next run.
 * @param texts whether pages and items are wanted with their text, as a build needs them
 */
export function analyse(...given: Parameters<typeof analyseOnce>): Promise<Analysed> {
  return withOwnAnswers(() => analyseOnce(...given));
}

async function analyseOnce(
  project: Project,
  surveyed: Survey,
  { progress, signal, share }: PipelineOptions,
  texts: boolean,
): Promise<Analysed> {
  progress.stage('read');
  const [revision, reading] = await Promise.all([
    surveyed.readRevision(),
    read(project, surveyed, { progress, signal, texts, share }),
  ]);
  const { root, config } = project;
  // Records of other versions are of another tree anyway.
  const { reportFormats, sessions = [] } = reading.facts;
  const named = [...reportFormats.flatMap(({ run }) => run ?? []), ...sessions].flatMap(
    ({ version, commit }) => (version === config.product.version && commit !== '' ? commit : []),
  );
  const contentOf = contentOfCommits(root, recordPaths(config));
  const tested = await readTestedTrees(root, named, contentOf);
  progress.stage('link');
  const suppliers = await suppliersOf(project, surveyed.uses, reading.facts, revision.revision, !texts);
  const linked = link(project, surveyed, { ...revision, tested }, reading, suppliers);
  const { translations, mismatches } = await compareTranslations(surveyed, linked.model, reading.facts);
  const people = await readPeople(project);
  const translated: Model = { ...linked.model, translations };
  const judged = await judge(project, surveyed, people, translated, contentOf);
  const deployments = await judgeDeployed(project, surveyed, translated, contentOf);
  const involved = await involve(project, surveyed, people, { ...translated, ...judged });
  const model: Model = withStatus({ ...translated, ...judged, ...involved, deployments });
  progress.stage('check');
  const { findings, accepted, rules } = await checkModel(
    project,
    { ...linked, model },
    {
      baseline: surveyed.baseline,
      files: surveyed.referable,
      templates: surveyed.templates,
      codeowners: surveyed.codeowners,
      signers: surveyed.approvals.signers,
      mismatches,
    },
  );
  const digest = surveyed.digest((file) => reading.hashOf(file.path));
  cacheCheck(project, { digest, findings, referenced: surveyed.referable.asked });
  const ground = { surveyed, facts: reading.facts, tested, people };
  return { ...linked, model, findings, accepted, rules, digest, ground };
}

/**
 * Holds translations against their originals. The lock is of whole sections, whatever of them a variant has: they are compared whole, and
 * those that the variant has are told.
 * @implements SRS-3816
 */
async function compareTranslations(
  surveyed: Survey,
  model: Model,
  { pages }: Pick<Facts, 'pages'>,
): Promise<Pick<Model, 'translations'> & { mismatches: Mismatch[] }> {
  if (!model.documents.some(({ translatedFrom }) => translatedFrom))
    return { translations: [], mismatches: [] };
  const { parseLock, translationStates } = await import('../languages/index.ts');
  const read = (path: string) => surveyed.referable.read(path)?.toString('utf8');
  const lock = parseLock(surveyed.translations ?? '');
  const { documents } = model;
  const shown = new Set(documents.flatMap((document) => document.pages));
  const whole = model.variant
    ? withImageHashes(
        pages.filter(({ path }) => shown.has(path)),
        surveyed.referable,
      )
    : model.pages;
  const { states, mismatches } = translationStates({ documents, pages: whole }, lock, read);
  const headings = new Set(model.pages.flatMap((page) => page.headings.map(({ place }) => keyOf(place))));
  return { translations: states.filter(({ place }) => headings.has(keyOf(place))), mismatches };
}

function keyOf({ file, line }: Place): string {
  return `${file}:${line}`;
}

async function readPeople({ root, config }: Project): Promise<People> {
  const leftOut = recordPaths(config);
  const [authors, content] = await Promise.all([
    asksForIndependence(config)
      ? readAuthorsByFile(root, leftOut, tagPrefix(config))
      : config.approvals.authorDiffers
        ? readAuthors(root, leftOut, tagPrefix(config))
        : [],
    readContentTime(root, leftOut),
  ]);
  return { authors, content };
}

/** Judges the records of approvals, where there are any. */
async function judge(
  { root, config }: Project,
  { approvals }: Survey,
  people: People,
  model: Model,
  contentOf: ContentOf,
): Promise<Pick<Model, 'approvals' | 'threads'>> {
  if (approvals.records.length === 0 && approvals.signers === '') return { approvals: [] };
  const { judgeApprovals } = await import('../release/approvals/index.ts');
  const { signers: signersFile, signedOnly, pullRequests } = config.approvals;
  const leftOut = recordPaths(config);
  const { revision } = model.release;
  const { now, clock } = await momentOf(contentOf, revision);
  const { approvals: judged, threads } = await judgeApprovals(model, {
    ...approvals,
    objects: await readSignedObjects(root, leftOut, revision.tree, contentOf, matching(config)),
    signersFile,
    authors: config.approvals.authorDiffers ? people.authors : [],
    content: people.content,
    now,
    clock,
    contentOf,
    forge: { signedOnly, people: pullRequests },
    differenceSince: onceEach((commit) => readDifference(root, leftOut, commit)),
  });
  return { approvals: judged, ...(threads.length > 0 ? { threads } : {}) };
}

/** Tells what reviewers and testers wrote, where something depends on it. */
async function involve(
  { config }: Project,
  { approvals: { signers } }: Survey,
  { authors }: People,
  model: Model,
): Promise<Pick<Model, 'people'>> {
  if (!asksForIndependence(config)) return {};
  const { involvedPeople } = await import('../release/approvals/index.ts');
  const { signers: signersFile, pullRequests } = config.approvals;
  const people = involvedPeople(model, { authors, signers, signersFile, pullRequests });
  return people ? { people } : {};
}

/** Judges the records of deployments, where there are any. */
async function judgeDeployed(
  { root, config }: Project,
  { approvals, deployments: files }: Survey,
  model: Model,
  contentOf: ContentOf,
): Promise<Model['deployments']> {
  if (files.length === 0) return [];
  const { judgeDeployments } = await import('../release/deployments/index.ts');
  const { signers, revoked } = approvals;
  const { now } = await momentOf(contentOf, model.release.revision);
  return judgeDeployments(model, {
    files,
    environments: config.deployment.environments,
    signers,
    signersFile: config.approvals.signers,
    revoked,
    now,
    contentOf,
    taggedCommit: (tag) => readTaggedCommit(root, tag),
  });
}

/** The moment that no record is younger than, and the time of the machine. */
async function momentOf(
  contentOf: ContentOf,
  { commit, dirty }: Model['release']['revision'],
): Promise<{ now: string; clock: string }> {
  const clock = `${new Date().toISOString().slice(0, 19)}Z`;
  // The date of the build may be set from outside, that of the commit may not.
  const committed = (await contentOf(commit))?.date ?? clock;
  // A record in a commit is older than it; one that is not committed yet is held against the clock.
  return { now: dirty || committed > clock ? clock : committed, clock };
}
