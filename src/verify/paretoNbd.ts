import { fit as fitMbgNbd } from "../ltv/mbgNbd/model.ts";
import { fit } from "../ltv/paretoNbd/model.ts";
import { expectedPurchases, newCustomerPurchases, probabilityAlive } from "../ltv/paretoNbd/predictions.ts";
import { cdnowWeeks } from "./cdnow.ts";
import { compare, type VerifyRow } from "./verifyRow.ts";

/** The estimates of the two neighbours of BG/NBD on the CDNOW sample, and what R's BTYD prints of one. */
export function paretoNbdRows(): VerifyRow[] {
  const customers = cdnowWeeks();
  const pareto = fit(customers, { timeUnit: "week" });
  const mbg = fitMbgNbd(customers, { timeUnit: "week" });
  const ofPareto = { table: "Pareto/NBD on CDNOW", source: "CLVTools, test_correctness_pnbd_nocovstaticcov.R" };
  const ofMbg = { table: "MBG/NBD on CDNOW", source: "lifetimes, tests/test_estimation.py" };
  return [
    compare(ofPareto, "r", "0.553", pareto.parameters.r),
    compare(ofPareto, "alpha", "10.578", pareto.parameters.alpha),
    compare(ofPareto, "s", "0.606", pareto.parameters.s),
    compare(ofPareto, "beta", "11.669", pareto.parameters.beta),
    compare(ofPareto, "log-likelihood", "-9594.976", pareto.fit.logLikelihood),
    ...btydRows(),
    compare(ofMbg, "r", "0.525", mbg.parameters.r),
    compare(ofMbg, "alpha", "6.183", mbg.parameters.alpha),
    compare(ofMbg, "a", "0.891", mbg.parameters.a),
    compare(ofMbg, "b", "1.614", mbg.parameters.b),
  ];
}

const expectations = ["0.05077821", "0.09916088", "0.14542507", "0.18979930", "0.23247466", "0.27361274"];

function btydRows(): VerifyRow[] {
  const of = { table: "Pareto/NBD predictions", source: "BTYD 2.4, manual and walkthrough" };
  const rounded = { parameters: { r: 0.55, alpha: 10.56, s: 0.61, beta: 11.64 } };
  const estimated = { parameters: { r: 0.5533971, alpha: 10.5801985, s: 0.6060625, beta: 11.6562237 } };
  const frequent = { frequency: 26, recency: 30.86, age: 31 };
  const never = { frequency: 0, recency: 0, age: 39 };
  return [
    ...expectations.map((printed, i) =>
      compare(of, `E[X(${String(i + 1)})]`, printed, newCustomerPurchases(rounded, { horizon: i + 1 })),
    ),
    compare(
      of,
      "purchases in 52 weeks, x 26, t 30.86, T 31",
      "25.46",
      expectedPurchases(estimated, frequent, { horizon: 52 }),
    ),
    compare(of, "P(alive), the same", "0.9979", probabilityAlive(estimated, frequent)),
    compare(of, "P(alive), x 0, T 39", "0.2941633", probabilityAlive(estimated, never)),
  ];
}
