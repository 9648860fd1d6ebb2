/**
 * The script each previewed page runs: it loads the page anew where the reader was, and shows findings at the edge, with their place.
 * @param events address the server tells from
 */
export function overlayScript(events: string): string {
  return `'use strict';
(() => {
  const key = 'dossier-preview ' + location.pathname;
  const kept = sessionStorage.getItem(key);
  if (kept !== null) addEventListener('load', () => scrollTo(0, Number(kept)));
  sessionStorage.removeItem(key);
  const source = new EventSource(${JSON.stringify(events)});
  source.addEventListener('reload', () => {
    sessionStorage.setItem(key, String(scrollY));
    location.reload();
  });
  let open = sessionStorage.getItem('dossier-preview-open') !== 'no';
  const box = document.createElement('section');
  box.setAttribute('aria-label', 'Findings of the last build');
  Object.assign(box.style, {
    position: 'fixed', insetInlineEnd: '1rem', insetBlockEnd: '1rem', zIndex: 1000, maxInlineSize: '34rem', maxBlockSize: '40vh',
    overflow: 'auto', padding: '.6rem .9rem', font: '14px/1.4 sans-serif', color: '#fff', background: '#7a1712', borderRadius: '6px',
  });
  source.addEventListener('findings', (event) => {
    // What waits for another finding is told by it, and what waits for a run of the tests comes after what was just written.
    const findings = JSON.parse(event.data)
      .filter(({ severity, cause }) => severity !== 'info' && cause === undefined)
      .sort((a, b) => (a.waiting ? 1 : 0) - (b.waiting ? 1 : 0));
    box.remove();
    if (findings.length === 0) return;
    const list = document.createElement('ul');
    Object.assign(list.style, { margin: '.4rem 0 0', paddingInlineStart: '1.1rem', display: open ? 'block' : 'none' });
    for (const { severity, file, line, column, message, hint } of findings) {
      const entry = document.createElement('li');
      const place = document.createElement('code');
      place.textContent = (file ? file + ':' + line + ':' + column + ' ' : '') + severity;
      entry.append(place, document.createElement('br'), message + (hint ? ' → ' + hint : ''));
      list.append(entry);
    }
    const toggle = document.createElement('button');
    toggle.textContent = findings.length + (findings.length === 1 ? ' finding' : ' findings');
    toggle.setAttribute('aria-expanded', String(open));
    Object.assign(toggle.style, { font: 'inherit', fontWeight: 600, color: 'inherit', background: 'none', border: 0, padding: 0, cursor: 'pointer' });
    toggle.onclick = () => {
      open = !open;
      sessionStorage.setItem('dossier-preview-open', open ? 'yes' : 'no');
      list.style.display = open ? 'block' : 'none';
      toggle.setAttribute('aria-expanded', String(open));
    };
    box.replaceChildren(toggle, list);
    document.body.append(box);
  });
})();
`;
}
