import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationError, loadProject } from '../../src/config/index.ts';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'dossier-config-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const load = (text: string) => {
  writeFileSync(join(directory, 'site.config.ts'), text);
  return loadProject(directory);
};

const problems = async (text: string): Promise<string[]> => {
  try {
    await load(text);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.findings.map(({ file, line, column, message }) => `${file}:${line}:${column} ${message}`);
  }
};

const small = `import { defineSite } from 'dossier';
export default defineSite({
  product: {
    name: 'Pump',
    version: '1.0.0',
    safetyClass: 'C',
    manufacturer: { name: 'Pump makers', address: 'Street 1' },
  },
});
`;

describe('configuration', () => {
  // @verifies SRS-102
  it('takes no word of a comment for a setting', async () => {
    const text = small.replace(
      '  product: {',
      '  // Of the product, safetyClass: as in the plan.\n  product: {',
    );
    expect(await problems(text.replace("safetyClass: 'C'", "safetyClass: 'D'"))).toEqual([
      expect.stringMatching(/^site\.config\.ts:7:5 /),
    ]);
  });

  // @verifies SRS-101
  it('fills in every default, so that a small project writes ten lines', async () => {
    expect(small.trimEnd().split('\n').length).toBeLessThanOrEqual(10);
    const { config, root, configFile } = await load(small);
    expect(root).toBe(directory);
    expect(configFile).toBe('site.config.ts');
    expect(config.product.languages).toEqual(['en']);
    expect(config.sources.markdown).toEqual(['content/**/*.md']);
    expect(Object.keys(config.trace.types)).toEqual([
      'HAZ',
      'RC',
      'URS',
      'SRS',
      'SDS',
      'TST',
      'ANOM',
      'SOUP',
      'CR',
      'GSPR',
      'ACT',
      'MIS',
    ]);
    expect(config.output.directory).toBe('dist');
  });

  // @verifies SRS-102
  it('says what was expected, what stood there, and where', async () => {
    expect(await problems(small.replace("'C'", "'D'"))).toEqual([
      'site.config.ts:6:5 `product.safetyClass`: expected one of "A", "B", "C", but there stood "D".',
    ]);
    expect(await problems(small.replace("    version: '1.0.0',\n", ''))).toEqual([
      'site.config.ts:3:3 `product.version`: expected a value of type string, but there stood nothing.',
    ]);
    expect(await problems(small.replace("name: 'Pump',", "name: '',"))).toEqual([
      'site.config.ts:4:5 `product.name`: expected a text that is not empty, but there stood "".',
    ]);
  });

  // @verifies SRS-102, SRS-3350
  it('says of a setting that may have several forms what the nearest of them lacks', async () => {
    const withRule = (rule: string): Promise<string[]> =>
      problems(small.replace('  product: {', `  architecture: { rules: [${rule}] },\n  product: {`));
    expect(await withRule("{ from: 'A', access: 'forbid' }")).toEqual([
      'site.config.ts:3:27 `architecture.rules.0.to`: expected a value of type string, but there stood nothing.',
    ]);
    expect(await withRule("{ from: 'A', to: 'B', module: 'c', access: 'forbid' }")).toEqual([
      'site.config.ts:3:49 `architecture.rules.0.module` is no setting.',
    ]);
    expect(await withRule("{ from: 'A', module: 'node:fs', access: 'no' }")).toEqual([
      'site.config.ts:3:59 `architecture.rules.0.access`: expected one of "allow", "forbid", but there stood "no".',
    ]);
  });

  // @verifies SRS-102
  it('names a setting that does not exist', async () => {
    expect(await problems(small.replace('version:', "verison: '', version:"))).toEqual([
      'site.config.ts:5:5 `product.verison` is no setting.',
    ]);
  });

  // @verifies SRS-103
  it('refuses to write outside the project or over it', async () => {
    for (const directory of ['.', './', '..', '../dist', '/tmp/dist', 'a/../..', '..\\\\dist']) {
      const [problem] = await problems(
        small.replace('  },\n});', `  },\n  output: { directory: '${directory}' },\n});`),
      );
      expect(problem, directory).toMatch(
        /`output.directory`: expected a path below the directory of the configuration/,
      );
    }
  });

  it('reports a configuration that does not run, without a stack and without a path of this machine', async () => {
    const [problem] = await problems("throw new Error('no licence file');\n");
    expect(problem).toBe('site.config.ts:1:7 The configuration does not run: no licence file');
    const [syntax] = await problems('export default {{;\n');
    expect(syntax).toMatch(/^site\.config\.ts:\d+:\d+ The configuration does not run: /);
    expect(syntax).not.toContain(directory);
  });

  // @verifies SRS-103
  it('reports a configuration that is missing', async () => {
    await expect(loadProject(directory)).rejects.toThrow('There is no site.config.ts in this directory.');
  });

  it('loads an edited configuration again in the same process', async () => {
    expect((await load(small)).config.product.version).toBe('1.0.0');
    expect((await load(small.replace('1.0.0', '1.0.1'))).config.product.version).toBe('1.0.1');
  });
});
