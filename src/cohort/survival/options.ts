import { normalQuantile } from "../../numeric/distribution/normal.ts";
import { checkNumbers } from "../../schema/columns.ts";
import { KeizokuError, show } from "../../schema/error.ts";

/** The two-sided normal quantile of a confidence, 1.96 for 0.95. */
export function quantileOf(confidence: number): number {
  return -normalQuantile((1 - confidence) / 2);
}

const confidenceRule = {
  above: 0,
  max: 1 - 1e-12,
  fix: "Pass the share of intervals that hold the truth, 0.95 say.",
};

/**
 * Checks that options are an object and its confidence a share.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkConfidence(operation: string, options: unknown, byDefault = 0.95): number {
  checkNumbers<never>(operation, "options", options as Record<never, number>, {});
  const { confidence = byDefault } = options as { readonly confidence?: number };
  checkNumbers(operation, "options", { confidence }, { confidence: confidenceRule });
  return confidence;
}

/**
 * Checks that an option is one of a few words.
 *
 * @throws {KeizokuError} `invalid-input`
 */
export function checkChoice(operation: string, path: string, value: unknown, choices: readonly string[]): void {
  if (typeof value === "string" && choices.includes(value)) return;
  const expected = choices.map((choice) => show(choice)).join(", ");
  throw new KeizokuError(operation, [
    {
      code: "invalid-input",
      path,
      expected: `one of ${expected}`,
      received: show(value),
      fix: "Pass one of these words.",
    },
  ]);
}
