import { fit } from "../ltv/sbg/model.ts";
import { residualValue } from "../ltv/sbg/residual.ts";
import { compare, type VerifyRow } from "./verifyRow.ts";

/** Survivors of 1,000 after 0 to 7 years, and the estimates printed for them. */
const cohorts = [
  { name: "High End", survivors: [1000, 869, 743, 653, 593, 551, 517, 491], alpha: "0.668", beta: "3.806" },
  { name: "Regular", survivors: [1000, 631, 468, 382, 326, 289, 262, 241], alpha: "0.704", beta: "1.182" },
] as const;

const derl = ["3.31", "3.45", "3.59", "3.72", "3.84"];

/** Estimates and discounted lifetimes of contracts. */
export function contractRows(): VerifyRow[] {
  const paper = "Fader & Hardie (2007), J. Interactive Marketing 21(1)";
  const of = { table: "Discounted expected residual lifetime", source: "Fader & Hardie (2010), table 3" };
  const model = { parameters: { alpha: 3.8, beta: 15.2 }, fit: { timeUnit: "year" as const } };
  const discountRate = { rate: 0.1, per: "year" } as const;
  return [
    ...cohorts.flatMap(({ name, survivors, alpha, beta }) => {
      const { parameters } = fit({ period: "year", survivors });
      const ofCohort = { table: `sBG, ${name}`, source: paper };
      return [compare(ofCohort, "alpha", alpha, parameters.alpha), compare(ofCohort, "beta", beta, parameters.beta)];
    }),
    ...derl.map((printed, renewals) =>
      compare(of, `renewals ${String(renewals)}`, printed, residualValue(model, { renewals }, { discountRate })),
    ),
  ];
}
