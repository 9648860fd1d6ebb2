import fc from 'fast-check';
import { PackageURL } from 'packageurl-js';
import { expect, it } from 'vitest';
import { packageUrl } from '../../src/sources/soup/purl.ts';

// @verifies SRS-1605
it('writes package URLs by the rules of each type', () => {
  expect(packageUrl('npm', '@babel/core', '7.0.0')).toBe('pkg:npm/%40babel/core@7.0.0');
  expect(packageUrl('pypi', 'Foo_Bar.baz', '1.0+local')).toBe('pkg:pypi/foo-bar-baz@1.0%2Blocal');
  expect(packageUrl('maven', 'org.slf4j:slf4j-api', '2.0.9')).toBe('pkg:maven/org.slf4j/slf4j-api@2.0.9');
  expect(packageUrl('golang', 'github.com/x/Y/v2', 'v2.0.0')).toBe('pkg:golang/github.com/x/Y/v2@v2.0.0');
  expect(packageUrl('composer', 'Symfony/Console', '7.0')).toBe('pkg:composer/symfony/console@7.0');
  expect(packageUrl('generic', 'zlib', '', [['vcs_url', 'git+https://a.b/c?d']])).toBe(
    'pkg:generic/zlib?vcs_url=git%2Bhttps:%2F%2Fa.b%2Fc%3Fd',
  );
});

// @verifies SRS-1605
it('gives what another implementation reads back', () => {
  const part = fc.stringMatching(/^[a-z][a-z0-9 +!'()*~%@#?&=.äß-]{0,8}[a-z]$/);
  fc.assert(
    fc.property(part, part, part, (scope, name, version) => {
      const read = PackageURL.fromString(packageUrl('npm', `@${scope}/${name}`, version));
      expect([read.type, read.namespace, read.name, read.version]).toEqual([
        'npm',
        `@${scope}`,
        name,
        version,
      ]);
    }),
  );
});
