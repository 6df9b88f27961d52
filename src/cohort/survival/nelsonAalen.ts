import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { RejectedRow } from "../../schema/read/read.ts";
import { curveNotes } from "./curveNotes.ts";
import { nullForNaN } from "./nullForNaN.ts";
import { checkChoice, checkConfidence, quantileOf } from "./options.ts";
import { riskTable, sortRows, type RiskTable } from "./riskTable.ts";
import { readRows, type SurvivalColumns } from "./rows.ts";
import { tiedHazard, tiedHazardVariance } from "./tiedHazard.ts";

/** How {@link nelsonAalen} counts ties, and measures its error. */
export interface NelsonAalenOptions {
  /**
   * Customers who leave at the same time: `together` adds d/n (Nelson and Aalen), `one-by-one` 1/n + 1/(n − 1) + … (Fleming and
   * Harrington), as if the times were only rounded to be equal. `together` by default.
   */
  readonly ties?: "together" | "one-by-one";
  /**
   * Of ties counted together: `poisson` sums d/n², `binomial` d (n − d)/n³, which is smaller where many leave at once.
   * `poisson` by default.
   */
  readonly variance?: "poisson" | "binomial";
  /** Scale of the limits, "log" by default; "plain" is cut at 0. */
  readonly limits?: "log" | "plain";
  /** 0.95 by default. */
  readonly confidence?: number;
}

/** Cumulative hazard over the distinct times; parallel columns, as those of a survival curve. */
export interface HazardCurve extends RiskTable {
  readonly kind: "nelson-aalen";
  readonly version: 1;
  readonly ties: "together" | "one-by-one";
  readonly variance: "poisson" | "binomial";
  readonly limits: "log" | "plain";
  readonly confidence: number;
  readonly cumulativeHazard: readonly number[];
  readonly standardError: readonly number[];
  /** Null on the log scale before the first event. */
  readonly lower: readonly (number | null)[];
  readonly upper: readonly (number | null)[];
  /** exp(−cumulative hazard): the survival of Breslow, or of Fleming and Harrington with ties one by one. */
  readonly survival: readonly number[];
  readonly notes: readonly Note[];
  readonly rejected: readonly RejectedRow[];
}

/**
 * Cumulative hazard: the sum, over the times at which customers left, of the share that left of those at risk. Its slope is the
 * risk of leaving at each age: a straight line says that loyalty does not grow.
 *
 * Rows and notes as of `kaplanMeier`. Survival from it never reaches 0.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const columns = { duration: [1, 2, 2, 3], event: [1, 1, 1, 0] };
 * const hazard = nelsonAalen(columns);
 * hazard.cumulativeHazard // => [0.25, 0.9167, 0.9167]
 * hazard.standardError // => [0.25, 0.5336, 0.5336]
 * nelsonAalen(columns, { ties: "one-by-one" }).cumulativeHazard // => [0.25, 1.0833, 1.0833]
 * @see Nelson (1972), Technometrics 14, 945–966
 * @see Aalen (1978), Annals of Statistics 6, 701–726
 * @see Fleming & Harrington (1984), Communications in Statistics 13, 2469–2486
 */
export function nelsonAalen(columns: SurvivalColumns, options: NelsonAalenOptions = {}): HazardCurve {
  const operation = "nelsonAalen";
  const confidence = checkConfidence(operation, options);
  const { ties = "together", variance = "poisson", limits = "log" } = options;
  checkChoice(operation, "options.ties", ties, ["together", "one-by-one"]);
  checkChoice(operation, "options.variance", variance, ["poisson", "binomial"]);
  checkChoice(operation, "options.limits", limits, ["log", "plain"]);
  const rows = readRows(operation, columns);
  const sorted = sortRows(rows);
  const table = riskTable(rows, sorted);
  const settings = { ties, variance, limits, confidence };
  const notes = freezeDeep([...rows.notes, ...curveNotes(rows, sorted, table)]);
  const drawn = hazardSteps(table, settings);
  const head = { kind: "nelson-aalen", version: 1, ...settings } as const;
  return Object.freeze({ ...head, ...table, ...drawn, notes, rejected: freezeDeep(rows.rejected) });
}

type Settings = Required<NelsonAalenOptions>;
type Steps = Pick<HazardCurve, "cumulativeHazard" | "standardError" | "lower" | "upper" | "survival">;

function hazardSteps(table: RiskTable, { ties, variance, limits, confidence }: Settings): Steps {
  const times = table.time.length;
  const quantile = quantileOf(confidence);
  const cumulativeHazard = new Array<number>(times);
  const standardError = new Array<number>(times);
  const survival = new Array<number>(times);
  const lower = new Array<number>(times);
  const upper = new Array<number>(times);
  let hazard = 0;
  let sum = 0;
  for (let j = 0; j < times; j++) {
    const n = table.atRisk[j]!;
    const d = Math.min(table.events[j]!, n);
    if (d > 0) {
      hazard += ties === "together" ? d / n : tiedHazard(d, n);
      if (ties === "one-by-one") sum += tiedHazardVariance(d, n);
      else sum += variance === "poisson" ? d / n ** 2 : (d * (n - d)) / n ** 3;
    }
    const error = Math.sqrt(sum);
    cumulativeHazard[j] = hazard;
    standardError[j] = error;
    survival[j] = Math.exp(-hazard);
    const spread = quantile * error;
    // Below e^700, so that the limit of a weight near 0 stays a number.
    const factor = Math.exp(Math.min(spread / hazard, 700));
    if (limits === "plain") {
      lower[j] = Math.max(0, hazard - spread);
      upper[j] = hazard + spread;
    } else {
      lower[j] = hazard > 0 ? hazard / factor : NaN;
      upper[j] = hazard > 0 ? hazard * factor : NaN;
    }
  }
  return { cumulativeHazard, standardError, lower: nullForNaN(lower), upper: nullForNaN(upper), survival };
}
