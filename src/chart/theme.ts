import type { Json } from "./spec.ts";

/** Latin first, then the Japanese faces of each system. */
export const fontStack =
  "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, 'Hiragino Sans', 'Yu Gothic UI', Meiryo, 'Noto Sans CJK JP', 'Noto Sans JP', sans-serif";

/** Two colours that people with any colour vision tell apart, on white and on black. */
export const seriesColors = { actual: "#4477aa", predicted: "#cc6f35" } as const;

/** From the oldest cohort to the newest: lightness rises all the way, so the order also survives in grey. */
export const layerColors: readonly string[] = ["#2f628b", "#4c8fa6", "#83b7a7", "#c3cd8c", "#ead070"];

/** From 0 to 1. */
export const shareColors: readonly string[] = ["#f4ead4", "#b9cfc4", "#6fa3b3", "#3b769b", "#274f78"];

/** The look that all charts share. */
export function chartConfig(surface: "paper" | "page"): Record<string, Json> {
  const ink = surface === "page" ? "currentColor" : "#2b3138";
  const axis = {
    labelColor: ink,
    titleColor: ink,
    domainColor: ink,
    tickColor: ink,
    gridColor: ink,
    gridOpacity: 0.12,
    domainOpacity: 0.45,
    tickOpacity: 0.45,
    labelFontSize: 12,
    titleFontSize: 12,
    titleFontWeight: 500,
    titlePadding: 10,
    labelOverlap: "greedy",
    labelSeparation: 6,
  };
  return {
    font: fontStack,
    // One label for the whole picture is the page's task; one for each bar would only be noise.
    aria: false,
    view: { stroke: null },
    axis,
    axisX: { grid: false },
    axisY: { domain: false, ticks: false },
    legend: { labelColor: ink, titleColor: ink, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 500 },
    title: { color: ink, subtitleColor: ink, anchor: "start", fontSize: 15, fontWeight: 600, offset: 14 },
    text: { color: ink, fontSize: 12 },
    rule: { color: ink },
  };
}
