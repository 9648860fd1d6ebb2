/**
 * Decides what is an alarm, and serves alarms before everything else.
 * @c4 component "Alarm engine"
 * @technology TypeScript
 * @class C
 * @description Finds crossed limits and serves alarms first.
 * @faults A pump that is silent, and three refused frames in a row, are alarms of their own.
 * @memory A lane holds at most 1000 entries, and a cause that sounds is not added again.
 * @uses Alarm limits "the limits in force"
 * @uses Pump link "the measurements of a frame"
 */
export { type Alarm, type AlarmCause, priorityOf } from './alarm.ts';
export { detect } from './detect.ts';
export { AlarmEngine } from './engine.ts';
export { PriorityQueue } from './priority-queue.ts';
