import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { factorScores } from "../../src/segment/survey/factorScores.ts";
import { surveyScale } from "../../src/segment/survey/surveyScale.ts";
import { scoreInterval } from "../../src/segment/survey/shareIntervals.ts";
import { fixture } from "../fixture.ts";
import { sharedFile } from "../shared.ts";

interface Reliability {
  readonly items: readonly string[];
  readonly alpha: number;
  readonly standardisedAlpha: number;
  readonly alphaIfItemDropped: readonly number[];
  readonly itemRestCorrelation: readonly number[];
}
interface Reference {
  readonly reliability: Readonly<Record<"sports" | "faith", Reliability>>;
  readonly eigenvalues: readonly number[];
}
interface Wilson {
  readonly values: readonly {
    readonly successes: number;
    readonly n: number;
    readonly wilson: readonly [number, number];
  }[];
}

const reference = fixture("survey.json") as Reference;
const file = sharedFile("data/snsdata.csv");

describe("interests of 30,000 teenagers", () => {
  it.skipIf(file === undefined).each(["sports", "faith"] as const)("data/snsdata.csv: reliability of %s", (scale) => {
    const printed = reference.reliability[scale];
    const { alpha, items, complete } = surveyScale(interests(), { items: printed.items });
    expect(complete).toBe(30_000);
    expect(alpha.value).toBeCloseTo(printed.alpha, 12);
    expect(alpha.standardised).toBeCloseTo(printed.standardisedAlpha, 12);
    items.forEach((item, i) => {
      expect(item.alphaIfDeleted).toBeCloseTo(printed.alphaIfItemDropped[i]!, 12);
      expect(item.itemRestCorrelation).toBeCloseTo(printed.itemRestCorrelation[i]!, 12);
    });
  });

  it.skipIf(file === undefined)("data/snsdata.csv: eigenvalues of 36 correlations", () => {
    const { eigenvalues } = factorScores(interests(), { factors: 2, maxIterations: 1 });
    eigenvalues.forEach((value, i) => {
      expect(value).toBeCloseTo(reference.eigenvalues[i]!, 11);
    });
  });
});

it("Wilson intervals", () => {
  for (const { successes, n, wilson } of (fixture("wilson.json") as Wilson).values) {
    const { lower, upper } = scoreInterval(successes / n, n, 1.959963984540054);
    expect(lower).toBeCloseTo(wilson[0], 12);
    expect(upper).toBeCloseTo(wilson[1], 12);
  }
});

function interests(): Record<string, number[]> {
  const [head, ...lines] = readFileSync(file!, "utf8").trim().split("\n");
  const names = head!.trim().split(",").slice(4);
  const columns = names.map((): number[] => []);
  for (const line of lines) {
    line
      .split(",")
      .slice(4)
      .forEach((value, i) => columns[i]!.push(Number(value)));
  }
  return Object.fromEntries(names.map((name, i) => [name, columns[i]!]));
}
