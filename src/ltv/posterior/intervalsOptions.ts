import type { RandomStream } from "../../numeric/random/stream.ts";
import type { DrawProgress } from "./posteriorOptions.ts";

/** Which intervals, and how. */
export interface IntervalsOptions {
  /** Coverage; 0.9 by default. */
  readonly level?: number;
  /** Segment of each customer, a name or a number. */
  readonly segments?: ArrayLike<string | number>;
  /** Whether each customer gets an interval (default), or only segments and the total. */
  readonly customers?: boolean;
  /** Evaluates the prediction at every draw instead of reading most draws from response surfaces. */
  readonly exact?: boolean;
  /**
   * Makes intervals of outcomes instead of expectations: `predict` must draw an outcome for each row with the stream that it gets as third
   * argument. Every draw is evaluated, and no two customers share an outcome.
   */
  readonly outcomes?: { readonly seed: number | string | RandomStream };
  /** Distinct rows predicted at once; 4096 by default. Has no influence on the results, save with `outcomes`. */
  readonly blockRows?: number;
  /** Called as the work goes on. */
  readonly onProgress?: (progress: DrawProgress) => void;
  /** Stops the work with an `aborted` error. */
  readonly signal?: AbortSignal;
}
