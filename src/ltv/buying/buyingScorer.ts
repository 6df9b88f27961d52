import { KeizokuError, show } from "../../schema/error.ts";
import { parameterNames as bgBbNames } from "../bgBb/kernel.ts";
import { parameterNames as bgNbdNames } from "../bgNbd/kernel.ts";
import { occasionConvention, rateConvention, type Convention } from "../kernel/covariates/convention.ts";
import { scorerOf, type ScoredModel, type Scorer } from "../kernel/covariates/scorer.ts";
import { parameterNames as mbgNbdNames } from "../mbgNbd/kernel.ts";
import { parameterNames as nbdNames } from "../nbd/kernel.ts";
import { parameterNames as paretoNbdNames } from "../paretoNbd/kernel.ts";
import type { BuyingModel } from "./families.ts";

/** The parameters of a kind in the order of its vectors, and which of them covariates move. */
type Shape = readonly [names: readonly string[], convention: Convention<string>];

const shapes: Readonly<Record<BuyingModel["kind"], Shape>> = {
  "bg-nbd": [bgNbdNames, occasionConvention],
  "mbg-nbd": [mbgNbdNames, occasionConvention],
  "pareto-nbd": [paretoNbdNames, rateConvention],
  "bg-bb": [bgBbNames, {}],
  nbd: [nbdNames, {}],
  "bg-cnbd-k": [["k", "r", "alpha", "a", "b"], {}],
  "mbg-cnbd-k": [["k", "r", "alpha", "a", "b"], {}],
};

/** Which models are taken, and where they stand. */
interface ScorerOptions {
  /** Path of the argument in errors. */
  readonly path?: string;
  /** A record with a key for each kind that is taken; all buying models by default. */
  readonly kinds?: Readonly<Partial<Record<BuyingModel["kind"], unknown>>>;
}

/**
 * A model of any buying family, ready to answer.
 *
 * @throws {KeizokuError} `invalid-input` (no model, or one of another kind)
 */
export function buyingScorer(
  operation: string,
  model: BuyingModel,
  { path = "model", kinds = shapes }: ScorerOptions = {},
): Scorer {
  const kind = (model as Partial<BuyingModel> | null | undefined)?.kind;
  if (typeof kind === "string" && Object.hasOwn(kinds, kind)) {
    return scorerOf(operation, shapes[kind], model as unknown as ScoredModel<string>);
  }
  const expected = `a model of kind ${Object.keys(kinds).join(", ")}`;
  const fix = "Pass a model as its own fit returned it, or as readModel has read it.";
  throw new KeizokuError(operation, [{ code: "invalid-input", path, expected, received: show(kind ?? model), fix }]);
}
