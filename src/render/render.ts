import { join } from 'node:path';
import { drawnDynamicViews } from '../architecture/index.ts';
import type { Progress } from '../cache/progress.ts';
import type { Share } from '../cache/share.ts';
import { type Project, settingPlace } from '../config/index.ts';
import type { VersionDifference } from '../difference/index.ts';
import type { DrawnDiagrams } from '../documents/index.ts';
import {
  createComposer,
  loadTemplates,
  type RenderingStore,
  type Templates,
  wordsIn,
} from '../documents/index.ts';
import { finding } from '../documents/rules.ts';
import {
  append,
  type Document,
  type Finding,
  type Model,
  type Rule,
  type SourceHash,
} from '../model/index.ts';
import { requireInstalled } from '../model/renderers.ts';
import { type AcceptedFinding, coverageSummary, type Graph, settleFindings } from '../trace/index.ts';
import { type BrowserHandle, openBrowser, requireRenderers } from './browser/index.ts';
import { drawShared, drawWithViews, whileDrawing } from './diagrams/index.ts';
import { writeData } from './export/data.ts';
import { showFiles, withAddresses } from './files/index.ts';
import { openFonts } from './fonts/index.ts';
import type { PrintJob, PrintProgress, PrintShelf } from './pdf/index.ts';
import { binderOf } from './prints/binder-of.ts';
import { changeReportOf } from './prints/change-report.ts';
import { documentJob } from './prints/document-job.ts';
import { ownPart } from './prints/own-part.ts';
import { releaseRecordOf } from './prints/release-record.ts';
import { usersEdition } from './prints/users-edition.ts';
import {
  renderSite,
  type SiteInput,
  type SiteOnDemand,
  type StandingPages,
  siteOnDemand,
} from './site/index.ts';

export interface RenderOptions {
  progress: Progress;
  signal?: AbortSignal;
  /** Whether the PDF set is printed. */
  pdf: boolean;
  /** Whether anything is drawn or printed, for which it takes a browser; only composed otherwise, which shows what is wrong with templates. */
  drawn?: boolean;
  /** Where several runs fill one cache: only what of the drawings and prints is of this one is made, and nothing written. */
  share?: Share | undefined;
  /** Whether the model is written for other programs too; by default it is. */
  data?: boolean;
  /** The pages of the last output, where a build may take them over. */
  standing?: StandingPages | undefined;
  /** Where rendered pages of the site are kept from one run to the next; without it all are rendered. */
  renderings?: RenderingStore | undefined;
  /** Takes the site, whose files are then made when they are asked for; without it all are made and written. */
  onDemand?: (site: SiteOnDemand) => void;
  /** The files of the project that may be shown, such as images. No renderer opens a file of the project otherwise. */
  files: { read(path: string): Uint8Array | undefined };
  /** The project's own templates, by their path in its template directory. */
  templates: Templates;
  /** Bytes of a file that was written. */
  written?: (path: string) => Uint8Array;
  /** Told once which browser printed and drew, as it states it. */
  onBrowser?: ((version: string) => void) | undefined;
}

/** The project as linked and checked. */
export interface RenderInput {
  model: Model;
  graph: Graph;
  findings: readonly Finding[];
  accepted: readonly AcceptedFinding[];
  /** Every rule that was checked, sorted by name. */
  rules: readonly Rule[];
}

/** What is found out while the browser draws: it takes as long, and no drawing shows it. */
export interface Histories {
  /** The model with what happened to each item, and what is known of earlier releases. */
  model: Model;
  /** What differs from the version before; absent where none is known. */
  difference?: VersionDifference | undefined;
}

/**
 * Takes one finished file of the output; the path is POSIX, relative to the output. `sources` are files of the project it shows, `sha256` is
 * that of the content, where it is known.
 */
export type Write = (
  path: string,
  content: string | Uint8Array,
  sources?: readonly SourceHash[],
  sha256?: string,
) => void;

/**
 * Fourth stage: writes site, PDF set and data from the model.
 * @c4 component "Renderers"
 * @path .
 * @technology TypeScript
 * @description Writes site, PDF set and data from the model.
 * @uses Model "all that is shown"
 * @uses Configuration "output directory, templates"
 * @uses Documents "composes documents and their parts"
 * @uses Regulation "clauses that each document answers"
 * @uses Trace "coverage, accepted findings, weights of rules"
 * @uses Architecture "views to draw and export"
 * @uses SOUP "bill of materials of a list of SOUP"
 * @uses Gates "criteria and their state"
 * @uses UDI "which documents may show the Basic UDI-DI"
 * @uses Difference "what changed since the last release"
 * @uses Cache "how far it has come"
 * @param histories reads them, and tells their stages itself
 * @returns the findings of rendering, weighed as the project weighs its rules: diagrams and templates that do not work, what keeps a PDF
 * from its conformance
 */
