/** Last segment of a POSIX path. */
export function basenameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** Directory of a POSIX path, `.` for the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '.' : path.slice(0, slash);
}

/** What follows the last dot of a file name, without the dot; empty when there is none. */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1);
}

const packageFiles = new Set([
  'index.ts',
  'index.tsx',
  'index.mts',
  'index.js',
  'index.jsx',
  'index.mjs',
  'index.cjs',
  'package-info.java',
  '__init__.py',
  'doc.go',
  'mod.rs',
  'lib.rs',
]);

/** Whether a file speaks for its directory: index.ts, package-info.java, __init__.py, doc.go, mod.rs, lib.rs. */
export function isPackageFile(path: string): boolean {
  return packageFiles.has(basenameOf(path));
}
