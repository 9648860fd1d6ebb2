/** What an alarm is about. */
export type AlarmCause = 'occlusion' | 'air' | 'free-flow' | 'pump-silent' | 'frames-refused';

/** An alarm that is to sound. */
export interface Alarm {
  cause: AlarmCause;
  /** 0 is served first: danger for the patient; 1: the monitor cannot see the patient. */
  priority: 0 | 1;
  /** When the reason was there, in milliseconds. */
  since: number;
}

/**
 * The priority of a cause: what harms at once goes first.
 * @implements SDS-010
 */
export function priorityOf(cause: AlarmCause): Alarm['priority'] {
  return cause === 'pump-silent' || cause === 'frames-refused' ? 1 : 0;
}
