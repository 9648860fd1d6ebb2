import { z } from 'zod';
import { asksForDefectClasses } from '../../gates/index.ts';
import { type DefectClassState, defectClasses, type RulesOfTool } from '../../quality/defect-classes.ts';
import { defineBlock } from './block.ts';

/** States in words; that a rule ran says what was looked for, not that nothing is there. */
const stateWords: Readonly<Record<DefectClassState['state'], string>> = {
  ran: 'rules ran',
  'not run': 'declared, not run',
  none: 'no rule',
  'not relevant': 'not relevant',
};
/** Most rules of a tool that are named. */
const mostRules = 5;

/**
 * Which classes of defects the rules of the analysers look for in this content, and which none does (IEC 62304 5.1.12).
 * @implements SRS-3699
 */
export const defectClassesBlock = defineBlock({
  name: 'defect-classes',
  summary:
    'Classes of defects with the rules of analysers that looked for them in this content, rules that are declared and did not run, and classes without any.',
  parameters: z.strictObject({}),
  shows: [],
  applies: asksForDefectClasses,
  data({ model, config }) {
    const { classes, silent, others } = defectClasses(model, config);
    return {
      rows: classes.map(({ id, title, state, reason, ran, notRun, absent }) => ({
        id,
        title,
        state: stateWords[state],
        isGap: state === 'not run' || state === 'none',
        reason,
        ran: ran.map(shortened),
        notRun: notRun.map(shortened),
        absent,
      })),
      silent,
      others,
    };
  },
});

function shortened({ tool, rules }: RulesOfTool): { tool: string; rules: string[]; more: number } {
  return { tool, rules: rules.slice(0, mostRules), more: Math.max(rules.length - mostRules, 0) };
}
