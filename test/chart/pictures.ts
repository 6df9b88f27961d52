import * as chart from "keizoku/chart";
import type { ChartOptions, VegaLiteSpec } from "keizoku/chart";

/** One small picture of each kind. */
export const pictures: Readonly<Record<string, (options?: ChartOptions) => VegaLiteSpec>> = {
  milleFeuille: (o) => chart.milleFeuille({ periods: ["2023", "2024"], layers: [[200], [100, 200]] }, o),
  predictedAgainstActual: (o) =>
    chart.predictedAgainstActual({ labels: ["0", "1+"], actual: [0.2, 1.1], predicted: [0.21, 1.05] }, o),
  tracking: (o) => chart.tracking({ elapsed: [1, 2], actual: [10, 25], predicted: [11, 24], calibrationEnd: 1 }, o),
  histogram: (o) => chart.histogram({ edges: [0, 0.5, 1], counts: [3, 7], measure: "probabilityAlive" }, o),
  valueHistogram: (o) => chart.histogram({ edges: [0, 50, 100], counts: [3, 7], measure: "value", currency: "USD" }, o),
  concentration: (o) => chart.concentration({ customerShare: [0, 0.2, 1], valueShare: [0, 0.8, 1] }, o),
  aliveMap: (o) =>
    chart.aliveMap({ age: 39, probabilityAlive: ({ recency, age }) => Array.from(recency, (t, i) => t / age[i]!) }, o),
};
