import { escapeHtml } from '../engine.ts';

/** Text in a drawing, where its middle or its start is. */
export function label(
  x: number,
  y: number,
  text: string,
  anchor: 'start' | 'middle' | 'end' = 'start',
  weight = 400,
): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" font-weight="${weight}" fill="var(--diagram-ink, #1b2733)">${escapeHtml(text)}</text>`;
}

/** A drawing of our own as a figure: its name and what it says are read aloud, its data follow as a table. */
export function figure(
  id: string,
  size: { width: number; height: number },
  title: string,
  description: string,
  body: string,
): string {
  const name = escapeHtml(`${title}. ${description}`);
  return [
    `<figure class="diagram chart" aria-label="${name}">`,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img" aria-label="${name}" font-size="13">`,
    `<title id="${id}-title">${escapeHtml(title)}</title><desc id="${id}-desc">${escapeHtml(description)}</desc>`,
    body,
    '</svg></figure>',
  ].join('');
}
