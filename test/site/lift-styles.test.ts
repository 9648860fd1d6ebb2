import { expect, test } from 'vitest';
import { liftStyles } from '../../src/render/site/lift-styles.ts';

test('a drawing without inline styles keeps its look through a style sheet', () => {
  expect(
    liftStyles(
      '<p>Use style="x".</p><svg id="d1" style="max-width: 30px;"><style>#d1 .a &gt; b{fill:red}</style><g class="a" style="fill: red !important"/><rect style=""/></svg>',
    ),
  ).toEqual({
    content: '<p>Use style="x".</p><svg class="s5933cc6b35" id="d1"><g class="s2d4794d81a a"/><rect/></svg>',
    css: '#d1 .a > b{fill:red}\n.s5933cc6b35{max-width: 30px!important}\n.s2d4794d81a{fill: red !important}',
  });
});

test('a style cannot close its rule', () => {
  const { css } = liftStyles('<svg><g style="color:red}body{display:none"/></svg>');
  expect(css).toMatch(/^\.s[0-9a-f]{10}\{color:redbodydisplay:none!important\}$/);
});

test('what holds no drawing stays as it is', () => {
  const content = '<p>a style="b"</p>';
  expect(liftStyles(content)).toEqual({ content, css: '' });
});
