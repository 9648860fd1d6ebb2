/** Where packages come from: the types of package URLs that are known. */
export const ecosystems = [
  'npm',
  'pypi',
  'cargo',
  'golang',
  'nuget',
  'maven',
  'gem',
  'composer',
  'swift',
  'conan',
  'cocoapods',
  'pub',
  'hex',
  'generic',
] as const;
