// Runs before the first paint: the theme a reader chose is there from the start, without a flash, and so is room for what scripts will show.
document.documentElement.classList.add('scripted');
try {
  const chosen = localStorage.getItem('dossier-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be switched off; then the system's choice holds.
}
// Fonts are asked for before their style sheet is read. From a disk there is nothing to wait for, and browsers do not match such requests there.
if (location.protocol !== 'file:') {
  for (const href of (document.documentElement.dataset.fonts ?? '').split(' ').filter(Boolean)) {
    const link = document.createElement('link');
    Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: 'anonymous', href });
    document.head.append(link);
  }
}
