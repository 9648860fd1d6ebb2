import { type Finding, type Place, startOf } from '../model/index.ts';
import { finding } from './rules.ts';

/** What a file should not carry into an archive, by the rule that tells of it. A pattern meets only what is hardly anything else. */
const patterns = {
  'evidence-secret':
    /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{30}|\bglpat-[\w-]{20}|\bxox[abprs]-[\w-]{20}|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10}|\bauthorization:\s*(?:bearer|basic)\s+[\w+/=.-]{16}|\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'<>]{1,100}:[^\s/:@"'<>]{3,100}@[\w.-]/i,
  'evidence-absolute-path':
    /(?<![\w.~%:/-])(?:file:\/\/)?\/(?:home|Users|root|tmp|private|var|builds|workspaces?|github|__w|mnt|srv|opt|work)\/[\w.@+-]|(?<![\w.])[A-Za-z]:[\\/]{1,2}[\w.@+-]+[\\/]/,
} as const;

type Told = keyof typeof patterns;

const told: Record<Told, string> = {
  'evidence-secret': 'looks like a secret (a key, a token, a password in an address)',
  'evidence-absolute-path': 'is a path of the machine that wrote it',
};

/** Longest line that is looked at in one piece. */
const longest = 100_000;

/**
 * Looks for secrets and absolute paths in a file with evidence, which goes into archives as it is. It is given piece by piece.
 * Findings: `evidence-secret`, `evidence-absolute-path`, one each, at the first place. They do not repeat what was found.
 * @implements SRS-3718
 */
export class PrivateText {
  readonly #path: string;
  readonly #found = new Map<Told, { place: Place; lines: number }>();
  /** The line that is not ended yet. */
  #rest = '';
  #line = 1;

  /** @param path of the file, relative to the project root */
  constructor(path: string) {
    this.#path = path;
  }

  add(piece: Uint8Array): void {
    const lines = (this.#rest + Buffer.from(piece).toString('latin1').replaceAll('\0', '')).split('\n');
    this.#rest = lines.pop() ?? '';
    for (const line of lines) {
      this.#look(line);
      this.#line++;
    }
    if (this.#rest.length <= longest) return;
    this.#look(this.#rest);
    this.#rest = '';
  }

  /** Call it at last. */
  findings(): Finding[] {
    this.#look(this.#rest);
    return [...this.#found].map(([rule, { place, lines }]) =>
      finding(rule, place, {
        message: `What stands here ${told[rule]}${lines > 1 ? ` (the first of ${lines} such lines)` : ''}; ${this.#path} goes into archives as it is.`,
      }),
    );
  }

  #look(line: string): void {
    for (const [rule, pattern] of Object.entries(patterns) as [Told, RegExp][]) {
      const at = line.search(pattern);
      if (at < 0) continue;
      const known = this.#found.get(rule);
      if (known) known.lines++;
      else
        this.#found.set(rule, {
          place: { ...startOf(this.#path), line: this.#line, column: at + 1 },
          lines: 1,
        });
    }
  }
}
