/**
 * Properties in which runners write a version, by the tool it is of: Surefire and Gradle (Java's own), pytest-metadata, gotestsum,
 * Qt Test, and what people write. Any other property counts when it is called `tool.<name>`.
 */
const byProperty: Readonly<Record<string, string>> = {
  'java.version': 'Java',
  'java.vm.name': 'Java VM',
  'kotlin.version': 'Kotlin',
  'maven.version': 'Maven',
  'gradle.version': 'Gradle',
  python: 'Python',
  'python.version': 'Python',
  python_version: 'Python',
  pytest: 'pytest',
  'pytest.version': 'pytest',
  'go.version': 'Go',
  qtversion: 'Qt',
  qtestversion: 'Qt Test',
  node: 'Node.js',
  'node.version': 'Node.js',
  'ruby.version': 'Ruby',
  rustc: 'rustc',
  'rustc.version': 'rustc',
  gcc: 'gcc',
  clang: 'clang',
  compiler: 'compiler',
  'compiler.version': 'compiler',
  cmake: 'CMake',
  'cmake.version': 'CMake',
  dotnet: '.NET',
  'dotnet.version': '.NET',
  browser: 'browser',
  'browser.version': 'browser',
};

/** The tool whose version a property tells; undefined for any other property. */
export function toolOfProperty(name: string): string | undefined {
  const key = name.toLowerCase();
  if (Object.hasOwn(byProperty, key)) return byProperty[key];
  return /^tool\.(.{1,80})$/i.exec(name)?.[1];
}

/** Packages of lockfiles that compile, run, measure or analyse tests: their versions are those of the tools of a run. */
const packages: ReadonlySet<string> = new Set([
  ...[
    'typescript',
    'vitest',
    'jest',
    'jest-junit',
    'mocha',
    'mocha-junit-reporter',
    'ava',
    'tap',
    'jasmine',
    'karma',
  ],
  ...[
    'playwright',
    '@playwright/test',
    'cypress',
    'eslint',
    '@biomejs/biome',
    'oxlint',
    'c8',
    'nyc',
    'esbuild',
    'vite',
  ],
  ...[
    'pytest',
    'pytest-cov',
    'coverage',
    'unittest-xml-reporting',
    'tox',
    'nox',
    'hypothesis',
    'mypy',
    'pyright',
    'ruff',
  ],
  ...['pylint', 'robotframework', 'behave', 'cython'],
  ...[
    'junit:junit',
    'org.junit.jupiter:junit-jupiter',
    'org.junit.jupiter:junit-jupiter-engine',
    'org.testng:testng',
  ],
  ...['org.jetbrains.kotlin:kotlin-stdlib', 'io.cucumber:cucumber-java', 'org.jacoco:org.jacoco.agent'],
  ...['nunit', 'xunit', 'xunit.v3', 'mstest.testframework', 'microsoft.net.test.sdk', 'coverlet.collector'],
  ...[
    'gtest',
    'googletest',
    'catch2',
    'doctest',
    'boost-test',
    'qt',
    'rspec',
    'minitest',
    'cucumber',
    'phpunit/phpunit',
  ],
]);

/** Whether a package of a lockfile is a tool of tests. */
export function isTestTool(name: string): boolean {
  return packages.has(name.toLowerCase());
}
