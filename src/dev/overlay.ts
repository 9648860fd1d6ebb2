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
  const source = new EventSource(${JSON.stringify(`${events}?page=`)} + encodeURIComponent(location.pathname));
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
  const entryOf = ({ severity, file, line, column, message, hint }) => {
    const entry = document.createElement('li');
    const place = document.createElement('code');
    place.textContent = (file ? file + ':' + line + ':' + column + ' ' : '') + severity;
    entry.append(place, document.createElement('br'), message + (hint ? ' → ' + hint : ''));
    return entry;
  };
  const listOf = (findings) => {
    const list = document.createElement('ul');
    Object.assign(list.style, { margin: '.4rem 0 0', paddingInlineStart: '1.1rem' });
    list.append(...findings.map(entryOf));
    return list;
  };
  const lineOf = (text) => {
    const line = document.createElement('p');
    line.textContent = text;
    line.style.margin = '.4rem 0 0';
    return line;
  };
  source.addEventListener('findings', (event) => {
    const { fresh, others, evidence } = JSON.parse(event.data);
    box.remove();
    if (fresh.length + others.length === 0 && evidence === '') return;
    const list = document.createElement('div');
    list.style.display = open ? 'block' : 'none';
    if (fresh.length > 0) list.append(lineOf('Since the last save:'), listOf(fresh));
    if (evidence !== '') list.append(lineOf(evidence));
    if (fresh.length > 0 && others.length > 0) list.append(lineOf('Before it:'));
    if (others.length > 0) list.append(listOf(others));
    const toggle = document.createElement('button');
    const number = fresh.length + others.length;
    toggle.textContent = number === 0 ? 'Evidence waits' : number + (number === 1 ? ' finding' : ' findings');
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
