import type { Limits } from '../limits/index.ts';
import type { Frame } from '../pump/index.ts';
import type { AlarmCause } from './alarm.ts';

/**
 * Names every limit that a frame crosses. A value at the limit is still allowed.
 * @implements SDS-011, SRS-042, SRS-043, SRS-044
 */
export function detect(frame: Frame, limits: Limits): AlarmCause[] {
  const causes: AlarmCause[] = [];
  if (frame.pressure > limits.pressure) causes.push('occlusion');
  if (frame.airBubble > limits.airBubble) causes.push('air');
  if (frame.flow > limits.flow) causes.push('free-flow');
  return causes;
}
