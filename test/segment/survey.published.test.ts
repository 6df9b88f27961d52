import { describe, expect, it } from "vitest";
import { factorScores } from "../../src/segment/survey/factorScores.ts";
import { differenceInterval } from "../../src/segment/survey/shareIntervals.ts";
import { surveyScale } from "../../src/segment/survey/surveyScale.ts";
import { denis, harman } from "./surveyData.ts";

describe("Denis: Cronbach's alpha of five items, as printed by SPSS", () => {
  const { alpha, items, notes } = surveyScale(denis);

  it("alpha .633, of standardised items .691", () => {
    expect(alpha.value).toBeCloseTo(0.633, 3);
    expect(alpha.standardised).toBeCloseTo(0.691, 3);
  });

  it("means and standard deviations", () => {
    const printed = [
      [7.3, 2.71006],
      [8.8, 5.05085],
      [9.1, 4.7481],
      [9.4, 2.71621],
      [7, 3.80058],
    ];
    items.forEach(({ mean, standardDeviation }, i) => {
      expect(mean).toBeCloseTo(printed[i]![0]!, 10);
      expect(standardDeviation).toBeCloseTo(printed[i]![1]!, 5);
    });
  });

  it("the first item with the rest: .712; the fifth runs against them", () => {
    expect(items[0]!.itemRestCorrelation).toBeCloseTo(0.712, 3);
    expect(notes).toMatchObject([{ code: "negative-item", message: expect.stringMatching(/^item5:/) as string }]);
  });
});

// Harman (1976), page 14; printed digits: documentation of SAS PROC FACTOR, examples "Principal Component Analysis" and "Principal Factor
// Analysis" (priors: squared multiple correlations; not iterated).
describe("Harman: principal factors of five socioeconomic variables", () => {
  const options = { factors: 2, maxIterations: 1 } as const;

  it("eigenvalues of the correlations", () => {
    const printed = [2.8733136, 1.7966601, 0.2148369, 0.099934, 0.0152554];
    factorScores(harman, options).eigenvalues.forEach((value, i) => {
      expect(value).toBeCloseTo(printed[i]!, 6);
    });
  });

  it("unrotated loadings, communalities, variance explained", () => {
    const { loadings, communalities, explained } = factorScores(harman, { ...options, rotate: "none" });
    const printed = [
      [0.62533, 0.76621],
      [0.7137, -0.55515],
      [0.71447, 0.67936],
      [0.87899, -0.15847],
      [0.74215, -0.57806],
    ];
    loadings.flat().forEach((loading, at) => {
      expect(loading).toBeCloseTo(printed.flat()[at]!, 5);
    });
    [0.97811334, 0.81756387, 0.97199928, 0.79774304, 0.88494998].forEach((communality, i) => {
      expect(communalities[i]).toBeCloseTo(communality, 7);
    });
    expect(explained[0]!.sumOfSquares).toBeCloseTo(2.7343, 4);
    expect(explained[1]!.sumOfSquares).toBeCloseTo(1.7161, 4);
  });

  it("varimax: loadings and rotation", () => {
    const { loadings, rotation } = factorScores(harman, options);
    const printed = [
      [0.02255, 0.98874],
      [0.90419, 0.00055],
      [0.14625, 0.97499],
      [0.79085, 0.41509],
      [0.94072, -0.00004],
    ];
    loadings.flat().forEach((loading, at) => {
      expect(loading).toBeCloseTo(printed.flat()[at]!, 5);
    });
    [0.78895, 0.61446, -0.61446, 0.78895].forEach((entry, at) => {
      expect(rotation.flat()[at]).toBeCloseTo(entry, 5);
    });
  });
});

it("Tango's interval of 1 and 7 of 21: −.517 to −.026 (Fagerland, Lydersen & Laake 2014, Statistics in Medicine 33, table of airway reactivity)", () => {
  const { lower, upper } = differenceInterval({ first: 1 / 21, second: 7 / 21, count: 21 }, 1.959963984540054);
  expect(lower).toBeCloseTo(-0.517, 3);
  expect(upper).toBeCloseTo(-0.026, 3);
});
