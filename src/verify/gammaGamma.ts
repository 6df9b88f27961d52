import { fit } from "../ltv/gammaGamma/model.ts";
import { expectedSpend } from "../ltv/gammaGamma/predictions.ts";
import { cdnowCalibration } from "./cdnow.ts";
import { compare, type VerifyRow } from "./verifyRow.ts";

/** The Gamma-Gamma estimates on the CDNOW sample, and the expected spend of its first ten customers. */
export function gammaGammaRows(): VerifyRow[] {
  const { frequency, repeatSpendCents } = cdnowCalibration();
  const monetaryValue = repeatSpendCents.map((cents, i) => (frequency[i]! > 0 ? cents / 100 / frequency[i]! : 0));
  const model = fit({ frequency, monetaryValue });
  const { p, q, gamma } = model.parameters;
  const paper = "Fader & Hardie (2013), The Gamma-Gamma model of monetary value";
  const of = { table: "Gamma-Gamma on CDNOW", source: `${paper}; CLVTools, test_correctness_gg.R` };
  const ofSpend = { table: "Gamma-Gamma: expected spend", source: `${paper}; lifetimes, tests/test_estimation.py` };
  const expected = expectedSpend(model, { frequency, monetaryValue });
  return [
    compare(of, "p", "6.25", p),
    compare(of, "q", "3.74", q),
    compare(of, "gamma", "15.44", gamma),
    compare(of, "log-likelihood", "-4055.9177", model.fit.logLikelihood),
    ...spends.map((printed, i) => compare(ofSpend, `customer ${String(i + 1)}`, printed, expected[i]!)),
    ...summaryRows(monetaryValue.filter((value) => value > 0)),
  ];
}

/** Customers 3, 4, 5, 8 and 10 bought once: their expectation is that of everybody. */
const spends = ["24.65", "18.91", "35.17", "35.17", "35.17", "71.46", "18.91", "35.17", "27.28", "35.17"] as const;

/** Mean values of repeat purchases over customers, in whole dollars. */
function summaryRows(spend: Float64Array): VerifyRow[] {
  const of = { table: "CDNOW: mean repeat spend", source: "lifetimes, tests/test_estimation.py" };
  const sorted = spend.slice().sort();
  const n = sorted.length;
  const mean = sorted.reduce((sum, x) => sum + x, 0) / n;
  const squares = sorted.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.floor(n / 2)]!) / 2;
  return [
    compare(of, "customers", "946", n),
    compare(of, "mean", "35", mean),
    compare(of, "standard deviation", "30", Math.sqrt(squares / (n - 1))),
    compare(of, "least", "3", sorted[0]!),
    compare(of, "median", "27", median),
    compare(of, "most", "300", sorted[n - 1]!),
  ];
}
