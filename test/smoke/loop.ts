/**
 * The tiny script that every runtime must run alike: score with a stored model, fit a handful of customers, stack the
 * layers, simulate businesses to the last digit. `scripts/smoke` lays it into users' projects (this import becomes a `require` in a
 * CommonJS one) and fills in the digests that the sources give where they are tested.
 */
import { cohort, ltv, simulate } from "keizoku";
import { digest } from "../simulate/digest.ts";

// The CDNOW estimates of Fader, Hardie & Lee (2005); the expected chance is their equation worked out apart.
const stored =
  '{"kind":"bg-nbd","version":1,"parameters":{"r":0.2426,"alpha":4.4136,"a":0.7929,"b":2.4259},' +
  '"fit":{"logLikelihood":-9582.43,"aic":19172.86,"bic":19195.92,"observations":2357,"distinctRows":1411,' +
  '"iterations":7,"gradientNorm":1e-10,"method":"newton","covariance":null,"standardErrors":null,' +
  '"timeUnit":"week","notes":[]}}';

// Sixteen customers over 39 weeks; the expected estimates come from a simplex search written in another language.
const customers = {
  frequency: [2, 1, 0, 0, 4, 7, 1, 12, 2, 0, 5, 1, 3, 9, 1, 6],
  recency: [30.5, 2, 0, 0, 6, 29.5, 5, 37, 35.5, 0, 12, 36, 4, 38, 1, 8],
  age: new Array(16).fill(39),
};

const failures: string[] = [];

function near(what: string, actual: number, expected: number, tolerance: number): void {
  if (!(Math.abs(actual - expected) <= tolerance)) failures.push(what + ": " + actual + " instead of " + expected);
}

near(
  "stored model",
  ltv.bgNbd.probabilityAlive(JSON.parse(stored), { frequency: 3, recency: 20, age: 38 }),
  0.482145279184756,
  1e-12,
);

const model = ltv.bgNbd.fit(customers, { timeUnit: "week" });
near("r", model.parameters.r, 0.6471979, 1e-5);
near("alpha", model.parameters.alpha, 2.592321, 1e-4);
near("log-likelihood", model.fit.logLikelihood, -159.6903953, 1e-6);

const layers = cohort.stack({ acquisitions: [200, 200, 200], retention: 0.5 });
[200, 300, 350].forEach((total, period) => near("stack " + period, layers.totals[period]!, total, 1e-9));

const digests: Record<string, string> = {};
for (const [preset, expected] of Object.entries(digests)) {
  const spec = simulate.presets[preset as simulate.PresetName];
  const { records } = simulate.business({ spec, customers: 60, from: "2024-01-01", until: "2025-01-01", seed: 7 });
  const actual = digest(records);
  if (actual !== expected) failures.push(preset + ": digest " + actual + " instead of " + expected);
}

if (failures.length > 0) throw new Error(failures.join("; "));
console.log("keizoku works");
