/** The speaker as the hardware offers it: it plays a pattern until it is stopped. Each call answers whether the speaker did it. */
export interface Speaker {
  play(pattern: 'high' | 'low' | 'test'): boolean;
  stop(): boolean;
}

/**
 * Makes alarms heard. What the speaker does not confirm is tried once more, and then told.
 * @c4 component "Sounder"
 * @technology GPIO
 * @class C
 * @description Drives the speaker and tells when it does not answer.
 * @uses Alarm speaker "plays a pattern"
 * @implements SDS-014, SRS-048, SRS-049
 */
export class Sounder {
  readonly #speaker: Speaker;
  #high = false;

  constructor(speaker: Speaker) {
    this.#speaker = speaker;
  }

  /** The test at the start; false when the speaker does not answer. */
  test(): boolean {
    return this.#speaker.play('test') && this.#speaker.stop();
  }

  /**
   * Sounds an alarm until it is stopped; false when the speaker does not answer twice. A low alarm never replaces a high one.
   * @param priority 0 plays the high pattern, 1 the low one, so that they can be told apart by ear
   */
  sound(priority: 0 | 1): boolean {
    const pattern = priority === 0 || this.#high ? 'high' : 'low';
    const answered = this.#speaker.play(pattern) || this.#speaker.play(pattern);
    this.#high = pattern === 'high' && answered;
    return answered;
  }

  /** Ends the sound; false where the speaker does not answer. */
  stop(): boolean {
    this.#high = false;
    return this.#speaker.stop();
  }
}
