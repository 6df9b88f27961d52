import { fit } from "../ltv/bgBb/model.ts";
import { expectedPurchases, newCustomerPurchases } from "../ltv/bgBb/predictions.ts";
import { compare, type VerifyRow } from "./verifyRow.ts";

/**
 * Donations of 11,104 people in the six years after their first: years with a donation, the last of them, people.
 *
 * Source: the data set `donations` of the Python package lifetimes 0.11.3 (MIT licence, copyright (c) 2015 Cameron Davidson-Pilon), table 1 of
 * Fader, Hardie & Shang (2010), Marketing Science 29(6), 1086–1108.
 */
const donors: readonly (readonly [years: number, last: number, people: number])[] = [
  [0, 0, 3464],
  [1, 1, 1091],
  [1, 2, 277],
  [1, 3, 129],
  [1, 4, 78],
  [1, 5, 119],
  [1, 6, 129],
  [2, 2, 613],
  [2, 3, 255],
  [2, 4, 155],
  [2, 5, 173],
  [2, 6, 234],
  [3, 3, 322],
  [3, 4, 181],
  [3, 5, 225],
  [3, 6, 357],
  [4, 4, 240],
  [4, 5, 284],
  [4, 6, 512],
  [5, 5, 335],
  [5, 6, 728],
  [6, 6, 1203],
];

const expectations = ["0.4985", "0.9233", "1.2969", "1.6323", "1.9381", "2.2202"];

/** The BG/BB estimates on the donations, and what follows from them. */
export function bgBbRows(): VerifyRow[] {
  const columns = {
    frequency: donors.map(([years]) => years),
    recency: donors.map(([, last]) => last),
    age: donors.map(() => 6),
    weight: donors.map(([, , people]) => people),
  };
  const model = fit(columns, { timeUnit: "year" });
  const { alpha, beta, gamma, delta } = model.parameters;
  const ahead = expectedPurchases(model, columns, { horizon: 5 });
  const of = {
    table: "BG/BB on donations",
    source: "Fader, Hardie & Shang (2010); lifetimes, tests/test_estimation.py",
  };
  return [
    compare(of, "alpha", "1.204", alpha),
    compare(of, "beta", "0.750", beta),
    compare(of, "gamma", "0.657", gamma),
    compare(of, "delta", "2.783", delta),
    compare(
      of,
      "donations in five years",
      "12884.2",
      ahead.reduce((sum, each, i) => sum + each * donors[i]![2], 0),
    ),
    ...expectations.map((printed, i) =>
      compare(of, `E[X(${String(i + 1)})]`, printed, newCustomerPurchases(model, { horizon: i + 1 })),
    ),
  ];
}
