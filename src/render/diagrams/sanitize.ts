import { SaxesParser } from 'saxes';
import { escapeContent } from '../../model/index.ts';
import { diagramColours } from './theme.ts';

/**
 * Makes a drawing safe to stand inside a page beside others: only drawing elements and attributes stay, nothing outside is
 * named, every ID starts with the prefix, and our colours become custom properties. Applying it twice changes nothing.
 * @param svg well-formed XML of one `svg` element
 * @param prefix a word that is unique to the drawing
 * @throws Error when it is no well-formed SVG
 * @implements SRS-1302
 */
export function sanitizeSvg(svg: string, prefix: string): string {
  const parser = new SaxesParser();
  const open: string[] = [];
  let output = '';
  let skipping = 0;
  let style = '';
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('A drawing has no document type.');
  });
  parser.on('opentag', ({ name, attributes, isSelfClosing }) => {
    if (open.length === 0 && name !== 'svg') throw new Error('A drawing is an svg element.');
    if (open.length > 200) throw new Error('The drawing is nested too deeply.');
    open.push(name);
    if (skipping > 0 || !elements.has(name)) {
      skipping++;
      return;
    }
    // A link in a drawing becomes a plain group: what it leads to is not known to be good.
    output += `<${name === 'a' ? 'g' : name}`;
    for (const [attribute, value] of Object.entries(attributes)) {
      if (name === 'a' && attribute !== 'class' && attribute !== 'transform') continue;
      const kept = cleanAttribute(attribute, value, prefix);
      if (kept !== undefined) output += ` ${attribute}="${escapeContent(kept).replaceAll('"', '&quot;')}"`;
    }
    output += isSelfClosing ? '/>' : '>';
  });
  parser.on('text', (text) => {
    if (skipping > 0) return;
    if (open.at(-1) === 'style') style += text;
    else output += escapeContent(text);
  });
  parser.on('closetag', ({ name, isSelfClosing }) => {
    open.pop();
    if (skipping > 0) {
      skipping--;
      return;
    }
    if (name === 'style') {
      output += escapeContent(cleanStyle(style, prefix));
      style = '';
    }
    if (!isSelfClosing) output += `</${name === 'a' ? 'g' : name}>`;
  });
  parser.write(svg).close();
  return output;
}

const elements = new Set(
  (
    'svg g a defs marker path rect circle ellipse line polyline polygon text tspan textPath title desc style clipPath mask ' +
    'linearGradient radialGradient stop pattern symbol use filter feDropShadow feGaussianBlur feOffset feFlood feComposite ' +
    'feMerge feMergeNode switch foreignObject div span p br b i strong em code ul ol li'
  ).split(' '),
);

const references = new Set(['href', 'xlink:href']);

function cleanAttribute(name: string, value: string, prefix: string): string | undefined {
  if (name === 'xmlns') return value;
  if (name === 'xmlns:xlink') return value;
  if (/^on/i.test(name) || (name.includes(':') && !references.has(name) && name !== 'xml:space'))
    return undefined;
  if (references.has(name)) return value.startsWith('#') ? `#${prefixed(value.slice(1), prefix)}` : undefined;
  if (name === 'src' || name === 'formaction' || name === 'action' || name === 'ping') return undefined;
  // Mermaid names lines and boxes; SVG has no such attribute.
  if (name === 'name') return undefined;
  if (name === 'id') return prefixed(value, prefix);
  if (name === 'aria-labelledby' || name === 'aria-describedby') {
    return value
      .split(/\s+/)
      .map((id) => prefixed(id, prefix))
      .join(' ');
  }
  if (/url\s*\(|@import|expression\s*\(|javascript:|\\/i.test(value)) return cleanReferences(value, prefix);
  return recolour(value);
}

/** Keeps `url(#…)` of the drawing itself; a value that names anything else is dropped. */
function cleanReferences(value: string, prefix: string): string | undefined {
  const local = value.replace(
    /url\(\s*["']?(?:https:\/\/dossier\.invalid\/[^#)"']*)?#([^)"'\s]+)["']?\s*\)/g,
    (_, id: string) => `url(#${prefixed(id, prefix)})`,
  );
  const rest = local.replace(/url\(#[^)"'\s]+\)/g, '');
  return /url\s*\(|@import|expression\s*\(|javascript:|\\/i.test(rest) ? undefined : recolour(local);
}

/** A style sheet of a drawing: rules that would load something are left out; every ID is prefixed as in the drawing. */
function cleanStyle(style: string, prefix: string): string {
  const local = cleanReferences(style, prefix) ?? '';
  return local.replace(/#([A-Za-z_][\w-]*)(?=[^{};]*\{)/g, (_, id: string) => `#${prefixed(id, prefix)}`);
}

function prefixed(id: string, prefix: string): string {
  return id.startsWith(prefix) ? id : `${prefix}-${id}`;
}

function recolour(value: string): string {
  if (!value.includes('#')) return value;
  return value.replace(
    /(var\(--diagram-[a-z-]+,\s*)?(#[0-9a-fA-F]{6})\b/g,
    (whole, variable: string | undefined, colour: string) => {
      const name = variable ? undefined : nameOfColour.get(colour.toLowerCase());
      return name ? `var(--diagram-${name}, ${colour})` : whole;
    },
  );
}
const nameOfColour = new Map(Object.entries(diagramColours).map(([name, colour]) => [colour, name]));
