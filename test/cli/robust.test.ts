import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

let project: TestProject;
beforeAll(() => {
  project = TestProject.clean();
});
afterAll(() => project.remove());

// @verifies SRS-1204
it('a defect of Dossier itself ends with 3 and asks for a report', () => {
  // A fault put in from outside: the clock that stages are timed with breaks.
  const fault = 'data:text/javascript,performance.now=()=>{throw%20new%20Error(`injected`)}';
  const { code, out, err } = project.runWith({ NODE_OPTIONS: `--import ${fault}` }, 'check');
  expect([code, out]).toEqual([3, '']);
  expect(err).toMatch(
    /^This is a defect of Dossier [\d.]+; please report it with these lines:\nError: injected\n {4}at /,
  );
});

// @verifies SRS-1306
it('damaged Markdown, source and reports end in findings, never in a stack', () => {
  const clean = TestProject.clean();
  try {
    const mutation = fc.tuple(
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.nat(80),
      fc.uint8Array({ maxLength: 12 }),
    );
    for (const path of ['content/requirements.md', 'content/risks.md', 'reports/junit.xml', 'src/queue.ts']) {
      const bytes = readFileSync(join(clean.root, path));
      for (const [index, [where, cut, put]] of fc.sample(mutation, { numRuns: 30, seed: 41 }).entries()) {
        const at = Math.floor(where * bytes.length);
        const damaged = Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]);
        clean.write(path.replace(/(\w+)(\.\w+)$/, `$1-${index}$2`), damaged);
      }
    }
    const { code, out, err } = clean.run('check', '--format', 'json');
    expect(code).toBe(1);
    expect(JSON.parse(out).findings.length).toBeGreaterThan(100);
    expect(err).not.toMatch(/^ {4}at /m);
  } finally {
    clean.remove();
  }
});

// @verifies SRS-503
describe('a project without a repository', () => {
  it('is built, as a draft that says so in site and documents', () => {
    const bare = TestProject.empty();
    try {
      for (const path of [
        'content/requirements.md',
        'content/risks.md',
        'content/trace.md',
        'site.config.ts',
      ])
        bare.write(path, project.read(path));
      bare.write('content/trace.md', '# Trace\n\n```dossier\nidentity\n```\n\n```dossier\nchanges\n```\n');
      bare.run('build', '--no-pdf');
      const { release } = JSON.parse(bare.read('dist/data/model.json'));
      expect([release.draft, release.revision.system]).toEqual([true, 'none']);
      expect(release.draftReasons.join()).toContain('no version control');
      expect(bare.read('dist/site/index.html')).toContain('no version control');
      const trace = bare.read('dist/site/documents/ALM-TRM/index.html');
      expect(trace).toContain('no version control');
      expect(trace).toContain('no change is recorded');
    } finally {
      bare.remove();
    }
  });
});

describe('a build that does not come to its end', () => {
  const temporary = mkdtempSync(join(tmpdir(), 'dossier-stop-'));
  afterAll(() => rmSync(temporary, { recursive: true, force: true }));

  /** Starts a build and sends a signal when a stage has begun. */
  async function stopped(signal: 'SIGINT' | 'SIGKILL', stage: string): Promise<number | null> {
    const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
    const child: ChildProcess = spawn(process.execPath, [main, 'build'], {
      cwd: project.root,
      env: { ...process.env, TMPDIR: temporary },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    return new Promise((resolve) => {
      child.stderr?.on('data', (text) => {
        if (String(text).includes(stage)) child.kill(signal);
      });
      child.once('exit', resolve);
    });
  }

  const left = (): string[] => readdirSync(project.root).filter((name) => name.startsWith('.dist'));

  // @verifies SRS-1105, SRS-1207
  it('leaves the last output whole; the next one cleans up', async () => {
    project.must('build', '--no-pdf');
    const manifest = project.read('dist/manifest.json');
    project.edit('content/requirements.md', 'within 2 s', 'within 4 s');
    // It is stopped while a browser draws.
    project.write('content/flow.md', '# Flow\n\n```mermaid\nflowchart LR\n  a --> b\n```\n');

    expect(await stopped('SIGINT', 'diagrams')).toBe(130);
    expect(project.read('dist/manifest.json')).toBe(manifest);
    expect(left()).toEqual([]);
    expect(readdirSync(temporary)).toEqual([]);

    expect(await stopped('SIGKILL', 'diagrams')).toBe(null);
    expect(project.read('dist/manifest.json')).toBe(manifest);
    project.run('build', '--no-pdf');
    expect(project.read('dist/manifest.json')).not.toBe(manifest);
    expect(left()).toEqual([]);
  });
});
