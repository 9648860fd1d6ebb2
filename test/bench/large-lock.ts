/** A lockfile of npm with so many packages, in the size and form of real ones. */
export function largeLock(count: number): string {
  const packages: Record<string, unknown> = { '': { dependencies: { 'package-0': '^1.0.0' } } };
  for (let index = 0; index < count; index++) {
    packages[`node_modules/package-${index}`] = {
      version: `1.${index}.0`,
      resolved: `https://registry.npmjs.org/package-${index}/-/package-${index}-1.${index}.0.tgz`,
      integrity: `sha512-${Buffer.alloc(64, index).toString('base64')}`,
      license: 'MIT',
      dependencies: Object.fromEntries(
        [1, 2, 3].map((step) => [`package-${(index * step + 1) % count}`, '^1.0.0']),
      ),
      engines: { node: '>=18' },
      funding: { url: 'https://example.com/fund' },
    };
  }
  return JSON.stringify({ lockfileVersion: 3, packages }, null, 2);
}
