import fc from "fast-check";

/** Wall-clock arithmetic through `Intl` alone, as an oracle: slow. A property skips the times that the clocks jumped over. */
export const DateTime = {
  minusDays(at: number, days: number, timeZone: string): number {
    const wall = wallOf(at, timeZone) - days * 86_400_000;
    // The offset changes by at most some hours: try those of the days around.
    for (const shift of [-1, 0, 1]) {
      const offset = wallOf(wall + shift * 86_400_000, timeZone) - (wall + shift * 86_400_000);
      if (wallOf(wall - offset, timeZone) === wall) return wall - offset;
    }
    fc.pre(false);
    return NaN;
  },
};

function wallOf(at: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const get = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type)!;
  const seconds = Date.UTC(get("year"), get("month") - 1, get("day"), get("hour"), get("minute"), get("second"));
  return seconds + (((at % 1000) + 1000) % 1000);
}
