import type { Speaker } from '../src/sounder/index.ts';

/** A speaker that remembers what it played. `broken` of its next calls are not answered. */
export class RecordingSpeaker implements Speaker {
  readonly played: string[] = [];
  broken = 0;

  play(pattern: 'high' | 'low' | 'test'): boolean {
    if (this.broken > 0) {
      this.broken--;
      return false;
    }
    this.played.push(pattern);
    return true;
  }

  stop(): boolean {
    return true;
  }
}
