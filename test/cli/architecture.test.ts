import { afterAll, describe, expect, it } from 'vitest';
import { TestProject } from './project.ts';

const project = TestProject.clean();
afterAll(() => project.remove());

// @verifies SRS-1209
describe('dossier architecture', () => {
  it('says how to start where no element is declared, and proposes elements', () => {
    const empty = TestProject.clean();
    empty.write('src/store/queue.ts', 'export const queue = [];\n');
    const { code, err } = empty.run('architecture');
    expect([code, err]).toEqual([2, expect.stringContaining('No architecture element is declared.')]);
    const proposed = empty.run('architecture', '--infer');
    expect([proposed.code, proposed.out]).toEqual([0, expect.stringContaining('- path: src/store')]);
    empty.remove();
  });

  it('prints elements with their dependencies as text, DSL and Mermaid', () => {
    project.write(
      'src/store/index.ts',
      '/**\n * Keeps events.\n * @c4 component "Event store"\n */\nexport const events = [];\n',
    );
    project.write(
      'src/watch/index.ts',
      '/**\n * Watches.\n * @c4 component "Watch"\n * @uses Event store "writes"\n */\nimport { events } from \'../store/index.ts\';\nexport const last = events[0];\n',
    );
    const text = project.run('architecture');
    expect(text.code).toBe(0);
    expect(text.out).toContain('  → Event store: writes (1 import)');
    expect(project.run('architecture', '--format', 'dsl').out).toContain(
      'container "Event store" "Keeps events."',
    );
    expect(project.run('architecture', '--format', 'mermaid').out).toContain('```mermaid\n');
  });

  it('turns red at the very import that goes in a forbidden direction', () => {
    project.edit(
      'site.config.ts',
      'defineSite({',
      "defineSite({ architecture: { rules: [{ from: 'Event store', to: 'Watch', access: 'forbid', reason: 'the store knows nobody' }] },",
    );
    project.edit(
      'src/store/index.ts',
      'export const events',
      "import { last } from '../watch/index.ts';\nexport const events",
    );
    const { code, out } = project.run('check', '--rule', 'dependency-forbidden');
    expect(code).toBe(1);
    expect(out).toContain(
      'src/store/index.ts:5:1  error  Event store imports Watch (src/watch/index.ts), which is forbidden: the store knows nobody.',
    );
  });
});
