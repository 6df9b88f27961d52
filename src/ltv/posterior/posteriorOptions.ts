import type { RandomStream } from "../../numeric/random/stream.ts";
import type { Prior } from "../../schema/prior.ts";

/** How far the work of `posterior` or `intervals` is. */
export interface DrawProgress {
  readonly done: number;
  /** As far as is known: poor first draws make it more. */
  readonly of: number;
}

/** How `posterior` draws. */
export interface PosteriorOptions<P extends string = string> {
  /** The same seed gives the same draws. */
  readonly seed: number | string | RandomStream;
  /** That of the fit by default, the weak one where it had none; parameters left out of a prior are flat on the log scale. */
  readonly prior?: "weak" | Prior<P>;
  /** Draws of equal weight to give: from 100 to 1,000,000, by default 4000. */
  readonly draws?: number;
  /** Weighted draws to choose them from, at least 100; as many as `draws` by default. */
  readonly proposals?: number;
  /** Coverage of the intervals in `summary`; 0.9 by default. */
  readonly level?: number;
  /** Evaluates the likelihood at each draw, also where the table is so large that a polynomial through some of them would do. */
  readonly exact?: boolean;
  /** Called as the work goes on. */
  readonly onProgress?: (progress: DrawProgress) => void;
  /** Stops the work with an `aborted` error. */
  readonly signal?: AbortSignal;
}
