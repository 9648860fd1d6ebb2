// Speed as ratios taken in one run, so that a slow or busy machine slows both sides. `npm run bench [sizes…]`.
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { globSync } from 'tinyglobby';
import { changeTenFiles, checkBeforeCommit } from './change.ts';
import { writeCorpus } from './corpus.ts';
import { measureDiagrams } from './diagrams.ts';
import { measureFindings } from './findings.ts';
import { measureImports } from './imports.ts';
import { measureLockfile, measureLockfiles } from './lockfile.ts';
import { measureOwnFile } from './own-file.ts';
import { measurePages } from './pages.ts';
import { measurePdf } from './pdf.ts';
import { measureShares } from './shares.ts';
import { measureInBrowser } from './site.ts';
import { editSourceTree, writeSourceTree } from './source.ts';
import { measureSuppliers } from './suppliers.ts';
import { measureWord } from './word.ts';
import { writeReport } from './write-report.ts';

interface Run {
  seconds: number;
  /** Seconds of the processor. */
  cpu: number;
  megabytes: number;
}

const here = fileURLToPath(new URL('.', import.meta.url));
const rounds = 3;

const sizes = process.argv.slice(2).map(Number);
const scratch = mkdtempSync(join(tmpdir(), 'dossier-bench-'));
try {
  for (const size of sizes.length > 0 ? sizes : [1_000, 10_000]) {
    measure(size);
    await benchInBrowser(join(scratch, String(size), 'dist/site'));
    benchPreview(join(scratch, String(size)));
  }
  measureSource(40);
  process.stdout.write(measureLockfile(3_000));
  process.stdout.write(measureLockfiles(20, 3000));
  process.stdout.write(measureImports(10_000));
  process.stdout.write(measurePages(100));
  process.stdout.write(await measureWord(300));
  process.stdout.write(await measureSuppliers(20, 5_000));
  await benchPdf();
  benchOwnFile();
  await benchSharesOfCorpus(300);
  await benchShares(join(scratch, 'own'), 'our own technical file');
  benchLargest(100_000);
  process.stdout.write('\nReports\n');
  measureReport('with the output of its tests', 30);
  measureReport('of bare cases', 0);
  process.stdout.write(measureFindings(10_000));
  await measureDrawing();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function measure(size: number): void {
  const project = join(scratch, String(size));
  writeCorpus(project, size);
  const git = (...words: string[]): void => {
    spawnSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost', ...words], {
      cwd: project,
    });
  };
  git('init', '-q');
  git('config', 'user.name', 'Bench');
  git('add', '-A');
  git('commit', '-qm', 'Corpus');
  dossier(project, 'accept', '--all', '--reason', 'bench');
  git('add', '-A');
  git('commit', '-qm', 'Accept');
  dossier(project, 'stamp');
  process.stdout.write(`\n${size} items (${megabytesOf(project)} MB of Markdown)\n`);

  const remark = median(() => script('bare-remark.ts', project));
  const cold = median(() => {
    forget(project);
    return dossier(project, 'check');
  });
  dossier(project, 'check');
  settle();
  const unchanged = median(() => dossier(project, 'check'));
  const edited = median(() => {
    appendFileSync(join(project, 'content/srs/0001.md'), '\nOne more sentence.\n');
    const run = dossier(project, 'check');
    dossier(project, 'check');
    return run;
  });
  row('check, cold : bare remark parse', cold, remark, 0.55);
  row('check, nothing changed : cold', unchanged, cold, 0.1);
  row('check, one item edited : cold', edited, cold, 0.15);
  process.stdout.write(`  peak memory of a cold check: ${perThousand(cold, size)} MB per 1,000 items\n`);

  const site = median(() => {
    forget(project);
    return dossier(project, 'build', '--no-pdf');
  }, 1);
  const files = globSync('dist/site/**', { cwd: project }).length;
  const html = median(
    () => script('bare-remark.ts', project, 'html', String(files), join(scratch, 'html')),
    1,
  );
  row(`site of ${files} files, cold : bare remark to HTML and as many files`, site, html, 0.9);
  // 400 MB for 5,000 items and 1,500 for 50,000.
  memoryRow('a cold site build', site, 278 + (size / 1_000) * 24.4);
  measureBuildAgain(project, git, site);

  measureChange(project, git, site, cold);
}

