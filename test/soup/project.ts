import type { TestProject } from '../cli/project.ts';

/** An npm lockfile, version 3: path → version. What stands directly below `node_modules` and is not listed in `without` is asked for by name. */
export function lockfile(
  packages: Record<string, string>,
  { development = [], transitive = ['left'] }: { development?: string[]; transitive?: string[] } = {},
): string {
  const names = Object.keys(packages).map((path) => path.slice('node_modules/'.length));
  const asked = names.filter((name) => !transitive.includes(name));
  const group = (wanted: boolean) =>
    Object.fromEntries(
      asked
        .filter((name) => development.includes(name) === wanted)
        .map((name) => [name, packages[`node_modules/${name}`]]),
    );
  const lock = {
    name: 'alarm',
    lockfileVersion: 3,
    packages: {
      '': { name: 'alarm', dependencies: group(false), devDependencies: group(true) },
      ...Object.fromEntries(
        Object.entries(packages).map(([path, version]) => [
          path,
          {
            version,
            license: 'MIT',
            ...(development.includes(path.slice('node_modules/'.length)) ? { dev: true } : {}),
          },
        ]),
      ),
    },
  };
  return `${JSON.stringify(lock, null, 2)}\n`;
}

/** Gives a project a register with one entry and one group. */
export function withSoup(project: TestProject): TestProject {
  return project.write(
    'content/soup.md',
    [
      '# SOUP',
      '',
      '### SOUP-001 Commander',
      '',
      '- package: npm:commander',
      '- version: 15.1.0',
      '- purpose: reads the command line',
      '- owner: Alarm team',
      '- manufacturer: Commander project',
      '- risk: none, a wrong call is refused',
      '- functional-requirements: refuses unknown options',
      '- hardware-software: Node.js',
      '- anomaly-list: its issue tracker',
      '- anomalies-evaluated: 2026-02-01',
      '',
      '### SOUP-002 Others',
      '',
      '- package: npm:left, npm:right',
      '- version: set d0d1c3e26e9f',
      '- purpose: pads',
      '- owner: Alarm team',
      '- risk: none',
      '- functional-requirements: pads',
      '- hardware-software: Node.js',
      '- anomaly-list: none is published',
      '- anomalies-evaluated: 2026-02-01',
      '- reason: both are one line long',
      '',
    ].join('\n'),
  );
}
