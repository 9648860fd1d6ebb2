import { z } from 'zod';
import { dynamicViews } from '../../architecture/index.ts';
import { diagramFigure, isWide } from '../diagram.ts';
import { defineBlock } from './block.ts';

/**
 * What happens between elements in a certain case, drawn from the numbered list of steps directly below (IEC 62304 5.3.1).
 * @implements SRS-2704
 */
export const dynamicView = defineBlock({
  name: 'dynamic-view',
  summary:
    'The numbered list directly below, each entry `Element → Element: what happens`, drawn as a sequence. `title="…"`, else that of the heading.',
  parameters: z.strictObject({ title: z.string().optional() }),
  data({ model, diagrams, t }, _parameters, place) {
    const view = dynamicViews(model.pages, model.architecture).find(
      ({ block }) => block.place.file === place?.file && block.place.line === place.line,
    );
    if (!view || view.text === '') return { figure: '' };
    return {
      title: view.title,
      figure: diagramFigure(view.text, diagrams, t, `${view.title}; ${t('the steps follow below')}`),
      isWide: isWide(view.text, diagrams),
      undrawn: (view.block.list?.length ?? 0) - view.steps.length,
    };
  },
});
