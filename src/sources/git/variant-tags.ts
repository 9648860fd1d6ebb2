import type { Config } from '../../config/index.ts';

/**
 * What the tags of releases begin with: those of a variant with its name, `adult-v1.0.0`.
 * @implements SRS-3855
 */
export function tagPrefix({ variant }: Pick<Config, 'variant'>): string {
  return variant === '' ? '' : `${variant}-`;
}

/** Arguments by which `git describe` sees the tags of a variant alone. */
export function matching(config: Pick<Config, 'variant'>): string[] {
  const prefix = tagPrefix(config);
  return prefix === '' ? [] : ['--match', `${prefix}*`];
}
