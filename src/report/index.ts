export { build } from "./build.ts";
export { charts, type ReportCharts } from "./charts.ts";
export type { RenderChart } from "./html/figure.ts";
export type { ReportOptions, ReportProgress, ReportStage } from "./options.ts";
export type {
  Comparison,
  CustomerLine,
  DataSummary,
  FrequencyClass,
  HoldoutCheck,
  Portfolio,
  Report,
  ReportModels,
  ReportSettings,
  Tracking,
} from "./report.ts";
export { toHtml, type HtmlOptions } from "./toHtml.ts";
export { toJson } from "./toJson.ts";
