import type { PackageScope } from '../../model/index.ts';
import { Unreadable } from '../unreadable.ts';
import { type LockContent, type LockText, lockedPackage } from './reader.ts';

/**
 * gradle.lockfile: `group:artifact:version=configurations`. Configurations tell tests from the product; a build script's own lockfile
 * is development. What the project itself asks for is not told: all count as direct.
 * @implements SRS-1614
 */
export function readGradleLock({ path, text }: LockText): LockContent {
  const ofBuild = /(?:^|\/)(?:buildscript-|settings-)[^/]*$/.test(path);
  const packages = text.split(/\r?\n/).flatMap((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#') || line.startsWith('empty=')) return [];
    const form = /^([^:=\s]+:[^:=\s]+):([^:=\s]+)=(\S*)$/.exec(line);
    if (!form) throw new Unreadable(`this is no line of a Gradle lockfile: ${line.slice(0, 60)}`, index + 1);
    const [, name = '', version = '', configurations = ''] = form;
    const scope = ofBuild ? 'development' : scopeOf(configurations.split(','));
    return [lockedPackage(path, { ecosystem: 'maven', name, version, scope, line: index + 1 })];
  });
  return { packages };
}

function scopeOf(configurations: readonly string[]): PackageScope {
  return configurations.every((each) => /test/i.test(each)) ? 'development' : 'production';
}
