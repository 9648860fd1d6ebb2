/**
 * Colours of diagrams. Where one of them stands in a drawing it becomes `var(--diagram-<name>, <colour>)`: a page that sets
 * the properties (a dark one) recolours the drawing, paper keeps the colours here.
 */
export const diagramColours: Readonly<Record<string, string>> = {
  ink: '#1b2733',
  line: '#5b6b78',
  node: '#eef3f7',
  'node-line': '#7d93a5',
  group: '#f8fafb',
  'group-line': '#b9c6d0',
  note: '#fff6dd',
  'note-line': '#c8a64b',
  paper: '#fefefe',
};

const c = diagramColours;

/** Mermaid's configuration but for the fonts: strict, repeatable, our colours. A diagram's own directives cannot change what is named in `secure`. */
export const mermaidConfiguration = {
  startOnLoad: false,
  securityLevel: 'strict',
  deterministicIds: true,
  handDrawnSeed: 1,
  htmlLabels: false,
  maxTextSize: 50_000,
  maxEdges: 1_000,
  suppressErrorRendering: true,
  theme: 'base',
  look: 'classic',
  // An opaque patch below the words of an edge or a message, so that no line runs through them.
  themeCSS:
    '.edgeLabel rect, .edgeLabel .background { opacity: 1 } ' +
    `.messageText { stroke: ${c.paper}; stroke-width: 5px; paint-order: stroke }`,
  fontSize: 14,
  flowchart: { htmlLabels: false, curve: 'monotoneY', useMaxWidth: true, padding: 12 },
  sequence: { useMaxWidth: true, mirrorActors: false },
  themeVariables: {
    fontSize: '14px',
    background: c.paper,
    primaryColor: c.node,
    primaryTextColor: c.ink,
    primaryBorderColor: c['node-line'],
    secondaryColor: c.group,
    secondaryTextColor: c.ink,
    secondaryBorderColor: c['group-line'],
    tertiaryColor: c.group,
    tertiaryTextColor: c.ink,
    tertiaryBorderColor: c['group-line'],
    lineColor: c.line,
    textColor: c.ink,
    mainBkg: c.node,
    nodeBorder: c['node-line'],
    nodeTextColor: c.ink,
    clusterBkg: c.group,
    clusterBorder: c['group-line'],
    titleColor: c.ink,
    edgeLabelBackground: c.paper,
    noteBkgColor: c.note,
    noteBorderColor: c['note-line'],
    noteTextColor: c.ink,
    actorBkg: c.node,
    actorBorder: c['node-line'],
    actorTextColor: c.ink,
    actorLineColor: c['group-line'],
    signalColor: c.line,
    signalTextColor: c.ink,
    sequenceNumberColor: c.paper,
    labelBoxBkgColor: c.group,
    labelBoxBorderColor: c['group-line'],
    labelTextColor: c.ink,
    loopTextColor: c.ink,
    activationBkgColor: c.group,
    activationBorderColor: c['node-line'],
    pie1: '#8fb3c9',
    pie2: '#c9b27c',
    pie3: '#9dbd9a',
    pie4: '#c79a9a',
    pie5: '#a8a3c9',
    pie6: '#7fb5b0',
    pie7: '#d1a57f',
    pie8: '#b8c4cc',
    pieStrokeColor: c.paper,
    pieStrokeWidth: '1px',
    pieOuterStrokeWidth: '0px',
    pieOpacity: '1',
    pieTitleTextSize: '16px',
    pieSectionTextSize: '14px',
    pieLegendTextSize: '14px',
  },
  secure: [
    'secure',
    'securityLevel',
    'startOnLoad',
    'maxTextSize',
    'maxEdges',
    'suppressErrorRendering',
    'deterministicIds',
    'deterministicIDSeed',
    'htmlLabels',
    'flowchart.htmlLabels',
    'look',
    'theme',
    'themeCSS',
    'themeVariables',
    'fontFamily',
    'altFontFamily',
    'dompurifyConfig',
    'handDrawnSeed',
  ],
};

/** The configuration with fonts, as a value of `font-family`. */
export function withFonts(fontFamily: string): object {
  const { themeVariables } = mermaidConfiguration;
  return { ...mermaidConfiguration, fontFamily, themeVariables: { fontFamily, ...themeVariables } };
}
