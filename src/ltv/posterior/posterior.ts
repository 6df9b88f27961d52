import { randomStream } from "../../numeric/random/stream.ts";
import { meanAndVariance } from "../../numeric/summary/meanAndVariance.ts";
import { sortedQuantile } from "../../numeric/summary/quantile.ts";
import { KeizokuError } from "../../schema/error.ts";
import type { Note } from "../../schema/fitReport.ts";
import { freezeDeep } from "../../schema/freezeDeep.ts";
import type { Prior } from "../../schema/prior.ts";
import type { LtvModel } from "../families.ts";
import { checkPrior } from "../kernel/prior.ts";
import type { PosteriorColumns } from "./families.ts";
import { evaluateEach, importanceDraws, type Importance } from "./importance.ts";
import { gaussianAtMode, type LogDensity } from "./mode.ts";
import { reliableUpTo } from "./paretoSmoothing.ts";
import type { PosteriorOptions } from "./posteriorOptions.ts";
import type { ParameterSummary, Posterior } from "./posteriorResult.ts";
import { logPosterior, naturalDraws, workingValue } from "./problem.ts";
import { stopped } from "./stopped.ts";
import { readPosteriorInput, type PosteriorInput } from "./readPosteriorInput.ts";
import { systematicResample } from "./resample.ts";
import { evaluateBySurface } from "./surfaceWeights.ts";
import { factorOf, type Whitening } from "./whitening.ts";

/** Distinct rows times draws up to which every draw is evaluated: some seconds. */
const AFFORDABLE = 1e7;

const operation = "posterior";

/**
 * Draws the parameters of a fitted model from their posterior distribution: everything that the data and a weak prior leave open, not only the
 * best estimate. `intervals` turns the draws into intervals of any prediction.
 *
 * Draws of a proposal around the mode (split Student t on the log scale) are weighed by likelihood and prior, their largest weights smoothed, and
 * resampled. No chain, no warm-up; 4,000 draws cost 4,000 evaluations of the likelihood over distinct rows, up to three times that where the
 * first proposal fits badly. Above 2,500 distinct rows (at 4,000 draws) the log density at the draws is read from a polynomial through some
 * 100 exact values, if that is accurate to 0.01 at draws that check it; the note `response-surface` says how accurate.
 *
 * @param columns what the model was fitted to
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `no-maximum` (no mode of likelihood times prior), `posterior-unreliable` (k-hat above
 * 0.7, or above 1 − 1 / log₁₀ of few proposals; `error.partial` holds the draws), `aborted`
 * @example
 * const cohort = { period: "year", survivors: [1000, 631, 468, 382, 326, 289, 262, 241] };
 * const drawn = posterior(sbg.fit(cohort), cohort, { seed: 1 });
 * drawn.draws.alpha.length // => 4000
 * drawn.khat < 0.5 // => true
 * @see Vehtari, Simpson, Gelman, Yao & Gabry (2024), JMLR 25(72), 1–58; Geweke (1989), Econometrica 57(6), 1317–1339
 */
export function posterior<M extends LtvModel>(
  model: M,
  columns: PosteriorColumns<M>,
  options: PosteriorOptions<Extract<keyof M["parameters"], string>>,
): Posterior<M> {
  const input = readPosteriorInput(operation, model, columns, options);
  const { problem, settings } = input;
  const prior = priorOf(input, options.prior);
  const density = logPosterior(problem, prior);
  const gaussian = gaussianAtMode(density, startAt(input));
  if (gaussian === null) throw withoutMode(problem.names);
  const stream = typeof settings.seed === "object" ? settings.seed : randomStream(settings.seed);
  const found = importanceDraws(stream, { density, gaussian, evaluate: evaluator(input, density) }, settings.proposals);
  const chosen = systematicResample(stream.split("resample"), found.weights, settings.draws);
  const points = found.points.map((column) => Float64Array.from(chosen, (k) => column[k]!));
  const draws = naturalDraws(problem, points);
  const limit = reliableUpTo(found.weights.length);
  const result: Posterior<M> = freezeDeep({
    kind: "posterior",
    version: 1,
    model: structuredClone(model),
    prior: structuredClone(prior),
    names: [...problem.names],
    draws,
    summary: Object.fromEntries(problem.names.map((name) => [name, summaryOf(draws[name]!, settings.level)])),
    level: settings.level,
    khat: found.khat,
    effectiveDraws: found.effectiveDraws,
    proposalDraws: found.weights.length,
    notes: notesOf(found),
  });
  if (found.khat > limit) throw unreliable(result, limit);
  return result;
}

