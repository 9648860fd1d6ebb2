/** What it is; `package` covers libraries and tools of every kind. */
export const soupKinds = ['package', 'operating system', 'runtime', 'compiler', 'base image'] as const;
export type SoupKind = (typeof soupKinds)[number];

/** What a file that states SOUP locks it for. */
export const soupScopes = ['product', 'development', 'documentation'] as const;
export type SoupScope = (typeof soupScopes)[number];

/** Words of an entry of the register for what the software stands on and no file locks, with what each is. */
export const platformKinds: ReadonlyMap<string, SoupKind> = new Map([
  ['operating system', 'operating system'],
  ['runtime', 'runtime'],
  ['compiler', 'compiler'],
  ['base image', 'base image'],
  ['library', 'package'],
]);

/**
 * What tells the bytes of a version and is the hash of no file, so that no bill of materials states it: Go's over the list of a module's files
 * (`h1:` of go.sum), the commit that a tag meant, the revision of a recipe of Conan.
 */
export const revisionKinds = ['h1', 'commit', 'recipe'] as const;
export type RevisionKind = (typeof revisionKinds)[number];
