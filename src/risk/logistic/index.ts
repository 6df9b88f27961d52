export { contributions, type Contributions } from "./contributions.ts";
export { fit } from "./model.ts";
export type { CrossValidationOptions, LogisticOptions, LogisticPenalty, LogisticProgress } from "./options.ts";
export { logOdds, probability, type LogisticScorer, type ScoreOptions } from "./predictions.ts";
export type {
  CrossValidation,
  FittedPenalty,
  LogisticCoefficient,
  LogisticFit,
  LogisticModel,
  LogisticParameters,
} from "./schema.ts";
