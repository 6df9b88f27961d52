import { overRows, type ColumnRules, type Columns, type Row } from "../../schema/columns.ts";
import { KeizokuError, type Issue } from "../../schema/error.ts";
import { customerRules } from "./crossSell.ts";
import { endlessIssue } from "./endlessIssue.ts";
import { under, type FullEffect } from "./exitEffect.ts";
import { shareRule } from "./money.ts";
import { readOffer, type CrossSellOffer, type FullOffer } from "./offer.ts";
import { geometricSum } from "./paymentStream.ts";

/** What is known of each customer: chance to accept, margin per period now, chance to stay at each renewal. */
export type CrossSellKey = "acceptance" | "margin" | "retention";

const rules: ColumnRules<CrossSellKey> = {
  ...customerRules,
  retention: shareRule("Pass the chance to stay from each period to the next."),
};

/**
 * Expected gain of an offer for each customer, as `crossSell`, to rank them: make the offer where it is above 0, the greatest first.
 *
 * @param customers one customer, or columns; `retention` is one constant chance to stay for each
 * @returns a number for one customer, a `Float64Array` in the same order for columns
 * @throws {KeizokuError} `invalid-input`, `empty-input`; `mean-undefined` where a customer never leaves and neither discount nor horizon ends the sum
 * @example
 * const offer = { period: "month", extraMargin: 5, offerCost: 2, asked: { churnChange: 0.01 } };
 * const customers = { acceptance: [0.2, 0.2, 0.01], margin: [20, 80, 20], retention: [0.9, 0.9, 0.5] };
 * crossSellGain(customers, offer) // => [-11.0909, -65.6364, -2.6863]
 */
export function crossSellGain(customers: Row<CrossSellKey>, offer: CrossSellOffer): number;
export function crossSellGain(customers: Columns<CrossSellKey>, offer: CrossSellOffer): Float64Array;
export function crossSellGain(
  customers: Row<CrossSellKey> | Columns<CrossSellKey>,
  offer: CrossSellOffer,
): number | Float64Array {
  const operation = "crossSellGain";
  const issues: Issue[] = [];
  const full = readOffer(operation, offer, issues);
  if (full === undefined || issues.length > 0) throw new KeizokuError(operation, issues);
  const gains = overRows(operation, customers, rules, (columns, out) => {
    gainsInto(columns, full, out);
  });
  const endless = typeof gains === "number" ? [gains] : gains;
  const row = endless.findIndex((gain) => !Number.isFinite(gain));
  if (row < 0) return gains;
  throw new KeizokuError(operation, [
    endlessIssue(typeof gains === "number" ? "retention" : `retention[${String(row)}]`),
  ]);
}

const none: FullEffect = { retentionOdds: 1, churnChange: 0, renewals: Infinity };

function gainsInto(
  { acceptance, margin, retention }: Columns<CrossSellKey>,
  offer: FullOffer,
  out: Float64Array,
): void {
  const { asked, accepted, horizon, discount, extraMargin, extraRetention, offerCost, acceptanceCost } = offer;
  const plain = { discount, periods: horizon };
  const extra = { discount: discount * extraRetention, periods: Math.min(horizon, offer.extraPeriods) };
  for (let i = 0; i < out.length; i++) {
    const a = acceptance[i]!;
    const stay = retention[i]!;
    const without = annuity(stay, none, none, plain);
    const declined = annuity(stay, asked, none, plain);
    const base = annuity(stay, asked, accepted, plain);
    const added = extraMargin * annuity(stay, asked, accepted, extra);
    const change = a * (base - without) + (1 - a) * (declined - without);
    out[i] = margin[i]! * change + a * (added - acceptanceCost) - offerCost;
  }
}

interface Terms {
  readonly discount: number;
  readonly periods: number;
}

/** Σ vᵏ S(k) over the periods, where one chance to stay is changed by two effects that may end. A kernel. */
function annuity(stay: number, first: FullEffect, second: FullEffect, { discount, periods }: Terms): number {
  let sum = 1;
  let factor = 1;
  let from = 0;
  const until = periods - 1;
  while (from < until) {
    const change = nextAfter(from, first.renewals, second.renewals);
    const to = change < until ? change : until;
    const ratio = discount * under(second, under(first, stay, from), from);
    sum += factor * geometricSum(ratio, to - from);
    factor *= ratio ** (to - from);
    if (factor === 0) break;
    from = to;
  }
  return sum;
}

/** The nearer of two ends that lies beyond a renewal. */
function nextAfter(renewal: number, a: number, b: number): number {
  const [low, high] = a < b ? [a, b] : [b, a];
  return low > renewal ? low : high > renewal ? high : Infinity;
}
