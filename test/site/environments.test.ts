import { expect, it } from 'vitest';
import { deployment } from '../../src/config/deployment.ts';
import { buildSite } from './built.ts';
import { pumpSite } from './project.ts';

// @verifies SRS-3762
it('the environments have a page and a place in the navigation, where there are any', async () => {
  const input = pumpSite();
  expect((await buildSite(input)).files.has('environments/index.html')).toBe(false);
  const environments = [{ name: 'staging', purpose: 'Smoke tests', gate: 'G3' }];
  const config = {
    ...input.config,
    deployment: deployment.parse({ environments, actualUse: { System: 'Debian 13' } }),
  };
  const { files } = await buildSite({ ...input, config });
  const page = String(files.get('environments/index.html'));
  expect(page).toContain('<h1>Environments</h1>');
  expect(String(files.get('index.html'))).toContain('href="environments/index.html"');
});
