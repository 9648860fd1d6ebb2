/** An object of a file of ReqIF: values by the names of attributes, XHTML in `xhtml`. */
export interface SampleObject {
  id: string;
  type?: string;
  values?: Record<string, string>;
  xhtml?: Record<string, string>;
  children?: SampleObject[];
}

const strings = ['ReqIF.ForeignID', 'ReqIF.ChapterName', 'ReqIF.Name', 'Owner'];
const rich = ['ReqIF.Text', 'Notes'];

/** A file of ReqIF with the object types Heading and Requirement, one an object of a line. */
export function reqifOf(
  specifications: Record<string, SampleObject[]>,
  relations: [from: string, to: string, type?: string][] = [],
  prefix = '',
): string {
  const p = prefix;
  const all: SampleObject[] = [];
  const gather = (objects: SampleObject[]): void => {
    for (const object of objects) {
      all.push(object);
      gather(object.children ?? []);
    }
  };
  for (const objects of Object.values(specifications)) gather(objects);
  const seen = new Set<string>();
  const own = all.filter(({ id }) => !seen.has(id) && seen.add(id));
  const definitions = [
    ...strings.map((name) => `<${p}ATTRIBUTE-DEFINITION-STRING IDENTIFIER="s-${name}" LONG-NAME="${name}"/>`),
    ...rich.map((name) => `<${p}ATTRIBUTE-DEFINITION-XHTML IDENTIFIER="x-${name}" LONG-NAME="${name}"/>`),
    `<${p}ATTRIBUTE-DEFINITION-ENUMERATION IDENTIFIER="e-Kind" LONG-NAME="Kind"><${p}DEFAULT-VALUE><${p}ATTRIBUTE-VALUE-ENUMERATION><${p}VALUES><${p}ENUM-VALUE-REF>v-2</${p}ENUM-VALUE-REF><${p}ENUM-VALUE-REF>v-1</${p}ENUM-VALUE-REF></${p}VALUES></${p}ATTRIBUTE-VALUE-ENUMERATION></${p}DEFAULT-VALUE></${p}ATTRIBUTE-DEFINITION-ENUMERATION>`,
  ].join('');
  const value = (kind: string, attribute: string, inner: string): string =>
    `<${p}ATTRIBUTE-VALUE-${kind}${attribute}><${p}DEFINITION><${p}ATTRIBUTE-DEFINITION-${kind}-REF>${inner}</${p}ATTRIBUTE-DEFINITION-${kind}-REF></${p}DEFINITION>`;
  const object = ({ id, type = 'Requirement', values = {}, xhtml = {} }: SampleObject): string =>
    `<${p}SPEC-OBJECT IDENTIFIER="${id}"><${p}VALUES>${Object.entries(values)
      .map(
        ([name, text]) =>
          `${value('STRING', ` THE-VALUE="${text}"`, `s-${name}`)}</${p}ATTRIBUTE-VALUE-STRING>`,
      )
      .join('')}${Object.entries(xhtml)
      .map(
        ([name, text]) =>
          `${value('XHTML', '', `x-${name}`)}<${p}THE-VALUE>${text}</${p}THE-VALUE></${p}ATTRIBUTE-VALUE-XHTML>`,
      )
      .join(
        '',
      )}</${p}VALUES><${p}TYPE><${p}SPEC-OBJECT-TYPE-REF>t-${type}</${p}SPEC-OBJECT-TYPE-REF></${p}TYPE></${p}SPEC-OBJECT>`;
  const place = ({ id, children = [] }: SampleObject): string =>
    `<${p}SPEC-HIERARCHY IDENTIFIER="h-${id}"><${p}OBJECT><${p}SPEC-OBJECT-REF>${id}</${p}SPEC-OBJECT-REF></${p}OBJECT><${p}CHILDREN>${children.map(place).join('')}</${p}CHILDREN></${p}SPEC-HIERARCHY>`;
  const relation = ([from, to, type = 'satisfies']: [string, string, string?]): string =>
    `<${p}SPEC-RELATION IDENTIFIER="r-${from}-${to}"><${p}TYPE><${p}SPEC-RELATION-TYPE-REF>t-${type}</${p}SPEC-RELATION-TYPE-REF></${p}TYPE><${p}SOURCE><${p}SPEC-OBJECT-REF>${from}</${p}SPEC-OBJECT-REF></${p}SOURCE><${p}TARGET><${p}SPEC-OBJECT-REF>${to}</${p}SPEC-OBJECT-REF></${p}TARGET></${p}SPEC-RELATION>`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<${p}REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"><${p}CORE-CONTENT><${p}REQ-IF-CONTENT><${p}DATATYPES><${p}DATATYPE-DEFINITION-ENUMERATION><${p}SPECIFIED-VALUES><${p}ENUM-VALUE IDENTIFIER="v-1" LONG-NAME="Loud"/><${p}ENUM-VALUE IDENTIFIER="v-2" LONG-NAME="Fast"/></${p}SPECIFIED-VALUES></${p}DATATYPE-DEFINITION-ENUMERATION></${p}DATATYPES><${p}SPEC-TYPES>${[
    'Heading',
    'Requirement',
  ]
    .map(
      (name) =>
        `<${p}SPEC-OBJECT-TYPE IDENTIFIER="t-${name}" LONG-NAME="${name}"><${p}SPEC-ATTRIBUTES>${definitions}</${p}SPEC-ATTRIBUTES></${p}SPEC-OBJECT-TYPE>`,
    )
    .join(
      '',
    )}<${p}SPEC-RELATION-TYPE IDENTIFIER="t-satisfies" LONG-NAME="satisfies"/></${p}SPEC-TYPES><${p}SPEC-OBJECTS>
${own.map(object).join('\n')}
</${p}SPEC-OBJECTS><${p}SPEC-RELATIONS>
${relations.map(relation).join('\n')}
</${p}SPEC-RELATIONS><${p}SPECIFICATIONS>
${Object.entries(specifications)
  .map(
    ([name, objects]) =>
      `<${p}SPECIFICATION IDENTIFIER="${name}" LONG-NAME="${name}"><${p}CHILDREN>${objects.map(place).join('')}</${p}CHILDREN></${p}SPECIFICATION>`,
  )
  .join('\n')}
</${p}SPECIFICATIONS></${p}REQ-IF-CONTENT></${p}CORE-CONTENT><${p}TOOL-EXTENSIONS><${p}REQ-IF-TOOL-EXTENSION><SPEC-OBJECT/></${p}REQ-IF-TOOL-EXTENSION></${p}TOOL-EXTENSIONS></${p}REQ-IF>
`;
}
