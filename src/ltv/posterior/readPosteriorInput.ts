import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import type { Prior } from "../../schema/prior.ts";
import type { LtvModel } from "../families.ts";
import { parametersOf } from "../kernel/modelParameters.ts";
import { coefficientsOf } from "./coefficients.ts";
import { posteriorFamilies, type PosteriorFamily } from "./families.ts";
import type { PosteriorOptions } from "./posteriorOptions.ts";
import type { PosteriorProblem } from "./problem.ts";

/** What `posterior` was given, checked. */
export interface PosteriorInput {
  readonly model: LtvModel;
  readonly problem: PosteriorProblem;
  /** The estimate, in the order of the problem's names. */
  readonly values: readonly number[];
  readonly settings: Settings;
  /** What the fit assumed; null for nothing, or nothing that this posterior could assume. */
  readonly fitPrior: Prior<string> | null;
}

/** Options with their defaults. */
export type Settings = Required<Pick<PosteriorOptions, "seed" | "draws" | "proposals" | "level" | "exact">> &
  Pick<PosteriorOptions, "signal" | "onProgress">;

/** What a level may be. */
export const levelRule = { above: 0, max: 0.9999, fix: "Pass the coverage as a share, 0.9 for 90 %." };

const countRule = {
  min: 100,
  max: 1e6,
  integer: true,
  fix: "Pass a number of draws, or leave the option out for 4000.",
};

/**
 * Checks a model, its columns and the options.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 */
export function readPosteriorInput(
  operation: string,
  model: LtvModel,
  columns: unknown,
  options: PosteriorOptions,
): PosteriorInput {
  checkNumbers<never>(operation, "options", options, {});
  const { draws = 4000, level = 0.9, exact = false, seed, signal, onProgress } = options;
  const rules = { draws: countRule, level: levelRule };
  const { proposals = draws } = options;
  checkNumbers(operation, "options", { draws, level }, rules);
  checkNumbers(operation, "options", { proposals }, { proposals: countRule });
  checkSeed(operation, seed);
  checkWatching(operation, options);
  const family = familyOf(operation, model);
  const parameters = parametersOf(operation, family.names, (family.start?.(model) ?? model) as never);
  checkFit(operation, model);
  checkUnit(operation, model, columns);
  if (Object.keys(family.convention).length === 0) checkPlain(operation, model);
  const coefficients = coefficientsOf(operation, family.convention, model);
  const read = family.read({ operation, columns: columns as never, model, coefficients });
  const signed = coefficients.map(({ name }) => name);
  const problem = { names: [...family.names, ...signed], signed: new Set(signed), ...read };
  const values = [...parameters, ...coefficients.map(({ value }) => value)];
  const settings = { draws, proposals, level, exact, seed, ...given({ signal, onProgress }) };
  const fitPrior = family.sharesPrior === false ? null : model.fit.prior;
  return { model, problem, values, settings, fitPrior };
}

/**
 * Checks what watches the work and may stop it, and a switch.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkWatching(
  operation: string,
  options: { readonly onProgress?: unknown; readonly signal?: unknown; readonly exact?: unknown },
): void {
  const { onProgress, signal, exact } = options;
  const issues: Issue[] = [];
  const check = (name: string, { ok, expected, fix }: Expected, received: unknown): void => {
    if (received === undefined || ok) return;
    issues.push({ code: "invalid-input", path: `options.${name}`, expected, received: show(received), fix });
  };
  const called = { ok: typeof onProgress === "function", expected: "a function" };
  check("onProgress", { ...called, fix: "Pass a function of { done, of }, or leave it out." }, onProgress);
  const aborted = (signal as { readonly aborted?: unknown } | null | undefined)?.aborted;
  const stops = { ok: typeof aborted === "boolean", expected: "an AbortSignal" };
  check("signal", { ...stops, fix: "Pass the signal of an AbortController, or leave it out." }, signal);
  const switched = { ok: typeof exact === "boolean", expected: "true or false" };
  check("exact", { ...switched, fix: "Pass true, or leave it out for false." }, exact);
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

interface Expected {
  readonly ok: boolean;
  readonly expected: string;
  readonly fix: string;
}

/** Without the keys that are undefined. */
function given<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}

function familyOf(operation: string, model: unknown): PosteriorFamily {
  const kind = (model as Partial<LtvModel> | null | undefined)?.kind;
  if (typeof kind === "string" && Object.hasOwn(posteriorFamilies, kind)) return posteriorFamilies[kind]!;
  const expected = `a fitted model of kind ${Object.keys(posteriorFamilies).join(", ")}`;
  const fix = "Pass a fitted model, or one that readModel has read.";
  const received = typeof kind === "string" ? kind : model;
  throw invalid(operation, { path: "model", expected, received: show(received), fix });
}

/** A model without its report has neither a covariance nor a prior. */
function checkFit(operation: string, model: LtvModel): void {
  const fit: unknown = (model as Partial<LtvModel>).fit;
  if (typeof fit === "object" && fit !== null) return;
  const fix = "Pass the model as fit returned it.";
  throw invalid(operation, { path: "model.fit", expected: "the report of the fit", received: show(fit), fix });
}

function checkPlain(operation: string, model: LtvModel): void {
  const { covariates } = model as { readonly covariates?: unknown };
  if (covariates === undefined) return;
  const fix = "Pass the model as fit returned it: this family takes no covariates.";
  throw invalid(operation, {
    path: "model.covariates",
    expected: "a model without covariates",
    received: show(covariates),
    fix,
  });
}

function checkUnit(operation: string, model: LtvModel, columns: unknown): void {
  const { timeUnit } = model.fit;
  for (const key of ["unit", "period"] as const) {
    const unit = (columns as Readonly<Record<string, unknown>> | null | undefined)?.[key];
    if (unit === undefined || timeUnit === null || unit === timeUnit) continue;
    const fix = "Pass the columns that the model was fitted to.";
    const expected = `${timeUnit}, the unit of the model`;
    throw invalid(operation, { path: key, expected, received: show(unit), fix });
  }
}

/**
 * Checks a seed or a stream.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkSeed(operation: string, seed: unknown): void {
  const isStream = typeof seed === "object" && seed !== null && "next" in seed && "split" in seed;
  if (isStream || typeof seed === "string" || Number.isFinite(seed)) return;
  const expected = "a finite number, a text or a random stream";
  const fix = "Pass the same seed for the same draws.";
  throw invalid(operation, { path: "options.seed", expected, received: show(seed), fix });
}

function invalid(operation: string, issue: Omit<Issue, "code">): KeizokuError {
  return new KeizokuError(operation, [{ code: "invalid-input", ...issue }]);
}
