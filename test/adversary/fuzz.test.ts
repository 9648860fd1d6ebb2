import { describe, expect, it } from 'vitest';
import { mutantsOf } from '../results/mutations.ts';
import { edited, junit } from './lie.ts';
import { whole } from './lies/stamps-and-locks.ts';
import { type Files, judge, reviewed, stampOf } from './mini.ts';

/** `npm run fuzz` takes many times as many changes, and another seed each time. */
const times = Number(process.env.DOSSIER_FUZZ ?? '1');
const seed = times === 1 ? 3261 : Date.now() % 1_000_000;

/** Beside what is verified: a requirement without a test, one whose test failed, one whose test was skipped, and a hazard that nothing controls. */
const mixed: Files = {
  ...whole,
  'content/b.md': `# More

## HAZ-009 The pump floods

- severity: critical
- probability: remote

Nothing controls it.

## SRS-003 Log

- satisfies: URS-001

The alarm shall be logged.

## SRS-004 Light

- satisfies: URS-001

The alarm shall light.

## SRS-005 Mute

- satisfies: URS-001

The alarm shall be muted for 120 s.

## TST-004 Light

- verifies: SRS-004

Look at the lamp.

## TST-005 Mute

- verifies: SRS-005

Mute it.
`,
  'src/more.ts': '/** @implements SRS-003, SRS-004, SRS-005 */\nexport function log() {}\n',
  'reports/more.xml': junit([
    { class: 'system', name: 'TST-004 light', body: '<failure message="dark"/>' },
    { class: 'system', name: 'TST-005 mute', body: '<skipped/>' },
  ]),
};

/** How many changes of each input a run of the suite makes. */
const counts: Record<string, number> = {
  'content/a.md': 300,
  'content/b.md': 300,
  'test/alarm.test.ts': 300,
  'src/alarm.ts': 150,
  'src/more.ts': 150,
  'reports/unit.xml': 150,
  'reports/system.xml': 150,
  'reports/more.xml': 300,
  'reports/evidence.json': 150,
  'trace.lock': 300,
};

// @verifies SRS-3261
describe('a change at random', () => {
  it.each(Object.entries(counts))(
    'of %s makes nothing verified or reviewed that was not',
    async (path, count) => {
      const isLock = path === 'trace.lock';
      const lock = await reviewed(mixed);
      // A text that changed since it was reviewed, so that there are links to gain.
      const before = edited(mixed, 'content/a.md', '60 dB', 'the level that is asked for');
      const stamped: Files = { ...before, 'reports/evidence.json': stampOf(before) };
      const said = (await judge(stamped, lock)).good;
      expect(said.has('HAZ-001 verified') && !said.has('SRS-002 verified')).toBe(true);
      const text = isLock ? lock : (stamped[path] as string);
      const gained: string[] = [];
      for (const mutant of mutantsOf(text, count * times, seed)) {
        const files = isLock ? stamped : { ...stamped, [path]: mutant.text };
        // Whoever changes a report on its way to the stamp has the change stamped.
        if (path.endsWith('.xml')) files['reports/evidence.json'] = stampOf(files);
        const { good } = await judge(files, isLock ? mutant.text : lock);
        const more = [...good].filter(
          (each) => / (?:verified|accepted|reviewed)$/.test(each) && !said.has(each),
        );
        if (more.length > 0) gained.push(`${mutant.name} (seed ${seed}): ${more.join(', ')}\n${mutant.text}`);
      }
      expect(gained).toEqual([]);
    },
  );
});
