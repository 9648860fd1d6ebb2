// Runs before the first paint: the theme a reader chose is there from the start, without a flash, and so is room for what scripts will show.
document.documentElement.classList.add('scripted');
try {
  const chosen = localStorage.getItem('dossier-theme');
  if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;
} catch {
  // Storage may be switched off; then the system's choice holds.
}
