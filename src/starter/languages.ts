/** Languages of source by the ending of their files: those whose annotations Dossier reads. */
export const languageByEnding: Readonly<Record<string, string>> = {
  ts: 'TypeScript',
  tsx: 'TypeScript',
  mts: 'TypeScript',
  js: 'JavaScript',
  jsx: 'JavaScript',
  mjs: 'JavaScript',
  py: 'Python',
  java: 'Java',
  kt: 'Kotlin',
  c: 'C',
  h: 'C',
  cc: 'C++',
  cpp: 'C++',
  hpp: 'C++',
  cs: 'C#',
  go: 'Go',
  rs: 'Rust',
  swift: 'Swift',
};

/** Files that say which packages are locked. */
export const lockfileNames: readonly string[] = [
  'package-lock.json',
  'npm-shrinkwrap.json',
  'pnpm-lock.yaml',
  'yarn.lock',
  'bun.lock',
  'uv.lock',
  'poetry.lock',
  'pdm.lock',
  'pylock.toml',
  'requirements.txt',
  'Cargo.lock',
  'go.sum',
  'packages.lock.json',
  'gradle.lockfile',
  'Gemfile.lock',
  'composer.lock',
  'Package.resolved',
  'conan.lock',
];

/** Folders that hold what others wrote or what a build made: no source of the project. */
export const foreignFolders: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  '.dossier',
  '.venv',
  'venv',
  'vendor',
  'third_party',
  'dist',
  'content',
]);

/** Folders a build writes: reports may lie there, source does not. */
export const builtFolders: ReadonlySet<string> = new Set([
  'build',
  'out',
  'target',
  'bin',
  'obj',
  'coverage',
  'reports',
  'test-results',
]);
