/** What one process measured: one entry of `seconds` a timed run, and sums or parameters that show what was computed. */
export interface Measurement {
  readonly seconds: readonly number[];
  /** Resident memory before the first run, input already loaded. */
  readonly startMegabytes: number;
  /** The most that the process ever held, start-up included. */
  readonly peakMegabytes: number;
  readonly result: Readonly<Record<string, number>>;
}

/** The timed part of a case: loads the columns from `folder`, runs, and says what came out. */
export type Workload = (folder: string) => Measurement;

/** One comparison. Its workload lies in `cases/<name>.ts`, the rival's in `rivals/lifetimes/<name>.py`. */
export interface BenchCase {
  readonly name: string;
  readonly title: string;
  /** What is expected on two ordinary cores; printed beside the measurement, never enforced. */
  readonly expected: string;
  /** How far the two results may lie apart, relative to the rival's. */
  readonly tolerance: number;
  /** Writes the input columns, the same at every run of one seed. */
  readonly prepare: (folder: string, seed: number) => void;
}
