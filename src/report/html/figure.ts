import type { VegaLiteSpec } from "../../chart/spec.ts";
import { escapeHtml } from "./escape.ts";

/** Draws a specification as an SVG element, such as `toSvg` of the charts. */
export type RenderChart = (spec: VegaLiteSpec) => string | Promise<string>;

/** One picture for wide screens and paper, one for phones, with its title. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly wide: VegaLiteSpec;
  readonly narrow: VegaLiteSpec;
}

/** A figure as HTML, drawn twice: a picture made for a wide screen is too small to read on a phone. */
export async function figureHtml({ id, title, wide, narrow }: Figure, render: RenderChart): Promise<string> {
  const [large, small] = [await render(wide), await render(narrow)];
  const label = escapeHtml(title);
  const picture = (svg: string, size: string): string =>
    `<div class="${size}" role="img" aria-label="${label}">${ownIds(svg, `${id}-${size}`)}</div>`;
  return `<figure><figcaption>${label}</figcaption>${picture(large, "wide")}${picture(small, "narrow")}</figure>`;
}

/** Clip paths and gradients are named alike in every SVG; on one page each picture needs names of its own. */
function ownIds(svg: string, prefix: string): string {
  return svg
    .replace(/\bid="([^"]+)"/g, `id="${prefix}-$1"`)
    .replace(/url\(#([^)]+)\)/g, `url(#${prefix}-$1)`)
    .replace(/href="#([^"]+)"/g, `href="#${prefix}-$1"`);
}
