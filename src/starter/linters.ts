import { readdirSync } from 'node:fs';
import { npmManifest } from './npm-manifest.ts';

/** How the linters of a repository leave a file alone that is not in their style. */
interface Linting {
  /** Comments at the top of the file. */
  head: string;
  /** What a person has to do, since no comment is enough. */
  advice: string[];
}

/**
 * What keeps the linters of a repository from failing its tests over the configuration that is laid down.
 * @param root absolute directory
 * @implements SRS-3867
 */
export function lintingOf(root: string): Linting {
  const names = namesIn(root);
  const manifest = npmManifest(root);
  const uses = (tool: string, file: RegExp) => names.some((name) => file.test(name)) || manifest.names(tool);
  const isEslint = uses('eslint', /^(?:eslint\.config\.|\.eslintrc)/) || uses('standard', /^\.standard/);
  return {
    head: [
      ...(isEslint ? ['/* eslint-disable */\n'] : []),
      ...(uses('@biomejs/biome', /^\.?biome\.jsonc?$/)
        ? ['lint', 'format', 'assist'].map((what) => `// biome-ignore-all ${what}: written by dossier init\n`)
        : []),
    ].join(''),
    advice: [
      ...(uses('xo', /^(?:xo\.config\.|\.xo-config)/)
        ? [
            '  xo lints site.config.ts: name it in `ignores` of its settings ("xo": { "ignores": ["site.config.ts"] })',
          ]
        : []),
      ...(uses('prettier', /^(?:prettier\.config\.|\.prettierrc)/)
        ? ['  prettier looks at what is laid down: name site.config.ts and content/ in .prettierignore']
        : []),
    ],
  };
}

function namesIn(root: string): string[] {
  try {
    return readdirSync(root);
  } catch {
    return [];
  }
}