/** The caller's prior, that of the fit, or the weak one; coefficients have none beyond the ridge of the fit. */
function priorOf({ problem, fitPrior }: PosteriorInput, given: PosteriorOptions["prior"]): Prior<string> {
  if (given === "weak") return problem.weakPrior;
  const names = problem.names.filter((name) => !problem.signed.has(name));
  if (given !== undefined) checkPrior(operation, names, given);
  return given ?? fitPrior ?? problem.weakPrior;
}

/** The estimate with its covariance, brought to the working scale; a unit of it where the fit has none. */
function startAt({ problem, model, values }: PosteriorInput): Whitening {
  const n = values.length;
  const centre = Float64Array.from(values, (value, i) => workingValue(problem, problem.names[i]!, value));
  const scale = Float64Array.from(values, (value, i) => (problem.signed.has(problem.names[i]!) ? 1 : value));
  const rows: readonly (readonly number[])[] | null = model.fit.covariance;
  const covariance = rows?.flatMap((row, i) => row.map((entry, j) => entry / (scale[i]! * scale[j]!)));
  const known = covariance?.length === n * n ? factorOf(Float64Array.from(covariance), n) : null;
  const unit = Float64Array.from({ length: n * n }, (_, k) => (k % (n + 1) === 0 ? 0.5 : 0));
  // A ridge without end says nothing about the scale.
  const usable = known?.every((entry) => Math.abs(entry) < 10) === true;
  return { centre, factor: usable ? known! : unit };
}

/** Counts evaluations, listens to the signal, and chooses between every draw and a surface. */
function evaluator({ problem, settings }: PosteriorInput, density: LogDensity): ReturnType<typeof evaluateEach> {
  const { proposals, signal, onProgress } = settings;
  const each = Math.max(1, Math.ceil(proposals / 100));
  let done = 0;
  const step = (): void => {
    if (signal?.aborted === true) throw stopped(operation, `${String(done)} draws`);
    if (++done % each === 0) onProgress?.({ done, of: Math.max(proposals, Math.ceil(done / proposals) * proposals) });
  };
  const large = !settings.exact && problem.rows * proposals > AFFORDABLE;
  return large ? evaluateBySurface(density, step) : evaluateEach(density, step);
}

function summaryOf(values: readonly number[], level: number): ParameterSummary {
  const { mean, variance } = meanAndVariance(values);
  const sorted = Float64Array.from(values).sort();
  const at = (share: number): number => sortedQuantile(sorted, share);
  const tail = (1 - level) / 2;
  return { mean, standardDeviation: Math.sqrt(variance), median: at(0.5), lower: at(tail), upper: at(1 - tail) };
}

function notesOf({ khat, surfaceError }: Importance): Note[] {
  const notes: Note[] = [];
  if (khat > 0.5) {
    const message = `The importance weights have a k-hat of ${khat.toFixed(2)}: good enough, but less exact than the number of draws says.`;
    notes.push({ code: "khat-high", message });
  }
  if (surfaceError > 0) {
    const message = `The log density at the draws comes from a polynomial through exact values; at the draws that check it, it is off by at most ${surfaceError.toExponential(1)}.`;
    notes.push({ code: "response-surface", message });
  }
  return notes;
}

function unreliable(result: Posterior, limit: number): KeizokuError {
  const expected = `importance weights with a k-hat of at most ${limit.toFixed(2)}`;
  const fix =
    "Pass an informative prior or more customers, or more options.proposals; error.partial holds the draws, which may be far from the posterior.";
  return new KeizokuError(
    operation,
    [{ code: "posterior-unreliable", path: "", expected, received: result.khat.toFixed(2), fix }],
    result,
  );
}

function withoutMode(names: readonly string[]): KeizokuError {
  const expected = "a likelihood times prior with a maximum";
  const received = `one that keeps rising, or stays flat, as ${names.join(", ")} go to a limit`;
  const fix = 'Pass a prior for every parameter (options.prior: "weak").';
  return new KeizokuError(operation, [{ code: "no-maximum", path: "", expected, received, fix }]);
}
