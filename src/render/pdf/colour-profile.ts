/**
 * The sRGB colour space as an ICC profile (ICC.1:2004-10, display class, matrix and tone curve), computed from the primaries,
 * white point and curve of IEC 61966-2-1. It says in a PDF what its RGB values mean.
 */
export function srgbProfile(): Uint8Array {
  const [red, green, blue] = columns(multiply(adaptation, srgbToXyz()));
  const curve = parametricCurve([2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045]);
  const tags: [string, Uint8Array][] = [
    ['desc', localizedText('sRGB')],
    ['cprt', localizedText('Computed from published primaries; no rights reserved')],
    ['wtpt', xyz(whiteD50)],
    ['chad', fixedArray(adaptation.flat())],
    ['rXYZ', xyz(red)],
    ['gXYZ', xyz(green)],
    ['bXYZ', xyz(blue)],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const start = 128 + 4 + tags.length * 12;
  const size = start + tags.reduce((sum, [, data]) => sum + data.length, 0);
  const profile = new Uint8Array(size);
  const view = new DataView(profile.buffer);
  view.setUint32(0, size);
  view.setUint32(8, 0x04200000);
  putText(profile, 12, 'mntrRGB XYZ ');
  // A fixed date: the profile is the same in every file.
  [2000, 1, 1].forEach((part, index) => {
    view.setUint16(24 + index * 2, part);
  });
  putText(profile, 36, 'acsp');
  whiteD50.forEach((value, index) => {
    view.setInt32(68 + index * 4, fixed(value));
  });
  view.setUint32(128, tags.length);
  let at = start;
  tags.forEach(([name, data], index) => {
    putText(profile, 132 + index * 12, name);
    view.setUint32(136 + index * 12, at);
    view.setUint32(140 + index * 12, data.length);
    profile.set(data, at);
    at += data.length;
  });
  return profile;
}

type Vector = [number, number, number];
type Matrix = [Vector, Vector, Vector];

/** White of the profile connection space, as the ICC gives it. */
const whiteD50: Vector = [0.9642, 1, 0.8249];
const whiteD65: Vector = [0.3127 / 0.329, 1, (1 - 0.3127 - 0.329) / 0.329];

/** Cone responses after Bradford. */
const bradford: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

const adaptation: Matrix = (() => {
  const from = apply(bradford, whiteD65);
  const to = apply(bradford, whiteD50);
  const scale = bradford.map((row, index) =>
    row.map((value) => (value * (to[index] as number)) / (from[index] as number)),
  ) as Matrix;
  return multiply(invert(bradford), scale);
})();

function srgbToXyz(): Matrix {
  const primaries: [number, number][] = [
    [0.64, 0.33],
    [0.3, 0.6],
    [0.15, 0.06],
  ];
  const [r, g, b] = primaries.map(([x, y]): Vector => [x / y, 1, (1 - x - y) / y]) as Matrix;
  const matrix = columns([r, g, b]);
  const scale = apply(invert(matrix), whiteD65);
  return matrix.map((row) => row.map((value, index) => value * (scale[index] as number))) as Matrix;
}

function columns(matrix: Matrix): Matrix {
  return [0, 1, 2].map((column) => matrix.map((row) => row[column])) as Matrix;
}

function apply(matrix: Matrix, [x, y, z]: Vector): Vector {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as Vector;
}

function multiply(a: Matrix, b: Matrix): Matrix {
  return columns(columns(b).map((column) => apply(a, column)) as Matrix);
}

function invert([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  return [
    [e * i - f * h, c * h - b * i, b * f - c * e],
    [f * g - d * i, a * i - c * g, c * d - a * f],
    [d * h - e * g, b * g - a * h, a * e - b * d],
  ].map((row) => row.map((value) => value / determinant)) as Matrix;
}

function fixed(value: number): number {
  return Math.round(value * 65_536);
}

function xyz(values: Vector): Uint8Array {
  return numbers('XYZ ', values);
}

function fixedArray(values: number[]): Uint8Array {
  return numbers('sf32', values);
}

function numbers(type: string, values: number[]): Uint8Array {
  const data = new Uint8Array(8 + values.length * 4);
  putText(data, 0, type);
  const view = new DataView(data.buffer);
  values.forEach((value, index) => {
    view.setInt32(8 + index * 4, fixed(value));
  });
  return data;
}

function parametricCurve(parameters: number[]): Uint8Array {
  const data = new Uint8Array(12 + parameters.length * 4);
  putText(data, 0, 'para');
  const view = new DataView(data.buffer);
  view.setUint16(8, 3);
  parameters.forEach((value, index) => {
    view.setInt32(12 + index * 4, fixed(value));
  });
  return data;
}

function localizedText(text: string): Uint8Array {
  const length = text.length * 2;
  const data = new Uint8Array(Math.ceil((28 + length) / 4) * 4);
  putText(data, 0, 'mluc');
  const view = new DataView(data.buffer);
  view.setUint32(8, 1);
  view.setUint32(12, 12);
  putText(data, 16, 'enUS');
  view.setUint32(20, length);
  view.setUint32(24, 28);
  for (let index = 0; index < text.length; index++) view.setUint16(28 + index * 2, text.charCodeAt(index));
  return data;
}

function putText(data: Uint8Array, at: number, text: string): void {
  data.set(new TextEncoder().encode(text), at);
}
