import { isRecord, ownMember } from '../model/index.ts';
import type { GivenProject } from './load.ts';
import { locateKey } from './locate.ts';

/** A setting that counts, and where its value comes from. */
export interface Setting {
  /** Keys joined by dots: `trace.types.SRS.prefixes`. */
  path: string;
  value: unknown;
  /** Line of the configuration file that states it; undefined for a default. */
  line: number | undefined;
}

/**
 * All settings of a project in the order of the schema, lists as a whole. One counts as stated where the project's own configuration
 * says it, defaults that it only lets stand do not.
 * @param below only settings at or below this path, such as `trace.types`; empty for all
 * @implements SRS-3355
 */
export function settingsOf({ project, site, source }: GivenProject, below: string): Setting[] {
  const settings: Setting[] = [];
  const add = (value: unknown, keys: string[], given: unknown): void => {
    const path = keys.join('.');
    if (isRecord(value) && Object.keys(value).length > 0) {
      for (const [key, entry] of Object.entries(value)) add(entry, [...keys, key], ownMember(given, key));
      return;
    }
    if (below !== '' && path !== below && !path.startsWith(`${below}.`)) return;
    const line = given === undefined ? undefined : locateKey(source, keys).line;
    settings.push({ path, value, line });
  };
  add(project.config, [], site);
  return settings;
}
