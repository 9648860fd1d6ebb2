// A host shows this page at any address, and may serve the site below a directory: the topmost one of the address that has its style sheet.
{
  const sheet = document.querySelector('link[rel=stylesheet]');
  const names = location.pathname.split('/').slice(1, -1);
  const moveTo = (base) => {
    const moved = (address) => address.replace(/^\/(?!\/)/, base);
    const { dataset } = document.documentElement;
    for (const [key, value = ''] of Object.entries(dataset))
      dataset[key] = value.split(' ').map(moved).join(' ');
    for (const link of document.querySelectorAll('[href]'))
      link.setAttribute('href', moved(link.getAttribute('href') ?? ''));
    for (const { src } of document.querySelectorAll('script[src]')) {
      const script = document.createElement('script');
      Object.assign(script, { async: false, src: moved(new URL(src).pathname) });
      document.head.append(script);
    }
  };
  const attempt = (depth) => {
    if (!sheet || depth > names.length) return;
    const base = `/${names.slice(0, depth).join('/')}/`;
    const probe = document.createElement('link');
    const end = (found) => {
      probe.remove();
      if (found) moveTo(base);
      else attempt(depth + 1);
    };
    Object.assign(probe, { rel: 'stylesheet', onload: () => end(true), onerror: () => end(false) });
    probe.href = base + (sheet.getAttribute('href') ?? '').slice(1);
    document.head.append(probe);
  };
  const isLoaded = () => {
    try {
      return Boolean(sheet?.sheet?.cssRules.length);
    } catch {
      // The rules of a sheet that did not load may not be read.
      return false;
    }
  };
  if (!isLoaded()) attempt(1);
}
