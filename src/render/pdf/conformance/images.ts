import type { PDFDict } from '@cantoo/pdf-lib';
import { keyOf, nameIn, unless } from './objects.ts';

/** Pictures and graphics states hold nothing that a viewer may draw in its own way. */
export function checkImages(dictionaries: readonly PDFDict[]): string[] {
  const images = dictionaries.filter((dictionary) => nameIn(dictionary, 'Subtype') === 'Image');
  const drawn = dictionaries.filter((dictionary) =>
    ['Image', 'Form'].includes(nameIn(dictionary, 'Subtype')),
  );
  const states = dictionaries.filter((dictionary) => nameIn(dictionary, 'Type') === 'ExtGState');
  return [
    ...unless(
      images.every((image) => String(image.get(keyOf('Interpolate')) ?? 'false') === 'false'),
      'an image is interpolated (ISO 19005-3, 6.2.8)',
    ),
    ...unless(
      images.every((image) => nameIn(image, 'ColorSpace') !== 'DeviceCMYK'),
      'an image has CMYK colours, which the output intent does not describe (ISO 19005-3, 6.2.4.3)',
    ),
    ...unless(
      drawn.every((each) => ['Alternates', 'OPI', 'Ref', 'PS'].every((key) => !each.has(keyOf(key)))),
      'a picture has another in its place (ISO 19005-3, 6.2.8, 6.2.9)',
    ),
    ...unless(
      states.every((state) => !state.has(keyOf('TR')) && !state.has(keyOf('HTP'))),
      'a graphics state has a transfer function (ISO 19005-3, 6.2.5)',
    ),
    ...unless(
      states.every((state) => !state.has(keyOf('BM')) || blendModes.has(nameIn(state, 'BM'))),
      'a graphics state has a blend mode that is no standard one (ISO 19005-3, 6.2.10)',
    ),
  ];
}

const blendModes = new Set(
  (
    'Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight SoftLight Difference ' +
    'Exclusion Hue Saturation Color Luminosity'
  ).split(' '),
);
