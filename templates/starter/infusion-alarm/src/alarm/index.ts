/**
 * Decides what is an alarm, and serves alarms before everything else.
 * @c4 component "Alarm engine"
 * @technology TypeScript
 * @class C
 * @description Finds crossed limits and serves alarms first.
 * @uses Alarm limits "the limits in force"
 * @uses Pump link "the measurements of a frame"
 */
export { type Alarm, type AlarmCause, priorityOf } from './alarm.ts';
export { detect } from './detect.ts';
export { AlarmEngine } from './engine.ts';
export { PriorityQueue } from './priority-queue.ts';