/** A build beside the output of the last one. */
function measureBuildAgain(project: string, git: (...words: string[]) => void, cold: Run): void {
  const build = (): Run => dossier(project, 'build', '--no-pdf');
  const change = (): Run => {
    appendFileSync(join(project, 'content/srs/0001.md'), '\nOne more sentence, committed.\n');
    git('commit', '-qam', 'Change one item');
    return build();
  };
  change();
  row('build after a commit that changed one item : cold', median(change), cold, 0.3);
  row('build with nothing changed : cold', median(build), cold, 0.1);
}

/** What a change reaches, against building it all; and the check that git runs before a commit. */
function measureChange(project: string, git: (...words: string[]) => void, build: Run, coldCheck: Run): void {
  git('add', '-A');
  git('commit', '-qm', 'Before the change');
  changeTenFiles(project);
  git('add', '-A');
  git('commit', '-qm', 'Change ten files');
  const impact = (): Run => dossier(project, 'impact', '--base', 'HEAD~1');
  const cold = median(() => {
    forget(project);
    return impact();
  });
  settle();
  impact();
  const warm = median(impact);
  row('impact of ten files, cold : cold site build', cold, build, 1.3);
  row('impact of ten files, warm : cold site build', warm, build, 0.2);
  checkBeforeCommit(project);
  dossier(project, 'check');
  settle();
  dossier(project, 'check');
  row(
    'check in a pre-commit hook, nothing changed : cold check',
    median(() => hook(project)),
    coldCheck,
    0.2,
  );
}

/** Runs the hook as `git commit` does. */
function hook(project: string): Run {
  const started = performance.now();
  const { status, stderr } = spawnSync('git', ['hook', 'run', 'pre-commit'], {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: join(scratch, 'compiled') },
  });
  if (status === null || !/"code":[01],/.test(stderr)) throw new Error(`the hook failed:\n${stderr}`);
  return { seconds: (performance.now() - started) / 1000, cpu: 0, megabytes: 0 };
}

/** The data of search and explorer and the graphs of items beside the pages, and the page after a save beside a first preview. */
function benchPreview(project: string): void {
  forget(project);
  const { stdout } = spawnSync(process.execPath, [join(here, 'preview.ts'), project, 'content/srs/0001.md'], {
    encoding: 'utf8',
  });
  const { pages, data, graphs, first, afterSave, afterCheck } = JSON.parse(stdout) as Record<string, number>;
  const run = (seconds = 0): Run => ({ seconds, cpu: 0, megabytes: 0 });
  row('data of search and explorer : pages', run(data), run(pages), 0.3);
  row('graphs of all items : pages', run(graphs), run(pages), 0.4);
  row('page of a preview after a save of prose : after its start', run(afterSave), run(first), 0.1);
  row('page of a preview with all that was checked : after its start', run(afterCheck), run(first), 0.3);
}

