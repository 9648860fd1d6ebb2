/**
 * The monitor as a whole: what its main program and the system tests use.
 * @c4 component "Monitor"
 * @technology TypeScript
 * @class C
 * @description Puts the parts together and hands frames and time to them.
 * @uses Alarm engine "measurements and time"
 * @uses Alarm limits "reads the limits of this patient"
 * @uses Pump link "reads frames"
 * @uses Sounder "alarms to sound"
 * @uses Event journal "what happened"
 */
export { createMonitor, type Monitor } from './monitor.ts';
