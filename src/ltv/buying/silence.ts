/**
 * How long customers who are still there stay silent. Plain numbers, no checks.
 *
 * A customer who has bought x times up to t and is still there has a purchase rate of gamma law with shape r + k·x and rate α + t, where k
 * stages (1 but for Erlang-k timing) make a purchase. The chance of a silence of s or longer is that of fewer than k stages within s,
 *
 *   I_p(r + k·x, k),  p = (α + t) / (α + t + s),
 *
 * with I the regularised incomplete beta function; ((α + t) / (α + t + s))^(r + x) where k = 1.
 */
import { betaTail } from "../../numeric/special/regularizedBeta.ts";
import { betaInverse } from "../../numeric/special/regularizedBetaInverse.ts";
import { logBetaShift } from "../contract/logBetaShift.ts";
import type { BuyingModel } from "./families.ts";

/** Silences of a customer who bought `x` times up to `t` and is still there; `parameters` in the order of each model. */
export interface SilenceLaw {
  /** Chance of a silence of `time` or longer; 1 at 0. */
  readonly chance: (parameters: ArrayLike<number>, history: readonly [x: number, t: number], time: number) => number;
  /** The silence that a share `chance` of such customers exceeds. */
  readonly exceededBy: (
    parameters: ArrayLike<number>,
    history: readonly [x: number, t: number],
    chance: number,
  ) => number;
}

/** Purchases at a gamma-distributed rate, the first two parameters being r and α. */
const gammaRate: SilenceLaw = {
  chance: (p, [x, t], time) => Math.exp(-(p[0]! + x) * Math.log1p(time / (p[1]! + t))),
  exceededBy: (p, [x, t], chance) => finite((p[1]! + t) * Math.expm1(-Math.log(chance) / (p[0]! + x))),
};

/** The same in stages; k comes first. */
const erlangRate: SilenceLaw = {
  chance: (p, [x, t], time) => {
    const [k, r, alpha] = p as unknown as readonly [number, number, number];
    const whole = alpha + t + time;
    return betaTail((alpha + t) / whole, time / whole, r + k * x, k);
  },
  exceededBy: (p, [x, t], chance) => {
    const [k, r, alpha] = p as unknown as readonly [number, number, number];
    const share = betaInverse(chance, r + k * x, k, "lower");
    return finite((alpha + t) * (share.y / share.x));
  },
};

/** A chance to buy at every opportunity, of beta law with shapes α + x and β + t − x; silences are whole. */
const betaChance: SilenceLaw = {
  chance: (p, [x, t], time) => Math.exp(logBetaShift(p[0]! + x, p[1]! + t - x, time)),
  exceededBy: (p, history, chance) => {
    const isRarer = (time: number): boolean => betaChance.chance(p, history, time) <= chance;
    let upper = 1;
    while (!isRarer(upper) && upper < MOST_OPPORTUNITIES) upper *= 2;
    let lower = Math.floor(upper / 2);
    while (upper - lower > 1) {
      const middle = Math.floor((lower + upper) / 2);
      if (isRarer(middle)) upper = middle;
      else lower = middle;
    }
    return upper;
  },
};

/** Longer silences are not told apart. */
const MOST_OPPORTUNITIES = 2 ** 52;

/** Some never break their silence, so to speak: the largest number stands for longer than numbers go. */
function finite(time: number): number {
  return Math.min(time, Number.MAX_VALUE);
}

/** The silences of each kind of model. */
export const silenceOf: Readonly<Record<BuyingModel["kind"], SilenceLaw>> = {
  "bg-nbd": gammaRate,
  "mbg-nbd": gammaRate,
  "pareto-nbd": gammaRate,
  nbd: gammaRate,
  "bg-bb": betaChance,
  "bg-cnbd-k": erlangRate,
  "mbg-cnbd-k": erlangRate,
};
