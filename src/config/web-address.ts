/**
 * The address of a repository as a browser opens it: `git@host:a/b.git` and `ssh://git@host:22/a/b` become `https://host/a/b`. Whatever stands
 * before an `@` is a name or a secret, and left out.
 * @returns undefined for a path of this machine and for other schemes
 */
export function webAddress(address: string): string | undefined {
  const short = /^(?:[^@/\s]+@)?([\w-]+(?:\.[\w-]+)+):(?!\/)([^\s]+)$/.exec(address);
  const text = short ? `ssh://${short[1]}/${short[2]}` : address;
  if (!/^(?:https?|ssh|git\+ssh|git):\/\//i.test(text) || !URL.canParse(text)) return undefined;
  const { protocol, hostname, port, pathname } = new URL(text);
  const isWeb = /^https?:$/.test(protocol);
  const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
  if (hostname === '' || path === '') return undefined;
  const azure = /^\/v3\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(path);
  if (azure && /(?:^|\.)(?:dev\.azure|visualstudio)\.com$/.test(hostname))
    return `https://dev.azure.com/${azure[1]}/${azure[2]}/_git/${azure[3]}`;
  const host = isWeb && port !== '' ? `${hostname}:${port}` : hostname;
  return `${isWeb ? protocol : 'https:'}//${host}${path.replaceAll("'", '%27')}`;
}
