import { isArrayLike } from "../../schema/arrayLike.ts";
import { KeizokuError, show, type Issue } from "../../schema/error.ts";
import { MOST_PERIODS } from "../mostPeriods.ts";
import type { Layers } from "../stack.ts";

/** Layers as they came, and for whom: customers always, revenue where it is known. */
export interface ProjectionHistory extends Pick<Layers, "layers"> {
  readonly revenue?: Pick<Layers, "layers"> | null;
  /** Whether the last period is not over, as `stackOf` says. */
  readonly running?: boolean;
}

/** Rows of a history, checked. */
export interface HistoryRows {
  readonly customers: readonly (readonly number[])[];
  readonly revenue: readonly (readonly number[])[] | null;
}

const fix = "Pass what stack or stackOf returned: layers[period][cohort], the oldest cohort first.";
/** Wrong values beyond this many are not listed. */
const LISTED = 1000;

/**
 * Checks the layers of a history.
 *
 * @throws {KeizokuError} `invalid-input`, `empty-input`, `too-many-periods`
 */
export function readHistory(operation: string, history: ProjectionHistory): HistoryRows {
  const issues: Issue[] = [];
  const given = history as unknown;
  if (typeof given !== "object" || given === null) issues.push(invalid("history", "layers", given));
  else {
    layerIssues("history.layers", history.layers, { lowest: 0 }, issues);
    const { revenue } = history;
    if (issues.length === 0 && revenue !== undefined && revenue !== null) {
      const rows: unknown = (revenue as unknown as Partial<Layers>).layers;
      layerIssues("history.revenue.layers", rows, { lowest: -Infinity, like: history.layers }, issues);
    }
  }
  if (issues.length > 0) throw new KeizokuError(operation, issues);
  return { customers: history.layers, revenue: history.revenue?.layers ?? null };
}

interface LayerRule {
  readonly lowest: number;
  /** Layers that these must have the shape of. */
  readonly like?: readonly (readonly number[])[];
}

function layerIssues(path: string, layers: unknown, { lowest, like }: LayerRule, issues: Issue[]): void {
  if (!Array.isArray(layers)) {
    issues.push(invalid(path, "a list of periods, each a list of cohorts", layers));
    return;
  }
  const rows = layers as readonly unknown[];
  if (rows.length === 0) {
    issues.push({ code: "empty-input", path, expected: "at least one period", received: "none", fix });
  }
  if (rows.length > MOST_PERIODS) {
    const expected = `at most ${String(MOST_PERIODS)} periods`;
    issues.push({ code: "too-many-periods", path, expected, received: String(rows.length), fix });
  }
  if (issues.length > 0) return;
  const last = rows.at(-1);
  const cohorts = isArrayLike(last) ? last.length : 0;
  rows.forEach((row, period) => {
    const at = `${path}[${String(period)}]`;
    const length = like === undefined ? Math.min(period + 1, cohorts) : like[period]?.length;
    if (!Array.isArray(row) || row.length !== length || (like !== undefined && rows.length !== like.length)) {
      add(issues, at, `${String(length ?? 0)} cohorts: one more each period until nobody new came`, row);
      return;
    }
    for (let cohort = 0; cohort < row.length; cohort++) {
      const value: unknown = row[cohort];
      if (Number.isFinite(value) && (value as number) >= lowest && Math.abs(value as number) <= LARGEST) continue;
      const expected = lowest === 0 ? "a finite number from 0 to 1e15" : "a finite number within 1e15";
      add(issues, `${at}[${String(cohort)}]`, expected, value);
    }
  });
}

/** Whole numbers beyond this are no longer exact. */
const LARGEST = 1e15;

function add(issues: Issue[], path: string, expected: string, received: unknown): void {
  if (issues.length < LISTED) issues.push(invalid(path, expected, received));
}

function invalid(path: string, expected: string, received: unknown): Issue {
  return { code: "invalid-input", path, expected, received: show(received), fix };
}
