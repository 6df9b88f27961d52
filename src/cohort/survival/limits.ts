/**
 * How the limits of a share are drawn: the scale on which its estimate is taken as normal.
 *
 * `log-log` stays within 0 and 1 and is closest to its confidence in small samples; `logit` and `arcsine` stay within too; `log` is cut at
 * 1, `plain` at 0 and 1.
 */
export type ShareLimits = "log-log" | "log" | "plain" | "logit" | "arcsine";

export const shareLimits: readonly ShareLimits[] = ["log-log", "log", "plain", "logit", "arcsine"];

/**
 * Writes the lower and the upper limit of a share into `out`; NaN where they are not defined (a share of 0; of 1, save on the scales
 * `log` and `plain`).
 *
 * Kernel: share from 0 to 1, its standard error divided by itself, and the normal quantile, not checked.
 *
 * @see Borgan & Liestøl (1990), Scandinavian Journal of Statistics 17, 35–41 (log-log, arcsine)
 * @see Kalbfleisch & Prentice (1980), The Statistical Analysis of Failure Time Data, 1.3 (log-log)
 */
export function writeLimits(
  kind: ShareLimits,
  share: number,
  relativeError: number,
  quantile: number,
  out: Float64Array,
): void {
  const spread = quantile * relativeError;
  const atEnd = !(share > 0) || (share >= 1 && kind !== "log" && kind !== "plain");
  if (atEnd || !(spread < Infinity)) {
    out.fill(NaN);
    return;
  }
  switch (kind) {
    case "log-log": {
      const log = Math.log(share);
      const factor = Math.exp(-spread / log);
      out[0] = Math.exp(log * factor);
      out[1] = Math.exp(log / factor);
      return;
    }
    case "log":
      out[0] = share * Math.exp(-spread);
      out[1] = Math.min(1, share * Math.exp(spread));
      return;
    case "plain":
      out[0] = Math.max(0, share - share * spread);
      out[1] = Math.min(1, share + share * spread);
      return;
    case "logit": {
      const odds = share / (1 - share);
      const factor = Math.exp(spread / (1 - share));
      out[0] = 1 / (1 + factor / odds);
      out[1] = 1 / (1 + 1 / (odds * factor));
      return;
    }
    case "arcsine": {
      const angle = Math.asin(Math.sqrt(share));
      const reach = 0.5 * spread * Math.sqrt(share / (1 - share));
      out[0] = Math.sin(Math.max(0, angle - reach)) ** 2;
      out[1] = Math.sin(Math.min(Math.PI / 2, angle + reach)) ** 2;
    }
  }
}
