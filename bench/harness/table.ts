import type { BenchCase, Measurement } from "./benchCase.ts";

/** Everything measured for one case; `rival` is empty where none ran. */
export interface Comparison {
  readonly benchCase: BenchCase;
  readonly keizoku: readonly Measurement[];
  readonly rival: readonly Measurement[];
}

/** The comparison as lines of text. */
export function describe({ benchCase, keizoku, rival }: Comparison): string {
  const own = row("keizoku", keizoku);
  const lines = [benchCase.title, HEAD, own];
  if (rival.length > 0) {
    const ratio = medianSeconds(rival) / medianSeconds(keizoku);
    lines.push(
      row("lifetimes", rival),
      `  ratio      ${ratio.toFixed(1)} times as fast`,
      agreement(benchCase, keizoku, rival),
    );
  }
  return [...lines, `  expected   ${benchCase.expected}`].join("\n");
}

const HEAD = `  ${"".padEnd(10)} ${["median", "fastest", "slowest", "memory", "peak"].map((s) => s.padStart(10)).join("")}`;

function row(name: string, measurements: readonly Measurement[]): string {
  const seconds = measurements.flatMap((m) => m.seconds);
  const start = Math.max(...measurements.map((m) => m.startMegabytes));
  const peak = Math.max(...measurements.map((m) => m.peakMegabytes));
  const cells = [
    ...[medianSeconds(measurements), Math.min(...seconds), Math.max(...seconds)].map(showSeconds),
    ...[start, peak].map((megabytes) => `${megabytes.toFixed(0)} MB`),
  ];
  return `  ${name.padEnd(10)} ${cells.map((cell) => cell.padStart(10)).join("")}`;
}

function agreement({ tolerance }: BenchCase, own: readonly Measurement[], rival: readonly Measurement[]): string {
  const [ours, theirs] = [own[0]!.result, rival[0]!.result];
  const gaps = Object.entries(theirs).map(([name, value]) => {
    const gap = Math.abs(ours[name]! - value) / Math.max(Math.abs(value), Number.MIN_VALUE);
    return { name, gap, agrees: gap <= tolerance };
  });
  const listed = gaps
    .map(({ name, gap, agrees }) => `${name} ${gap.toExponential(0)}${agrees ? "" : " (!)"}`)
    .join(", ");
  const verdict = gaps.every(({ agrees }) => agrees) ? "same result" : "RESULTS DIFFER";
  return `  agreement  ${verdict}, relative differences (allowed ${tolerance.toExponential(0)}): ${listed}`;
}

function medianSeconds(measurements: readonly Measurement[]): number {
  const sorted = measurements.flatMap((m) => m.seconds).sort((x, y) => x - y);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

function showSeconds(seconds: number): string {
  return seconds < 0.1 ? `${(seconds * 1000).toFixed(2)} ms` : `${seconds.toFixed(2)} s`;
}
