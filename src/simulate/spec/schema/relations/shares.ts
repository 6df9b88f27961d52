import type { SpecIssue } from "../specIssues.ts";
import type { SpecView } from "./view.ts";

/** Sums of decimal fractions miss 1 by a few units of the last digit. */
const TOLERANCE = 1e-9;

/** Shares that leave nobody out. */
export function shareIssues(view: SpecView): SpecIssue[] {
  return tables(view).flatMap(([path, shares]) => sumIssues(path, shares));
}

type Shares = Readonly<Record<string, number>>;

function tables({ at, namesAt }: SpecView): (readonly [path: readonly string[], shares: Shares])[] {
  const paths = {
    regions: ["customers", "demographics", "regions"],
    channels: ["acquisition", "channels"],
    plans: ["contract", "plans"],
    topics: ["inquiries", "topics"],
    complaints: ["inquiries", "complaints", "topics"],
  };
  const found: [readonly string[], Shares][] = [];
  const add = (path: readonly string[], shares: Shares | undefined): void => {
    if (shares !== undefined) found.push([path, shares]);
  };
  add(
    paths.regions,
    at(paths.regions, (spec) => spec.customers.demographics.regions),
  );
  add(
    paths.channels,
    at(paths.channels, (spec) => sharesOf(spec.acquisition.channels)),
  );
  add(paths.plans, at(paths.plans, (spec) => spec.contract && sharesOf(spec.contract.plans)) ?? undefined);
  add(
    paths.topics,
    at(paths.topics, (spec) => spec.inquiries?.topics),
  );
  add(
    paths.complaints,
    at(paths.complaints, (spec) => spec.inquiries?.complaints.topics),
  );
  for (const reason of namesAt(["exit", "confusion"]) ?? []) {
    const path = ["exit", "confusion", reason];
    add(
      path,
      at(path, (spec) => spec.exit.confusion[reason]),
    );
  }
  return found;
}

function sharesOf(parts: Readonly<Record<string, { readonly share: number }>>): Shares {
  return Object.fromEntries(Object.entries(parts).map(([name, { share }]) => [name, share]));
}

function sumIssues(path: readonly string[], shares: Shares): SpecIssue[] {
  const sum = Object.values(shares).reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) <= TOLERANCE) return [];
  const received = `a sum of ${String(Number(sum.toPrecision(12)))}`;
  return [{ path, expected: "shares that sum to 1", received, fix: "Change a share, or divide all by their sum." }];
}
