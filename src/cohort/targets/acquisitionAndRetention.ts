import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { isArrayLike } from "../../schema/arrayLike.ts";
import type { Layers, Stack, StackInput } from "../stack.ts";
import { layersIn, measureIssues, stackPlan, type Measure } from "./plan.ts";

/** The KPI pair of one period. */
export interface KpiPair {
  /** The newest layer: who came in the period, or what he pays. */
  readonly acquired: number;
  /** The older layers as a share of the total before: who stayed, those who came back included. Null where there was nobody before. */
  readonly retention: number | null;
  readonly total: number;
}

/** Planned against actual in one period. */
export interface KpiGap {
  /** Name of the period; null where the actual layers have no names. */
  readonly period: string | null;
  readonly planned: KpiPair;
  readonly actual: KpiPair;
  /** Actual less planned total, and its two parts; they sum to it. */
  readonly gap: { readonly total: number; readonly acquisition: number; readonly retention: number };
}

/** What happened: what `stackOf` gives, or `stack`. */
export type ActualLayers = Layers & { readonly periods?: readonly string[]; readonly revenue?: Layers | null };

/**
 * The pair of acquisition and retention, planned against actual, period by period, with the gap split between the two.
 *
 * A total is what stayed of the one before and who is new: T(t) = r(t) T(t − 1) + N(t). So the gap G(t) between actual and planned totals is, with bars for
 * the mean of the two: G(t) = r̄(t) G(t − 1) + T̄(t − 1) Δr(t) + ΔN(t). The acquisition part gathers ΔN, the retention part T̄ Δr, each carried on
 * with r̄: a cohort that was missed is missed in later periods too. They sum to the gap. Where one side had nobody before, the other's rate
 * stands for the mean.
 *
 * @param actual layers whose first period is the plan's first; as many periods are compared as both have
 * @param options `measure`: "customers" unless given; "revenue" needs it on both sides, in the same unit
 * @throws {KeizokuError} `invalid-input`, `empty-input`
 * @example
 * const plan = { acquisitions: [200, 200], retention: 0.5 };
 * const pairs = acquisitionAndRetention(plan, { totals: [180, 300], layers: [[180], [90, 210]] });
 * pairs[1].actual // => { acquired: 210, retention: 0.5, total: 300 }
 * pairs[1].gap // => { total: 0, acquisition: 0, retention: 0 }
 * pairs[0].gap // => { total: -20, acquisition: -20, retention: 0 }
 * @see Das Gupta (1993), Standardization and Decomposition of Rates, P23-186, U.S. Bureau of the Census (two factors)
 */
export function acquisitionAndRetention(
  plan: StackInput,
  actual: ActualLayers,
  options: { readonly measure?: Measure } = {},
): KpiGap[] {
  const { stacked } = stackPlan(operation, plan);
  checkArguments(stacked, actual, options);
  const { measure = "customers" } = options;
  const planned = sidesOf(layersIn(stacked, measure));
  const happened = sidesOf(measure === "customers" ? actual : actual.revenue!);
  let gap = { total: 0, acquisition: 0, retention: 0 };
  return happened.slice(0, planned.length).map((side, t) => {
    const kept = meanRetention(planned[t]!.retention, side.retention);
    const newGap = side.acquired - planned[t]!.acquired;
    const keptGap = side.kept - planned[t]!.kept;
    gap = {
      total: side.total - planned[t]!.total,
      acquisition: kept * gap.acquisition + newGap,
      retention: kept * gap.retention + (keptGap - kept * gap.total),
    };
    return { period: actual.periods?.[t] ?? null, planned: pairOf(planned[t]!), actual: pairOf(side), gap };
  });
}

const operation = "acquisitionAndRetention";

interface Side extends KpiPair {
  readonly kept: number;
}

function sidesOf({ layers }: Layers): Side[] {
  let before = 0;
  return layers.map((row, t) => {
    const acquired = row[t] ?? 0;
    const kept = row.slice(0, t).reduce((sum, amount) => sum + amount, 0);
    const retention = before > 0 ? kept / before : null;
    before = kept + acquired;
    return { acquired, kept, retention, total: before };
  });
}

function pairOf({ acquired, retention, total }: Side): KpiPair {
  return { acquired, retention, total };
}

function meanRetention(a: number | null, b: number | null): number {
  return a === null ? (b ?? 0) : b === null ? a : (a + b) / 2;
}

function checkArguments(stacked: Stack, actual: unknown, options: unknown): void {
  const given = (typeof actual === "object" && actual !== null ? actual : {}) as Partial<ActualLayers>;
  const issues: Issue[] = layersIssues(given.layers, "actual.layers", actual);
  const { periods, revenue } = given as { periods?: unknown; revenue?: unknown };
  if (periods !== undefined && !isArrayLike(periods)) {
    issues.push(
      invalid("actual.periods", "names of the periods", periods, "Pass the names as a list, or leave it out."),
    );
  }
  if (typeof options !== "object" || options === null) {
    issues.push(invalid("options", "an object", options, "Pass an object."));
  } else {
    const { measure = "customers" } = options as { readonly measure?: unknown };
    const both = stacked.revenue !== null && revenue !== undefined && revenue !== null;
    issues.push(...measureIssues(measure, both, "options.measure"));
    if (measure === "revenue" && both) {
      issues.push(...layersIssues((revenue as Partial<Layers>).layers, "actual.revenue.layers", revenue));
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
}

function layersIssues(layers: unknown, path: string, actual: unknown): Issue[] {
  const fix = "Pass what stackOf gave.";
  if (!Array.isArray(layers)) return [invalid(path, "layers by period and cohort", layers ?? actual, fix)];
  const issues: Issue[] = [];
  layers.forEach((row: unknown, t) => {
    const place = `${path}[${String(t)}]`;
    if (!Array.isArray(row) || row.length > t + 1) {
      issues.push(invalid(place, `a list of at most ${String(t + 1)} cohorts`, row, fix));
      return;
    }
    const wrong = row.findIndex((amount) => !(Number.isFinite(amount) && amount >= 0));
    if (wrong >= 0) {
      issues.push(invalid(`${place}[${String(wrong)}]`, "a finite number of at least 0", row[wrong], fix));
    }
  });
  return issues;
}

function invalid(path: string, expected: string, received: unknown, fix: string): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
