import type { Locale } from "../schema/locale.ts";

/** How a chart looks; the same for every chart. */
export interface ChartOptions {
  /** Language of titles, axes and legends; "en" by default. */
  readonly locale?: Locale;
  /** Of the plot itself, without axes and legend, in pixels; 560 by default. */
  readonly width?: number;
  /** Of the plot itself, in pixels; each chart has its own default. */
  readonly height?: number;
  /** Instead of the chart's own title; null for none. */
  readonly title?: string | null;
  /**
   * "paper" (the default): dark ink on white, for notebooks and files. "page": no ground, and the text colour of the page around
   * it, for SVG inside HTML that may be light or dark.
   */
  readonly surface?: "paper" | "page";
}
