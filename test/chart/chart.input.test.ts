import { describe, expect, it } from "vitest";
import * as chart from "keizoku/chart";
import { codesOf } from "../failure.ts";
import { pictures } from "./pictures.ts";

describe("wrong input to a chart", () => {
  it.each([
    [() => chart.milleFeuille({ periods: [], layers: [] }), ["empty-input periods"]],
    [() => chart.milleFeuille({ periods: ["1"], layers: [[1], [2]] }), ["invalid-input layers"]],
    [() => chart.milleFeuille({ periods: ["1"], layers: [[1, 2]] }), ["invalid-input layers[0]"]],
    [() => chart.milleFeuille({ periods: ["1"], layers: [[NaN]] }), ["invalid-input layers[0][0]"]],
    [
      () => chart.predictedAgainstActual({ labels: ["0"], actual: [1, 2], predicted: [1] }),
      ["invalid-input predicted", "invalid-input labels"],
    ],
    [() => chart.tracking({ elapsed: [1], actual: [Infinity], predicted: [1] }), ["invalid-input actual[0]"]],
    [() => chart.histogram({ edges: [0, 1], counts: [], measure: "value" }), ["empty-input counts"]],
    [() => chart.histogram({ edges: [0, 1], counts: [1, 2], measure: "value" }), ["invalid-input edges"]],
    [() => chart.concentration({ customerShare: [0, 20], valueShare: [0, 1] }), ["invalid-input customerShare[1]"]],
    [() => chart.concentrationCurve([-1]), ["invalid-input values[0]"]],
    [() => chart.concentrationCurve([1], 0), ["invalid-input options.points"]],
    [() => chart.binCounts([], { from: 0, to: 1 }), ["empty-input values"]],
    [() => chart.binCounts([1], { from: 1, to: 1 }), ["invalid-input options.to"]],
    [() => chart.aliveMap({ age: 0, probabilityAlive: () => [] }), ["invalid-input input.age"]],
    [() => chart.aliveMap({ age: 1, probabilityAlive: () => [1] }), ["invalid-input alive"]],
  ])("%s", (call, codes) => {
    expect(codesOf(call)).toEqual(codes);
  });

  it.each(Object.entries(pictures))("%s refuses a size of 0 and a language it does not speak", (_, draw) => {
    expect(codesOf(() => draw({ width: 0 }))).toEqual(["invalid-input options.width"]);
    expect(codesOf(() => draw({ locale: "fr" as "en" }))).toEqual(["unknown-locale locale"]);
  });
});
