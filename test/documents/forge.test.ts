import { describe, expect, test } from 'vitest';
import { webAddress } from '../../src/config/index.ts';
import { siteSchema } from '../../src/config/schema.ts';
import { repositoryOf, toldRepository } from '../../src/documents/index.ts';
import { pumpSite } from '../site/project.ts';

// @verifies SRS-3587
describe('the address of a remote', () => {
  test.each([
    ['https://github.com/ward/pump.git', 'https://github.com/ward/pump'],
    [
      'https://robot:s3cret@gitlab.example.org:8443/ward/pump.git/',
      'https://gitlab.example.org:8443/ward/pump',
    ],
    ['https://s3cret@github.com/ward/pump', 'https://github.com/ward/pump'],
    ['git@github.com:ward/pump.git', 'https://github.com/ward/pump'],
    ['ssh://git:s3cret@git.example.org:2222/ward/pump.git', 'https://git.example.org/ward/pump'],
    ['git@ssh.dev.azure.com:v3/clinic/ward/pump', 'https://dev.azure.com/clinic/ward/_git/pump'],
    ['clinic@vs-ssh.visualstudio.com:v3/clinic/ward/pump', 'https://dev.azure.com/clinic/ward/_git/pump'],
    ['https://clinic@dev.azure.com/clinic/ward/_git/pump', 'https://dev.azure.com/clinic/ward/_git/pump'],
    ['https://github.com/ward/pump?token=s3cret#s3cret', 'https://github.com/ward/pump'],
    ['/srv/git/pump.git', undefined],
    ['../pump', undefined],
    ['file:///srv/git/pump.git', undefined],
    ['C:\\git\\pump', undefined],
    ['javascript:alert(1)', undefined],
    ['', undefined],
  ])('%# is opened as it is for browsers, without what is secret', (address, expected) => {
    expect(webAddress(address)).toBe(expected);
  });
});

const of = (url: string, output: object = {}, draft = true) => {
  const { model } = pumpSite();
  const revision = {
    ...model.release.revision,
    commit: 'c0ffee',
    folder: 'soft ware/',
    remote: { url, branch: 'feature/alarm' },
  };
  const release = { ...model.release, draft, revision };
  return [{ ...model, release }, { output: siteSchema.shape.output.parse(output) }] as const;
};

// @verifies SRS-3587
describe('a forge', () => {
  test.each([
    [
      'https://github.com/ward/pump',
      '/blob/c0ffee/soft%20ware/a%23.md#L7-L9',
      '/commit/abc',
      '/edit/feature/alarm/soft%20ware/a%23.md',
    ],
    [
      'https://gitlab.example.org/ward/pump',
      '/-/blob/c0ffee/soft%20ware/a%23.md#L7-9',
      '/-/commit/abc',
      '/-/edit/feature/alarm/soft%20ware/a%23.md',
    ],
    [
      'https://codeberg.org/ward/pump',
      '/src/commit/c0ffee/soft%20ware/a%23.md#L7-L9',
      '/commit/abc',
      '/_edit/feature/alarm/soft%20ware/a%23.md',
    ],
    [
      'https://bitbucket.org/ward/pump',
      '/src/c0ffee/soft%20ware/a%23.md#lines-7:9',
      '/commits/abc',
      '/src/feature/alarm/soft%20ware/a%23.md?mode=edit',
    ],
    [
      'https://dev.azure.com/clinic/ward/_git/pump',
      '?path=/soft%20ware/a%23.md&version=GCc0ffee&line=7&lineEnd=10&lineStartColumn=1&lineEndColumn=1',
      '/commit/abc',
      undefined,
    ],
  ])('at %s has its own form of addresses', (url, source, commit, edit) => {
    const repository = repositoryOf(...of(url));
    expect(repository.source('a#.md', 7, 9)).toBe(url + source);
    expect(repository.commit('abc')).toBe(url + commit);
    expect(repository.edit('a#.md')).toBe(edit && url + edit);
  });

  test('of a company is known by its host, or told', () => {
    const [server] = ['https://bitbucket.example.org/projects/WARD/repos/pump'];
    for (const url of [
      'https://bitbucket.example.org/scm/WARD/pump',
      'https://bitbucket.example.org/WARD/pump',
      server,
    ])
      expect(repositoryOf(...of(String(url))).source('a.md', 7)).toBe(
        `${server}/browse/soft%20ware/a.md?at=c0ffee#7`,
      );
    expect(repositoryOf(...of('https://git.example.org/ward/pump')).source('a.md', 7)).toBeUndefined();
    const told = of('', {
      repositoryUrl: 'git@git.example.org:ward/pump.git',
      forge: 'gitea',
      branch: 'main',
    });
    expect(repositoryOf(...told).edit('a.md')).toBe(
      'https://git.example.org/ward/pump/_edit/main/soft%20ware/a.md',
    );
  });

  test('is asked by releases and prints only where the configuration names it, and edits no release', () => {
    const url = 'https://github.com/ward/pump';
    expect(repositoryOf(...of(url, {}, false)).source('a.md', 1)).toBeUndefined();
    expect(toldRepository(...of(url)).source('a.md', 1)).toBeUndefined();
    const released = repositoryOf(...of(url, { repositoryUrl: url, branch: 'main' }, false));
    expect(released.source('a.md', 1)).toBe(`${url}/blob/c0ffee/soft%20ware/a.md#L1`);
    expect(released.edit('a.md')).toBeUndefined();
  });

  test('that no address tells is a fault of the configuration', () => {
    const { error } = siteSchema.shape.output.safeParse({ repositoryUrl: 'the wiki' });
    expect(error?.issues.map(({ message, path }) => [path.join('.'), message])).toEqual([
      ['repositoryUrl', 'the address of a repository, such as https://git.example.org/pump'],
    ]);
  });
});