/** What a visitor of the site meets. */
async function benchInBrowser(site: string): Promise<void> {
  const items = globSync('items/*/index.html', { cwd: site }).sort();
  const paths = ['index.html', items[0] ?? 'items/index.html', 'trace/index.html', 'findings/index.html'];
  const { pages, slowestFilter, scrolling } = await measureInBrowser(site, paths);
  process.stdout.write('  in a browser:\n');
  for (const { path, firstPaint, largestPaint, layoutShift, kilobytes, requests } of pages)
    process.stdout.write(
      `    ${path.padEnd(40)} first paint ${firstPaint.toFixed(0)} ms, largest ${largestPaint.toFixed(0)} ms, shift ${layoutShift.toFixed(3)}, ${kilobytes.toFixed(0)} kB without fonts in ${requests} requests\n`,
    );
  const verdict = slowestFilter <= 50 ? 'met' : 'NOT MET';
  process.stdout.write(
    `    slowest filter of the explorer ${slowestFilter.toFixed(1)} ms (at most 50: ${verdict})\n`,
  );
  const { rows, mean, slowest } = scrolling;
  // A frame at 60 Hz for each step, and none that is felt.
  const smooth = mean <= 16 && slowest <= 50 ? 'met' : 'NOT MET';
  process.stdout.write(
    `    scrolling ${rows} rows of the trace view: ${mean.toFixed(1)} ms a step, slowest ${slowest.toFixed(1)} (at most 16 and 50: ${smooth})\n`,
  );
}

/** A long document against a bare print of the same HTML, and a set of them printed side by side. */
async function benchPdf(): Promise<void> {
  const { pages, ours, bare, together, alone, bound, cold, edited } = await measurePdf(150, 12);
  const run = (seconds: number): Run => ({ seconds, cpu: 0, megabytes: 0 });
  process.stdout.write(`\nPDF of ${pages} pages, 12 documents of a twelfth of it\n`);
  row('two prints, tags mended, conformance checked : bare print', run(ours), run(bare), 2.5);
  row('twelve documents side by side : one after another', run(together), run(alone), 0.7);
  row('binder of the twelve : printing it', run(bound), run(ours), 0.15);
  row('set with its binder after a commit that changed one document : cold', run(edited), run(cold), 0.3);
}

/** What it takes to build a whole technical file, and to build it again. */
function benchOwnFile(): void {
  process.stdout.write('\nOur own technical file\n');
  const { cold, edited } = measureOwnFile(join(scratch, 'own'), (project) => dossier(project, 'build'));
  row('build after a commit that changed one page : cold', edited, cold, 0.3);
  memoryRow('a cold build', cold, 500);
}

/** Comments, imports, interfaces and annotations of a source tree, against parsing alone. */
function measureSource(copies: number): void {
  const project = join(scratch, 'source');
  writeSourceTree(project, copies);
  process.stdout.write(`\n${globSync('src/**', { cwd: project }).length} source files\n`);
  const parse = median(() => script('bare-tree-sitter.ts', join(project, 'src')));
  const cold = median(() => {
    forget(project);
    return dossier(project, 'check');
  });
  settle();
  dossier(project, 'check');
  const edited = median(() => {
    editSourceTree(project);
    return dossier(project, 'check');
  });
  row('check of source, cold : tree-sitter parsing it', cold, parse, 1.3);
  row('check of source, one file edited : cold', edited, cold, 0.1);
  memoryRow('a cold check', cold, 300);
}

/** A JUnit report of 50 MB against the parser alone, by the time of the processor. */
function measureReport(what: string, logged: number): void {
  const path = join(scratch, 'junit.xml');
  const cases = writeReport(path, 50_000_000, logged);
  const [bare, ours] = (['bare', 'ours'] as const).map((how) =>
    median(() => {
      const { cpu, megabytes } = script('read-report.ts', how, path);
      return { seconds: cpu, cpu, megabytes };
    }, 5),
  ) as [Run, Run];
  row(`JUnit of 50 MB ${what} (${cases} cases) : bare saxes`, ours, bare, 1.5);
  memoryRow('reading it', ours, 200);
}

/** A small project, where what each run does anew weighs most. */
async function benchSharesOfCorpus(size: number): Promise<void> {
  const project = join(scratch, 'shares');
  writeCorpus(project, size);
  await benchShares(project, `a small project of ${size} items`);
}

