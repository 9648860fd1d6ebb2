import { z } from 'zod';
import {
  describeView,
  elementNamed,
  legendOf,
  linkBoxes,
  shownViews,
  type View,
} from '../../architecture/index.ts';
import type { Addresses, DrawnDiagrams } from '../composed.ts';
import { diagramFigure, isWide, readableDrawings } from '../diagram.ts';
import type { Translate } from '../messages.ts';
import { defineBlock } from './block.ts';

/** Words of the block → kind of view. */
const kinds = {
  context: 'context',
  containers: 'container',
  components: 'component',
  units: 'code',
  safety: 'safety',
  trace: 'risk',
  deployment: 'deployment',
} as const;

/** Views of the architecture as drawings, each with its legend and with the same in words (IEC 62304 5.3.1). */
export const architectureView = defineBlock({
  name: 'architecture-view',
  summary:
    'Drawn views of the architecture, with legend and text. `view=context|containers|components|units|safety|trace|deployment`, `of=<element>` for one of them.',
  parameters: z.strictObject({
    view: z.enum(Object.keys(kinds) as (keyof typeof kinds)[]),
    of: z.string().optional(),
  }),
  shows: ['code'],
  data(context, { view, of }) {
    const architecture = context.model.architecture;
    const scope = of && architecture ? elementNamed(of, architecture.elements)?.id : of;
    const drawings = architecture ? readableDrawings(architecture, context.diagrams) : [];
    return {
      view,
      of: of ?? '',
      drawings: drawings
        .filter((drawing) => drawing.view.kind === kinds[view] && (!of || drawing.view.scope === scope))
        .map((drawing) => describeDrawing(drawing, context)),
      sentences:
        architecture && !of
          ? shownViews(architecture).sentences.flatMap(({ kind, text }) =>
              kind === kinds[view] ? [text] : [],
            )
          : [],
    };
  },
});

/** A drawing as a template shows it: `figure` is safe HTML whose boxes lead to their elements. */
export function describeDrawing(
  { view, text }: { view: View; text: string },
  {
    diagrams,
    addresses,
    t,
  }: { diagrams: DrawnDiagrams; addresses: Pick<Addresses, 'element'>; t: Translate },
): {
  title: string;
  figure: string;
  isWide: boolean;
  note: string;
  legend: string[];
  elements: string[];
  relations: string[];
  tellsLines: boolean;
} {
  const drawn = diagrams.get(text);
  const linked =
    drawn && 'svg' in drawn
      ? new Map([[text, { svg: linkBoxes(drawn.svg, view, (id) => addresses.element(id)) }]])
      : diagrams;
  return {
    title: view.title,
    figure: diagramFigure(text, linked, t, `${view.title}; ${t('the same in words follows below')}`),
    isWide: isWide(text, diagrams),
    note: view.note,
    legend: legendOf(view),
    ...describeView(view),
    tellsLines: view.told.length > 0 || view.edges.length === 0,
  };
}
