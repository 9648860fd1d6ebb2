import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Finding, Revision } from '../../src/model/index.ts';
import { type GitState, isOwnOutput, readRevision, readState } from '../../src/sources/git/index.ts';
import { program } from '../cli/program.ts';
import { context } from '../code/context.ts';

const { config, ids } = context();

/** A directory of its own in which real git works. */
export class Scratch {
  readonly root: string;
  constructor(root = realpathSync(mkdtempSync(join(tmpdir(), 'dossier-git-')))) {
    this.root = root;
  }

  /** With a repository, on branch `main`. */
  static repository(): Scratch {
    const scratch = new Scratch();
    scratch.git('init', '-q', '-b', 'main');
    return scratch;
  }

  write(path: string, text: string | Uint8Array): this {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
    return this;
  }

  git(...words: string[]): string {
    const called = ['git', '-c', 'protocol.file.allow=always', ...words];
    const { code, out, err } = program(called, this.root, {
      ...process.env,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_SYSTEM: '/dev/null',
      GIT_AUTHOR_NAME: 'Author',
      GIT_AUTHOR_EMAIL: 'author@localhost',
      GIT_COMMITTER_NAME: 'Committer',
      GIT_COMMITTER_EMAIL: 'committer@localhost',
      GIT_AUTHOR_DATE: '2026-03-01T09:00:00+02:00',
      GIT_COMMITTER_DATE: '2026-03-01T10:00:00+02:00',
    });
    if (code !== 0) throw new Error(`git ${words.join(' ')}: ${err}`);
    return out.trimEnd();
  }

  commit(message: string): string {
    this.git('add', '-A');
    this.git('commit', '-qm', message);
    return this.git('rev-parse', 'HEAD');
  }

  state(below = ''): Promise<GitState> {
    return readState(join(this.root, below), isOwnOutput(config));
  }

  /** What Dossier says of the project in a directory of the repository. */
  async read(below = '', change = config.change): Promise<Revision & { findings: Finding[] }> {
    const root = join(this.root, below);
    const { revision, findings } = await readRevision(
      root,
      await readState(root, isOwnOutput(config)),
      { ...config, change },
      ids,
    );
    return { ...revision, findings };
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}
