import type { TestDefinition } from '../../model/index.ts';
import { DefinitionIndex } from './definition-index.ts';
import { FileIndex } from './file-index.ts';

/** What of the repository tells which test a result is of. */
export interface RepositoryFacts {
  /** Paths of all files of the tree, POSIX, relative to the project root. */
  paths: readonly string[];
  /** `go.mod`, `Cargo.toml`, `package.json` and the like, with their text. */
  manifests: readonly { path: string; text: string }[];
}

/** The repository, ready to be asked. Every question is answered from maps that are made when they are first needed. */
export interface Repository {
  files: FileIndex;
  definitions: DefinitionIndex;
  manifests: RepositoryFacts['manifests'];
}

/**
 * Makes the indexes; each is made whole when it is first asked.
 * @implements SRS-3113
 */
export function indexRepository(
  { paths, manifests }: RepositoryFacts,
  tests: readonly TestDefinition[],
): Repository {
  return { files: new FileIndex(paths), definitions: new DefinitionIndex(tests), manifests };
}
