/**
 * Watches an infusion pump and calls a nurse when the infusion is not as it was set.
 * @c4 system "Infusion alarm monitor"
 * @class C
 * @acceptance its unit tests passed on this very tree, every line and branch of it is run by them, static analysis leaves nothing open in it, and somebody else than its author reviewed it
 * @uses Infusion pump "reads frames over a serial line"
 * @uses Alarm speaker "drives"
 */

/**
 * One process on the monitor's own processor; nothing else runs there.
 * @c4 container "Monitor process"
 * @technology Node.js
 */

export type { Alarm, AlarmCause } from './alarm/index.ts';
export { Journal } from './journal/index.ts';
export { createMonitor, type Monitor } from './monitor/index.ts';
export { Sounder, type Speaker } from './sounder/index.ts';
