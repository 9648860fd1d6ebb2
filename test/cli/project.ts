import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sample } from '../samples.ts';
import { AskedProcess } from './asked-process.ts';
import { program } from './program.ts';

/** A program or a command of Dossier: its words, where it stands, and all of its environment. */
export interface Call {
  words: readonly string[];
  directory: string;
  environment: NodeJS.ProcessEnv;
}

/** What a command printed and ended with. */
export interface Outcome {
  code: number | null;
  out: string;
  err: string;
}

/** The command line's entry. */
export const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const own = fileURLToPath(new URL('../..', import.meta.url));
const fixture = fileURLToPath(new URL('./fixtures/alarm', import.meta.url));

/** Environment of every command: no machine's git configuration, a fixed identity. */
const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@localhost',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@localhost',
  NO_COLOR: '1',
};

const commands = new AskedProcess<Call, Outcome>('./commands-asked.ts');

/** A project in a directory of its own: the small alarm monitor of the fixtures, in git, with tests that passed, ready to be broken. */
export class TestProject {
  readonly root: string;
  /** When commits are made. */
  date = '2026-03-01T10:00:00Z';

  private constructor(root: string) {
    this.root = root;
  }

  /** The alarm monitor, committed, its evidence stamped, its links accepted: `check` is clean. */
  static clean(): TestProject {
    return TestProject.copyOf(sample('alarm', () => TestProject.prepare().root));
  }

  /** A project like the one that lies in a directory. */
  static copyOf(directory: string): TestProject {
    const project = TestProject.empty();
    cpSync(directory, project.root, { recursive: true, preserveTimestamps: true });
    project.git('update-index', '-q', '--refresh');
    return project;
  }

  /** What `clean` copies, made from the fixture. */
  static prepare(): TestProject {
    const project = TestProject.empty();
    cpSync(fixture, project.root, { recursive: true });
    project.write('.gitignore', '/dist/\n/.dist-*\n/reports/\n/.dossier/cache/\n');
    project.git('init', '-q', '-b', 'main');
    project.git('config', 'user.name', 'Test');
    project.commit('Add the alarm monitor');
    project.must('accept', '--all', '--reason', 'first review');
    project.commit('Accept the links');
    project.retest();
    return project;
  }

  /** An empty directory, without version control. */
  static empty(): TestProject {
    return new TestProject(mkdtempSync(join(tmpdir(), 'dossier-project-')));
  }

  /** Dossier's own repository as it lies here, changes that no commit holds included, cloned; its packages are those of the original. */
  static own(): TestProject {
    const project = TestProject.empty();
    project.git('clone', '-q', '--no-hardlinks', own, '.');
    project.git('config', 'user.name', 'Test');
    const words = ['ls-files', '-z', '--modified', '--others', '--exclude-standard'];
    const { out } = program(['git', ...words], own, environment);
    for (const path of out.split('\0').filter(Boolean)) {
      if (existsSync(join(own, path))) project.write(path, readFileSync(join(own, path)));
      else rmSync(join(project.root, path), { force: true });
    }
    writeFileSync(join(project.root, '.git/info/exclude'), 'node_modules\n');
    symlinkSync(join(own, 'node_modules'), join(project.root, 'node_modules'));
    return project;
  }

  write(path: string, content: string | Uint8Array): this {
    const full = join(this.root, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, content);
    return this;
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8');
  }

  /** Replaces a text that must be there. */
  edit(path: string, from: string, to: string): this {
    const text = this.read(path);
    if (!text.includes(from)) throw new Error(`${path} does not hold: ${from}`);
    return this.write(path, text.replace(from, to));
  }

  git(...words: string[]): string {
    const { code, out, err } = program(['git', ...words], this.root, this.#environment);
    if (code !== 0) throw new Error(`git ${words.join(' ')}: ${err}`);
    return out;
  }

  commit(message: string): this {
    this.git('add', '-A');
    this.git('commit', '-qm', message);
    return this;
  }

  /** Runs `dossier` in the project, after others in one process; what hands its streams on to another program starts anew. */
  run(...words: string[]): Outcome {
    if (words.includes('--')) return this.start(...words);
    const call = { words, directory: this.root, environment: this.#environment };
    return commands.ask(call) ?? { code: null, out: '', err: 'The process that runs commands ended.' };
  }

  /** Runs `dossier` in a process of its own. */
  start(...words: string[]): Outcome {
    return this.runWith({}, ...words);
  }

  get #environment(): NodeJS.ProcessEnv {
    return { ...environment, GIT_AUTHOR_DATE: this.date, GIT_COMMITTER_DATE: this.date };
  }

  /** As `start`, with other variables in its environment. */
  runWith(variables: Record<string, string>, ...words: string[]): Outcome {
    return program([process.execPath, main, ...words], this.root, { ...this.#environment, ...variables });
  }

  must(...words: string[]): Outcome {
    const outcome = this.run(...words);
    if (outcome.code !== 0)
      throw new Error(`dossier ${words.join(' ')} ended with ${outcome.code}:\n${outcome.out}${outcome.err}`);
    return outcome;
  }

  /** Stands for a run of the tests: writes every report again, with other bytes where it is one of tests, and stamps them. */
  retest(): this {
    for (const name of readdirSync(join(this.root, 'reports'))) {
      const path = `reports/${name}`;
      const bytes = readFileSync(join(this.root, path));
      if (name === 'evidence.json') continue;
      if (!name.endsWith('.xml')) this.write(path, bytes);
      else
        this.write(
          path,
          `${bytes.toString().replace(/\n<!-- run .*? -->/, '')}\n<!-- run ${process.hrtime.bigint()} -->`,
        );
    }
    this.must('stamp');
    return this;
  }

  /** Findings of `dossier check` as `rule file:line:column`. */
  findings(): string[] {
    const { out } = this.run('check', '--format', 'json');
    const { findings } = JSON.parse(out) as {
      findings: { rule: string; file?: string; line?: number; column?: number }[];
    };
    return findings.map(({ rule, file, line, column }) => `${rule} ${file}:${line}:${column}`);
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
