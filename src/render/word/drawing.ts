import { escapeXml } from '../../model/index.ts';
import type { BodyParts } from './body-parts.ts';
import type { Picture } from './pictures.ts';
import type { Xml } from './xml.ts';

/** English Metric Units in a CSS pixel. */
const units = 9525;

const drawingMl = 'http://schemas.openxmlformats.org/drawingml/2006';
const svgMl = 'http://schemas.microsoft.com/office/drawing/2016/SVG/main';

/** A picture among words (20.4.2.8); of a drawing the SVG, with a PNG for programs that show none. Sizes are CSS pixels. */
export function drawing(
  { png, svg }: Picture,
  { width, height, description }: { width: number; height: number; description: string },
  parts: BodyParts,
): Xml {
  const number = parts.nextDrawing();
  const size = `cx="${width * units}" cy="${height * units}"`;
  const shown = parts.pictureOf(png, number, 'png');
  const sharp =
    svg === undefined
      ? ''
      : `<a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}"><asvg:svgBlip xmlns:asvg="${svgMl}" r:embed="${parts.pictureOf(Buffer.from(svg), number, 'svg')}"/></a:ext></a:extLst>`;
  const named = `name="${escapeXml(description.slice(0, 60))}" descr="${escapeXml(description)}"`;
  return `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent ${size}/><wp:effectExtent t="0" r="0" b="0" l="0"/><wp:docPr id="${number}" ${named}/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="${drawingMl}/main" noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic xmlns:a="${drawingMl}/main"><a:graphicData uri="${drawingMl}/picture"><pic:pic xmlns:pic="${drawingMl}/picture"><pic:nvPicPr><pic:cNvPr id="0" name="" descr=""/><pic:cNvPicPr><a:picLocks noChangeAspect="1" noChangeArrowheads="1"/></pic:cNvPicPr></pic:nvPicPr><pic:blipFill><a:blip r:embed="${shown}" cstate="none">${sharp}</a:blip><a:srcRect/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr bwMode="auto"><a:xfrm><a:off x="0" y="0"/><a:ext ${size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
}
