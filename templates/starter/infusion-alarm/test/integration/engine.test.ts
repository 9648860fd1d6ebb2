import { describe, expect, it } from 'vitest';
import { AlarmEngine } from '../../src/alarm/index.ts';
import { readLimits } from '../../src/limits/index.ts';
import { FrameReader } from '../../src/pump/index.ts';
import { frame, limits } from '../pump.ts';

const engineAt = (now: number): AlarmEngine => new AlarmEngine(readLimits(limits), now);
const causes = (engine: AlarmEngine): string[] => engine.serve().map(({ cause }) => cause);

// @verifies SRS-045
describe('a pump that falls silent', () => {
  it('is an alarm after three seconds, and not before', () => {
    const engine = engineAt(0);
    engine.tick(3000);
    expect(causes(engine)).toEqual([]);
    engine.tick(3001);
    expect(causes(engine)).toEqual(['pump-silent']);
  });
});

// @verifies SRS-046
describe('frames that cannot be read', () => {
  it('are an alarm when there are three in a row', () => {
    const engine = engineAt(0);
    for (const now of [1, 2]) engine.refused(now);
    expect(causes(engine)).toEqual([]);
    engine.refused(3);
    expect(causes(engine)).toEqual(['frames-refused']);
  });

  it('are none when a good one comes between', () => {
    const engine = engineAt(0);
    const good = new FrameReader().read(frame(1));
    engine.refused(1);
    engine.refused(2);
    if (good) engine.measured(good, 3);
    engine.refused(4);
    expect(causes(engine)).toEqual([]);
  });
});

// @verifies SRS-051
describe('silencing', () => {
  const occluded = (number: number): NonNullable<ReturnType<FrameReader['read']>> =>
    ({ number, pressure: 99, airBubble: 0, flow: 120 }) as const;

  it('lasts two minutes; then the alarm sounds again if its cause is still there', () => {
    const engine = engineAt(0);
    engine.measured(occluded(1), 10);
    expect(causes(engine)).toEqual(['occlusion']);
    engine.silence(20);
    for (let now = 500; now <= 120_000; now += 500) engine.measured(occluded(now), now);
    engine.tick(120_019);
    expect(causes(engine)).toEqual([]);
    engine.tick(120_020);
    expect(causes(engine)).toEqual(['occlusion']);
  });

  it('does not silence another alarm', () => {
    const engine = engineAt(0);
    engine.measured(occluded(1), 10);
    engine.serve();
    engine.silence(20);
    engine.measured({ ...occluded(2), airBubble: 99 }, 30);
    expect(causes(engine)).toEqual(['air']);
  });
});
