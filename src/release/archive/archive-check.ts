/** One thing that was looked at: whether it is as it should be, or cannot be told from the archive and on this machine. */
export interface ArchiveCheck {
  state: 'good' | 'bad' | 'unknown';
  text: string;
}

export const good = (text: string): ArchiveCheck => ({ state: 'good', text });
export const bad = (text: string): ArchiveCheck => ({ state: 'bad', text });
export const unknown = (text: string): ArchiveCheck => ({ state: 'unknown', text });
