import { fit, logLikelihood } from "../ltv/bgNbd/model.ts";
import { expectedPurchases, newCustomerPurchases, probabilityOfPurchases } from "../ltv/bgNbd/predictions.ts";
import { cdnowWeeks } from "./cdnow.ts";
import { compare, type VerifyRow } from "./verifyRow.ts";

const paper = "Fader, Hardie & Lee (2005), Marketing Science 24(2)";

/** The BG/NBD estimates on the CDNOW sample, and what follows from them. */
export function bgNbdRows(): VerifyRow[] {
  const model = fit(cdnowWeeks(), { timeUnit: "week" });
  const { r, alpha, a, b } = model.parameters;
  const of = { table: "BG/NBD on CDNOW", source: `${paper}; CLVTools, test_correctness_bgnbd.R` };
  const ofExpectation = { table: "BG/NBD: E[X(t)]", source: "lifetimes, tests/test_estimation.py" };
  const frequent = { frequency: 2, recency: 30.43, age: 38.86 };
  return [
    compare(of, "r", "0.243", r),
    compare(of, "alpha", "4.414", alpha),
    compare(of, "a", "0.793", a),
    compare(of, "b", "2.426", b),
    compare(of, "log-likelihood", "-9582.429", model.fit.logLikelihood),
    compare(
      of,
      "purchases in 39 weeks, x 2, t 30.43, T 38.86",
      "1.226",
      expectedPurchases(model, frequent, { horizon: 39 }),
    ),
    ...expectations.map(([horizon, printed]) =>
      compare(ofExpectation, `t = ${String(horizon)}`, printed, newCustomerPurchases(model, { horizon })),
    ),
    ...countRows(),
    ...likelihoodRows(),
  ];
}

const expectations = [
  [0.1429, "0.0078"],
  [1, "0.0532"],
  [3, "0.1506"],
  [31.8571, "1.0405"],
  [32, "1.0437"],
] as const;

const counts = [
  [10, 2, "1.07869e-7"],
  [0, 39, "0.5737864"],
  [11, 30, "0.0019995214"],
  [12, 30, "0.0015170236"],
  [13, 30, "0.0011633150"],
  [14, 30, "0.0009003148"],
  [15, 30, "0.0007023638"],
  [16, 30, "0.0005517902"],
  [17, 30, "0.0004361913"],
  [18, 30, "0.0003467171"],
  [19, 30, "0.0002769613"],
  [20, 30, "0.0002222260"],
] as const;

/** These were printed for the rounded estimates. */
function countRows(): VerifyRow[] {
  const rounded = { parameters: { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 } };
  const of = { table: "BG/NBD: P(X(t) = n)", source: "lifetimes, tests/test_estimation.py" };
  return counts.map(([count, horizon, printed]) => {
    const quantity = `P(X(${String(horizon)}) = ${String(count)})`;
    return compare(of, quantity, printed, probabilityOfPurchases(rounded, { count, horizon }));
  });
}

function likelihoodRows(): VerifyRow[] {
  const parameters = { r: 0.25, alpha: 4, a: 0.8, b: 2.5 };
  const of = {
    table: "BG/NBD: log-likelihood of one customer",
    source: "PyMC-Marketing, tests/clv/models/test_beta_geo.py",
  };
  const never = { frequency: 0, recency: 0, age: 40 };
  const often = { frequency: 200, recency: 38, age: 40 };
  return [
    compare(of, "x 0, t 0, T 40", "-0.59947382", logLikelihood(parameters, never)),
    compare(of, "x 200, t 38, T 40", "100.7957", logLikelihood(parameters, often)),
  ];
}