/** What it costs that several runs make one build, all with the browser. */
async function benchShares(project: string, what: string): Promise<void> {
  const { alone, shared } = await measureShares(project, [2, 4]);
  process.stdout.write(`\nShares of a build with PDFs of ${what}, in seconds of the processor\n`);
  for (const [count, seconds] of shared)
    row(
      `${count} shares and the build that assembles them : the build alone`,
      { seconds, cpu: seconds, megabytes: 0 },
      { seconds: alone, cpu: alone, megabytes: 0 },
      1.15,
    );
}

/** The largest project that is spoken of: its check, cold. */
function benchLargest(size: number): void {
  const project = join(scratch, 'largest');
  writeCorpus(project, size);
  const cold = dossier(project, 'check');
  process.stdout.write(
    `\n${size} items: check, cold, in ${cold.seconds.toFixed(1)} s and ${cold.cpu.toFixed(1)} s of the processor (at most 25 s on an idle machine of two cores)\n`,
  );
  memoryRow('it', cold, 1500);
}

/** Drawing views on a warm page, against Mermaid alone. */
async function measureDrawing(): Promise<void> {
  const { ours, mermaid } = await measureDiagrams();
  process.stdout.write('\n50 views\n');
  row(
    'drawing on a warm page : Mermaid alone',
    { seconds: ours, cpu: 0, megabytes: 0 },
    { seconds: mermaid, cpu: 0, megabytes: 0 },
    1.2,
  );
}

function forget(project: string): void {
  rmSync(join(project, '.dossier'), { recursive: true, force: true });
}

/** File systems that tell times coarsely: a file edited within two seconds of the last run is read again. */
function settle(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2500);
}

function dossier(project: string, ...words: string[]): Run {
  return script('measured.ts', '--config', project, '--quiet', ...words);
}

function script(name: string, ...words: string[]): Run {
  const started = performance.now();
  // An installed Dossier is JavaScript; here types are stripped, and the cache keeps that out of the figures.
  const { stderr, status } = spawnSync(process.execPath, [join(here, name), ...words], {
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NODE_COMPILE_CACHE: join(scratch, 'compiled') },
  });
  const seconds = (performance.now() - started) / 1000;
  const told = /\{"\w+":(\d+),"cpu":([\d.]+),"megabytes":([\d.]+)\}\s*$/.exec(stderr);
  const code = stderr.includes('"code":') ? Number(told?.[1] ?? 0) : 0;
  if (status !== 0 || code > 1) throw new Error(`${name} ${words.join(' ')} failed:\n${stderr}`);
  return { seconds, cpu: Number(told?.[2] ?? 0), megabytes: Number(told?.[3] ?? 0) };
}

function median(take: () => Run, times = rounds): Run {
  const runs = Array.from({ length: times }, take).sort((a, b) => a.seconds - b.seconds);
  return runs[Math.floor(times / 2)] as Run;
}

function row(name: string, measured: Run, yardstick: Run, limit: number): void {
  const ratio = measured.seconds / yardstick.seconds;
  const verdict = ratio <= limit ? 'met' : 'NOT MET';
  process.stdout.write(
    `  ${name.padEnd(66)} ${ratio.toFixed(3).padStart(7)}  (at most ${limit}: ${verdict}; ${measured.seconds.toFixed(2)} s : ${yardstick.seconds.toFixed(2)} s)\n`,
  );
}

function memoryRow(what: string, { megabytes }: Run, limit: number): void {
  const verdict = megabytes <= limit ? 'met' : 'NOT MET';
  process.stdout.write(
    `  peak memory of ${what}: ${megabytes.toFixed(0)} MB (at most ${limit.toFixed(0)}: ${verdict})\n`,
  );
}

function perThousand(run: Run, size: number): string {
  return ((run.megabytes / size) * 1000).toFixed(1);
}

function megabytesOf(project: string): string {
  const bytes = globSync('content/**/*.md', { cwd: project }).reduce(
    (sum, path) => sum + readFileSync(join(project, path)).length,
    0,
  );
  return (bytes / 1e6).toFixed(1);
}
