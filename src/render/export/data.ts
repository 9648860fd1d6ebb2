import { drawingsOf, drawnDynamicViews, structurizrDsl } from '../../architecture/index.ts';
import { compareFindings, type Finding, type Model } from '../../model/index.ts';
import { modelJsonSchema, modelSchema } from '../../model/model.ts';
import { cyclonedx, openVex, spdx } from '../../soup/index.ts';
import { aboutDevice, eudamedRegistration } from '../../udi/index.ts';
import { reliesOn, reliesOnSchema } from './relies-on.ts';
import { report } from './reporters/index.ts';

/**
 * Writes the data others build on: the model with its JSON Schema beside it, the findings, and the architecture as Structurizr DSL
 * and as the Mermaid text of each view.
 * @c4 component "Export"
 * @path .
 * @technology JSON, SARIF, JUnit
 * @description The model, its schema and the findings for other tools.
 * @uses Model "what is exported"
 * @uses Architecture "views as text"
 * @uses SOUP "bills of materials"
 * @uses UDI "the identity of the product as data"
 * @uses Release "archives with the same bytes"
 * @uses Configuration "names of types"
 * @throws when the model does not fit its own schema: a defect of ours
 * @implements SRS-1101, SRS-1102
 */
export function writeData(
  model: Model,
  findings: readonly Finding[],
  write: (path: string, content: string | Uint8Array) => void,
): void {
  write('data/model.json', modelBytes(model));
  write('data/model.schema.json', `${JSON.stringify(modelJsonSchema(), null, 2)}\n`);
  if (model.architecture && model.architecture.elements.length > 0) {
    const dynamic = drawnDynamicViews(model.pages, model.architecture);
    write('data/architecture.dsl', structurizrDsl(model.architecture, model.product, dynamic));
    for (const { id, text } of dynamic) write(`data/architecture/${id}.mmd`, text);
    for (const { view, text } of drawingsOf(model.architecture))
      write(`data/architecture/${view.id}.mmd`, text);
  }
  const relied = reliesOn(model);
  if (relied) {
    write('data/relies-on.json', `${JSON.stringify(relied, null, 2)}\n`);
    write('data/relies-on.schema.json', `${JSON.stringify(reliesOnSchema(), null, 2)}\n`);
  }
  if (model.soup.length > 0 || relied) {
    write('data/sbom.cdx.json', `${JSON.stringify(cyclonedx(model), null, 1)}\n`);
    write('data/sbom.spdx.json', `${JSON.stringify(spdx(model), null, 1)}\n`);
    const vex = openVex(model);
    if (vex) write('data/vex.openvex.json', `${JSON.stringify(vex, null, 1)}\n`);
  }
  const about = aboutDevice(model);
  if (about) write('data/udi.json', `${JSON.stringify(about, null, 2)}\n`);
  const registration = eudamedRegistration(model);
  if (registration) write('data/eudamed.json', `${JSON.stringify(registration, null, 2)}\n`);
  write(
    'data/findings.json',
    report('json', [...findings].sort(compareFindings), { colours: false, rules: [] }),
  );
}

/** Entries of a list that are made into text at once. */
const slice = 500;

/** The model as JSON, checked and made piece by piece, so that no second copy of it is held. */
function modelBytes(model: Model): Uint8Array {
  for (const [name, schema] of Object.entries(modelSchema.shape)) schema.parse(model[name as keyof Model]);
  return Buffer.concat(Array.from(modelText(model), (text) => Buffer.from(text)));
}

function* modelText(model: Model): Generator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(model).filter((entry) => entry[1] !== undefined)) {
    yield `${before}${JSON.stringify(name)}:`;
    if (Array.isArray(value)) yield* listText(value);
    else yield JSON.stringify(value);
    before = ',';
  }
  yield '}\n';
}

function* listText(list: readonly unknown[]): Generator<string> {
  yield '[';
  for (let at = 0; at < list.length; at += slice)
    yield (at === 0 ? '' : ',') + JSON.stringify(list.slice(at, at + slice)).slice(1, -1);
  yield ']';
}
