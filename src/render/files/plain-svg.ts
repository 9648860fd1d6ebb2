import type { Element, ElementContent, Root } from 'hast';
import { type Schema, sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { Refused } from '../../model/index.ts';

const svgNamespace = 'http://www.w3.org/2000/svg';
const htmlNamespace = 'http://www.w3.org/1999/xhtml';
const xlinkNamespace = 'http://www.w3.org/1999/xlink';

/** Elements of drawings (SVG 2), without scripts, animations, links and what loads another file. */
const drawing = new Set(
  (
    'svg g defs marker path rect circle ellipse line polyline polygon text tspan textPath title desc style clipPath mask ' +
    'linearGradient radialGradient stop pattern symbol use image switch foreignObject filter feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood ' +
    'feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight ' +
    'feSpecularLighting feSpotLight feTile feTurbulence'
  ).split(' '),
);
/** What may stand in a `foreignObject`: text. */
const words = new Set(
  'div span p br b i u s strong em sub sup code pre font ul ol li table thead tbody tr th td'.split(' '),
);
/** Elements that hold nothing to be seen; nobody misses them. */
const unseen = new Set(['metadata']);

const attributes =
  'xmlns id class style lang href transform viewBox preserveAspectRatio version width height x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d ' +
  'points pathLength dx dy rotate textLength lengthAdjust startOffset method spacing side offset gradientUnits gradientTransform ' +
  'spreadMethod patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth ' +
  'markerHeight refX refY orient filterUnits primitiveUnits in in2 result mode type values tableValues slope intercept amplitude ' +
  'exponent operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode preserveAlpha surfaceScale ' +
  'diffuseConstant specularConstant specularExponent limitingConeAngle pointsAtX pointsAtY pointsAtZ azimuth elevation z scale ' +
  'xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed stitchTiles flood-color flood-opacity ' +
  'lighting-color fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-dasharray stroke-dashoffset ' +
  'stroke-linecap stroke-linejoin stroke-miterlimit color opacity display visibility overflow clip-path clip-rule mask filter ' +
  'marker-start marker-mid marker-end stop-color stop-opacity font-family font-size font-weight font-style font-stretch ' +
  'font-variant font-size-adjust text-anchor text-decoration text-rendering dominant-baseline alignment-baseline ' +
  'baseline-shift letter-spacing word-spacing writing-mode direction unicode-bidi shape-rendering image-rendering ' +
  'color-interpolation color-interpolation-filters vector-effect paint-order mix-blend-mode isolation transform-origin ' +
  'requiredFeatures systemLanguage role aria-label aria-labelledby aria-describedby aria-hidden face size align colspan rowspan';

const schema: Schema = {
  tagNames: [...drawing, ...words],
  attributes: { '*': attributes.split(' ') },
  strip: null,
  clobber: [],
  required: {},
  protocols: {},
  ancestors: {},
};

/** What a style could load or run something with. */
const loads =
  /\\|url\s*\((?!\s*["']?#)|@import|image-set\s*\(|\bimage\s*\(|\bsrc\s*\(|expression\s*\(|javascript:|behavior|binding/i;
/** Attributes that name and describe: what they say is never run. */
const isName = /^(?:id|class|lang|role|aria-.*)$/;
const picture = /^data:image\/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*$/;

/** Deepest nesting that is read. */
const deepest = 200;

/**
 * A drawing without anything that can act or load: a closed list of elements and attributes, addresses only of its own parts and of
 * pictures it holds. Applied twice it changes nothing.
 * @returns the drawing as text and what was left out of it; or why it cannot be shown, in words that follow its name
 * @implements SRS-3202
 */
export function plainSvg(bytes: Uint8Array): { text: string; leftOut: string[] } | Refused {
  try {
    const leftOut = new Set<string>();
    const root = readSvg(new TextDecoder('utf-8', { fatal: true }).decode(bytes), leftOut);
    return { text: toHtml(sanitize(root, schema) as Root, writing), leftOut: [...leftOut].sort() };
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : '';
    return { refused: `cannot be read as a drawing (${why})` };
  }
}

const writing = { space: 'svg', closeEmptyElements: true, closeSelfClosing: true, quote: '"' } as const;

/** The elements of a drawing that its namespaces allow, with their attributes as they may stand. */
function readSvg(text: string, leftOut: Set<string>): Root {
  const parser = new SaxesParser({ xmlns: true });
  const root: Root = { type: 'root', children: [] };
  const open: (Element | undefined)[] = [];
  const last = (): Root | Element | undefined => (open.length === 0 ? root : open.at(-1));
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new Error('it declares entities');
  });
  parser.on('processinginstruction', ({ target }) => {
    if (target !== 'xml') leftOut.add(target);
  });
  parser.on('opentag', (tag) => {
    if (open.length > deepest) throw new Error('it is nested too deeply');
    if (open.length === 0 && !(tag.uri === svgNamespace && tag.local === 'svg'))
      throw new Error('its root is no svg element');
    const parent = last();
    const element = parent && elementOf(tag, parent, leftOut);
    if (element) parent.children.push(element);
    open.push(element);
  });
  parser.on('text', (value) => {
    const parent = last();
    if (parent && open.length > 0) parent.children.push({ type: 'text', value });
  });
  parser.on('cdata', (value) => last()?.children.push({ type: 'text', value }));
  parser.on('closetag', () => {
    const element = open.pop();
    if (element?.tagName === 'style') element.children = styleOf(element, leftOut);
  });
  parser.write(text).close();
  return root;
}

function elementOf(
  { uri, local, attributes: given }: SaxesTagNS,
  parent: Root | Element,
  leftOut: Set<string>,
): Element | undefined {
  if (uri !== svgNamespace && uri !== htmlNamespace) return undefined;
  const isHtml = uri === htmlNamespace;
  // A link becomes a group: what it leads to is not known to be good.
  const tagName = !isHtml && local === 'a' ? 'g' : local;
  if (!(isHtml ? words : drawing).has(tagName)) {
    if (!unseen.has(local)) leftOut.add(`<${local}>`);
    return undefined;
  }
  const isInHtml = parent.type === 'element' && words.has(parent.tagName);
  const properties: Record<string, string> = {};
  if (parent.type === 'root') properties.xmlns = svgNamespace;
  else if (isHtml && !isInHtml) properties.xmlns = htmlNamespace;
  else if (!isHtml && isInHtml) properties.xmlns = svgNamespace;
  for (const { uri: of, local: name, value } of Object.values(given)) {
    if (name === 'xmlns' || of === 'http://www.w3.org/2000/xmlns/') continue;
    if (/^on/i.test(name)) leftOut.add(name);
    else if (name === 'href' && (of === '' || of === xlinkNamespace)) {
      if (value.startsWith('#') || (tagName === 'image' && picture.test(value))) properties.href = value;
      else if (local !== 'a') leftOut.add(`href="${value.slice(0, 60)}"`);
    } else if (of === '') {
      if (!isName.test(name) && loads.test(value)) leftOut.add(`${name}="${value.slice(0, 60)}"`);
      else properties[name] = value;
    }
  }
  return { type: 'element', tagName, properties, children: [] };
}

/** The text of a style element; none where it would load something, or could end the element. */
function styleOf({ children }: Element, leftOut: Set<string>): ElementContent[] {
  const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  if (!loads.test(text) && !/[<&]|\]\]>/.test(text)) return [{ type: 'text', value: text }];
  leftOut.add('<style>');
  return [];
}
