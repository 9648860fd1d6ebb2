import type { PackageScope } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';

/**
 * gradle.lockfile: `group:artifact:version=configurations`. Configurations tell tests from the product; a build script's own lockfile
 * is development. What the project itself asks for is not told: all count as direct. Before Gradle 7 each configuration had a file of its own
 * below `gradle/dependency-locks`, named after it, whose lines end with the version.
 * @implements SRS-1614, SRS-3608
 */
export function readGradleLock({ path, text }: LockText): LockContent {
  const ofBuild = /(?:^|\/)(?:buildscript-|settings-|classpath\.)[^/]*$/.test(path);
  const [, ownConfiguration] = /dependency-locks\/([^/]+)\.lockfile$/.exec(path) ?? [];
  const packages = text.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.trim();
    if (/^#[ \t]*[^:=\s]+:[^:=\s]+:[^:=\s]+/.test(line))
      throw new Unreadable('a locked package stands in a comment', index + 1);
    if (line === '' || line.startsWith('#') || line.startsWith('empty=')) return [];
    const form = /^([^:=\s]+:[^:=\s]+):([^:=\s]+)(?:=(\S*))?$/.exec(line);
    if (!form || (form[3] === undefined) !== (ownConfiguration !== undefined))
      throw new Unreadable(`this is no line of a Gradle lockfile: ${line.slice(0, 60)}`, index + 1);
    const [, name = '', version = '', configurations = ownConfiguration ?? ''] = form;
    const scope = ofBuild ? 'development' : scopeOf(configurations.split(','));
    return [lockedPackage(path, { ecosystem: 'maven', name, version, scope, line: index + 1 })];
  });
  return { packages };
}

function scopeOf(configurations: readonly string[]): PackageScope {
  return configurations.every((each) => /test/i.test(each)) ? 'development' : 'production';
}
