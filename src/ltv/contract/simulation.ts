import { beta, exponential } from "../../numeric/random/index.ts";
import { randomStream, type RandomStream } from "../../numeric/random/stream.ts";
import { checkColumns, checkNumbers } from "../../schema/columns.ts";
import { KeizokuError } from "../../schema/error.ts";
import { leavingConvention, type ContractProcess } from "../kernel/covariates/convention.ts";
import type { DescribedColumns } from "../kernel/covariates/covariates.ts";
import { customerParameters, type SimulatedCovariates } from "../kernel/covariates/customerParameters.ts";
import { tenureRules, type ContractKey } from "./contracts.ts";

/** What `simulate` needs besides the parameters. */
export interface ContractSimulateOptions {
  /** How many customers. */
  readonly customers: number;
  /** Renewals that are observed, at most 100,000: one number for all, or one a customer. */
  readonly renewals: number | ArrayLike<number>;
  /** The same seed gives the same customers; a stream continues where it stands. */
  readonly seed: number | string | RandomStream;
}

/** Whom to draw: parameters of a customer whose covariates are 0, in the order of the model's. */
export interface SimulatedContracts {
  readonly parameters: readonly number[];
  readonly options: ContractSimulateOptions & SimulatedCovariates<ContractProcess>;
}

/** What fits into memory. */
const MOST_SIMULATED = 1e8;

/** The two shapes of θ's beta distribution and the power of time. */
export interface ThetaStory {
  readonly shapes: readonly [number, number];
  readonly power: number;
}

/**
 * Draws contracts: each customer has his own θ and survives t renewals with chance (1 − θ)^(t^power).
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function simulateContracts(
  operation: string,
  storyOf: (parameters: readonly number[]) => ThetaStory,
  { parameters, options }: SimulatedContracts,
): Record<ContractKey, Float64Array> & DescribedColumns {
  const observed = observedRenewals(operation, options);
  const { seed, coefficients, covariates } = options;
  const story = { operation, parameters, convention: leavingConvention, customers: observed.length };
  const of = customerParameters(story, options);
  const stream = isStream(seed) ? seed : randomStream(seed);
  const renewals = new Float64Array(observed.length);
  const left = new Float64Array(observed.length);
  for (let i = 0; i < renewals.length; i++) {
    const { shapes, power } = storyOf(of(i));
    const rate = -Math.log1p(-beta(stream, shapes[0], shapes[1]));
    // He survives t renewals where an exponential time is at least rate · t^power.
    const survived = Math.floor((exponential(stream, 1) / rate) ** (1 / power));
    const stays = !(survived < observed[i]!);
    renewals[i] = stays ? observed[i]! : survived;
    left[i] = stays ? 0 : 1;
  }
  return { renewals, left, ...(coefficients === undefined || covariates === undefined ? {} : { covariates }) };
}

function isStream(seed: unknown): seed is RandomStream {
  return typeof seed === "object" && seed !== null && "next" in seed;
}

function observedRenewals(operation: string, options: ContractSimulateOptions): Float64Array {
  checkNumbers<never>(operation, "options", options, {});
  const { customers, renewals } = options;
  const countRule = { min: 1, max: MOST_SIMULATED, integer: true, fix: "Pass how many customers to draw." };
  checkNumbers(operation, "options", { customers }, { customers: countRule });
  const fix = "Pass how many renewals are observed: one number for all, or as many as customers.";
  const rules = { renewals: { ...tenureRules.renewals, fix } };
  if (typeof renewals === "number") {
    checkNumbers(operation, "options", { renewals }, rules);
    return new Float64Array(customers).fill(renewals);
  }
  checkColumns<"renewals">(operation, { renewals }, rules);
  if (renewals.length === customers) return Float64Array.from(renewals);
  const expected = `${String(customers)} values, one a customer`;
  throw new KeizokuError(operation, [
    { code: "invalid-input", path: "options.renewals", expected, received: String(renewals.length), fix },
  ]);
}
