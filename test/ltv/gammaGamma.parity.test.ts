import { describe, expect, it } from "vitest";
import { gammaGamma } from "../../src/ltv/index.ts";
import { fixture, relativeError } from "../fixture.ts";

interface Reference {
  readonly settings: readonly {
    readonly id: string;
    readonly parameters: gammaGamma.GammaGammaParameters;
    readonly populationMeanSpend: number | null;
  }[];
  readonly pointwise: {
    readonly rows: readonly (readonly [number, number, number, number, number | null, number | null])[];
  };
}

const { settings, pointwise } = fixture("gamma-gamma.json") as Reference;

describe("Gamma-Gamma against values of 40 digits and more", () => {
  for (const [index, model] of settings.entries()) {
    it(model.id, () => {
      for (const [setting, frequency, monetaryValue, logLikelihood, mean, deviation] of pointwise.rows) {
        if (setting !== index) continue;
        const spend = { frequency, monetaryValue };
        const where = JSON.stringify(spend);
        if (frequency > 0) {
          const value = gammaGamma.logLikelihood(model.parameters, spend);
          expect(relativeError(value, logLikelihood), where).toBeLessThan(1e-10);
        }
        if (mean === null) expect(() => gammaGamma.expectedSpend(model, spend), where).toThrow("mean-undefined");
        else expect(relativeError(gammaGamma.expectedSpend(model, spend), mean), where).toBeLessThan(1e-9);
        if (deviation === null) continue;
        expect(relativeError(gammaGamma.spendStandardDeviation(model, spend), deviation), where).toBeLessThan(1e-9);
      }
    });

    it(`${model.id}: population mean`, () => {
      const nobody = { frequency: 0, monetaryValue: 0 };
      if (model.populationMeanSpend === null)
        expect(() => gammaGamma.expectedSpend(model, nobody)).toThrow("mean-undefined");
      else expect(relativeError(gammaGamma.expectedSpend(model, nobody), model.populationMeanSpend)).toBeLessThan(1e-9);
    });
  }
});
