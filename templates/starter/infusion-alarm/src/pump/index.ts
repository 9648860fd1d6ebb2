/**
 * Turns the lines of the pump into frames.
 * @c4 component "Pump link"
 * @technology serial line
 * @class C
 * @description Reads the frames of the pump and refuses damaged ones.
 */
export { checksum, type Frame, FrameReader } from './frame.ts';