export async function render(
  project: Project,
  checked: RenderInput,
  histories: () => Promise<Histories>,
  write: Write,
  {
    progress,
    signal,
    pdf,
    drawn = true,
    data = true,
    share,
    standing,
    renderings,
    onDemand,
    files,
    templates,
    written = () => new Uint8Array(),
    onBrowser,
  }: RenderOptions,
): Promise<Finding[]> {
  const { config, root } = project;
  const cacheDirectory = join(root, config.output.cache);
  const { fonts, missing } = openFonts(config.output.fonts, join(root, 'package.json'));
  let opened: Promise<BrowserHandle> | undefined;
  const browser = (): Promise<BrowserHandle> => {
    opened ??= openBrowser({ endpoints: config.output.browsers, signal });
    return opened;
  };
  const printer = async (): Promise<BrowserHandle> => {
    const handle = await browser();
    onBrowser?.(`${handle.version} (${handle.origin})`);
    return handle;
  };
  try {
    const { pages, architecture } = checked.model;
    const sources = pages.flatMap((page) => page.diagrams.map(({ text, place }) => ({ text, place })));
    const texts = [...sources, ...drawnDynamicViews(pages, architecture)];
    const drawAll = (): Promise<DrawnDiagrams> =>
      whileDrawing(browser, { cacheDirectory, signal, fonts }, (draw) =>
        drawWithViews(texts, architecture, share ? drawShared(share, draw) : draw),
      );
    const [diagrams, { model, difference }] = await Promise.all([
      drawn ? drawAll() : new Map(),
      histories().finally(() => progress.stage('diagrams')),
    ]);
    const { graph } = checked;
    const coverage = coverageSummary(model, graph, config);
    const input = { ...checked, model, difference, coverage, config, ids: project.ids };
    const loaded = loadTemplates(templates);
    const composer = createComposer({ ...input, diagrams }, loaded);
    const styles = templates.get(printStyles);
    const shown = await showFiles(model, config, (path) => files.read(path), styles);
    const findings: Finding[] = [];
    const known = new Set([...checked.findings, ...checked.accepted.map((each) => each.finding)].map(keyOf));
    const settled = (found: readonly Finding[]): Finding[] =>
      settleFindings(found, config).filter((each) => !known.has(keyOf(each)));
    const report = (found: readonly Finding[]): void => append(findings, settled(found));
    report(
      sources.flatMap(({ text, place }) => {
        const drawn = diagrams.get(text);
        return drawn && 'refused' in drawn ? [diagramFinding(drawn.refused, place)] : [];
      }),
    );
    report(shown.findings);
    report(missing.map((name) => fontMissing(name, project)));
    const jobOf = (document: Document): PrintJob => ({
      ...documentJob(document, composer, model, config, shown.files),
      fonts,
    });
    const printing = () => ({
      signal,
      templates: styles
        ? new Map(loaded).set(printStyles, { ...styles, text: withAddresses(styles, shown.files) })
        : loaded,
      // What will be signed is printed, whatever is kept.
      printCache: model.release.draftReasons.length > 0 ? join(cacheDirectory, 'prints') : undefined,
      onProgress: ({ done, total }: PrintProgress) => progress.step(done, total),
    });
    // A preview shows pages, and writes no files.
    const asWord = config.output.word && drawn && !onDemand && !share;
    const asTables = config.output.tables && drawn && !onDemand && !share;
    const beside = new Set<string>();
    const unpaged: { id: string; title: string }[] = [];
    if (pdf || asWord || asTables) {
      // In a block of their own: they are let go before the site is made.
      const forUsersOf = (document: Document, job: PrintJob): PrintJob[] =>
        usersEdition(document, job, composer, { model, config, shown: shown.files });
      const generatedJobs = (): PrintJob[] =>
        [...changeReportOf(input), ...releaseRecordOf(model)].map(jobOf);
      if (share) {
        requireRenderers();
        const { warmTexts } = await import('./pdf/index.ts');
        const part = ownPart(model, share);
        const jobsOf = (documents: readonly Document[]): PrintJob[] =>
          documents.flatMap((document) => {
            const job = jobOf(document);
            return [job, ...forUsersOf(document, job)];
          });
        const texts = {
          whole: [
            ...jobsOf(part.documents.filter((document) => !part.isInPieces(document))),
            ...(part.isFirst ? generatedJobs() : []),
          ],
          inPieces: jobsOf(part.documents.filter(part.isInPieces)),
          loads: part.loads,
        };
        progress.stage('pdf');
        await warmTexts(texts, printer, share, printing());
        return findings;
      }
      // In a function of its own: nothing but the list holds them, which is emptied as they are printed.
      const setOf = () => {
        const own = model.documents.map(jobOf);
        const forUsers = model.documents.flatMap((document, at) => forUsersOf(document, own[at] as PrintJob));
        const generated = generatedJobs();
        const binders = binderOf(own, model, config);
        append(
          unpaged,
          [...generated, ...binders].map(({ id, title }) => ({ id, title })),
        );
        const linked = new Set([...own, ...forUsers].map(({ id }) => id));
        return { jobs: [...own, ...forUsers, ...generated], binders, linked };
      };
      const { jobs, binders, linked } = setOf();
      /** The site holds what it links to, so that it can be served alone. */
      const put = (id: string, path: string, content: Uint8Array, sources?: readonly SourceHash[]): void => {
        write(path, content, sources);
        beside.add(path);
        if (linked.has(id)) write(`site/${path}`, content, sources);
      };
      if (asTables) {
        progress.stage('tables');
        const { tableFiles } = await import('./export/tables/index.ts');
        for (const job of jobs.filter(({ forUsers }) => !forUsers))
          for (const { path, content } of tableFiles(job, wordsIn(job.language), pdf))
            if (typeof content === 'string') write(`tables/${path}`, content);
            else put(job.id, `tables/${path}`, content);
      }
      if (asWord) {
        progress.stage('word');
        requireInstalled('No file of Word can be written here', ['docx', 'puppeteer-core']);
        const { readReference, wordSet } = await import('./word/index.ts');
        const path = config.output.wordReference;
        const given = path === undefined ? undefined : files.read(path);
        const reference = given && readReference(given);
        if (path !== undefined && (!reference || 'refused' in reference))
          report([referenceUnread(path, reference?.refused ?? 'is not there.', project)]);
        const looks = {
          styles: loaded.get(printStyles)?.text ?? '',
          reference: reference && 'refused' in reference ? undefined : reference,
        };
        for await (const { id, name, bytes, sources } of wordSet(jobs, binders, looks, printer))
          put(id, `word/${name}`, bytes, sources);
      }
      if (pdf) {
        progress.stage('pdf');
        requireRenderers();
        const { checkLayout, printSet } = await import('./pdf/index.ts');
        if (!drawn) report(checkLayout(jobs, loaded));
        const shelf: PrintShelf = {
          put: ({ id, bytes, sources }) => put(id, `pdf/${id}.pdf`, bytes, sources),
          bytesOf: (id) => written(`pdf/${id}.pdf`),
        };
        const printed =
          jobs.length === 0 || !drawn
            ? []
            : await printSet(jobs, binders, await printer(), shelf, printing());
        for (const { findings: found } of printed) report(found);
      }
    }
    progress.stage('site');
    const siteInput: SiteInput = {
      ...input,
      diagrams,
      fonts,
      findings: [...input.findings, ...findings],
      compose: (document, to, anchorOf) => composer.compose(document, to, anchorOf, renderings),
      renderBody: composer.renderBody,
      renderBlock: composer.renderBlock,
      shown: shown.files,
      templates: templates.size > 0 ? loaded : undefined,
      beside,
      generated: unpaged,
      standing,
      onFront: data ? (page) => write('index.html', page) : undefined,
      signal,
      onProgress: (done, total) => progress.step(done, total),
    };
    if (onDemand) {
      const site = await siteOnDemand(siteInput);
      onDemand({
        file: site.file,
        findings: async (isWanted) => settled(await site.findings(isWanted)),
      });
      return findings;
    }
    const site = await renderSite(siteInput, (path, content, sources, sha256) =>
      write(`site/${path}`, content, sources, sha256),
    );
    report(site.findings);
    if (!data) return findings;
    progress.stage('data');
    writeData(input.model, [...input.findings, ...findings], write);
    if (input.difference) write('data/change-report.json', `${JSON.stringify(input.difference, null, 1)}\n`);
    return findings;
  } finally {
    await (await opened?.catch(() => undefined))?.close();
  }
}

/** What the check said already is not said again. */
function keyOf({ rule, file = '', line, column, message }: Finding): string {
  return `${rule} ${file}:${line}:${column} ${message}`;
}

const printStyles = 'assets/print.css';

function diagramFinding(
  { message, line }: { message: string; line: number },
  place: Model['pages'][number]['diagrams'][number]['place'],
): Finding {
  return finding(
    'diagram-error',
    { ...place, line: place.line + line },
    { message, hint: 'Mend the Mermaid text at this line.' },
  );
}

/** @implements SRS-3691 */
function referenceUnread(path: string, why: string, project: Project): Finding {
  return finding('word-reference-unread', settingPlace(project, 'output', 'wordReference'), {
    message: `${path}, whose styles the files of Word should take, ${why}`,
    hint: 'Save a document with your styles as .docx there, or take the setting away.',
  });
}

/** @implements SRS-3705 */
function fontMissing(name: string, project: Project): Finding {
  return finding('font-missing', settingPlace(project, 'output', 'fonts'), {
    message: `The package of fonts @fontsource/${name} is not installed, so that its characters are not drawn.`,
    hint: `npm install --save-exact --save-dev @fontsource/${name}, or correct the name in \`output.fonts\`.`,
  });
}
