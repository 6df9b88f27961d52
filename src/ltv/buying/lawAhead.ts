/**
 * What a customer has before him: his chance to be still there, and the law of his purchases if he is. Every buying model starts anew with shapes
 * and rates moved on by what the customer did. Plain numbers, no checks; `parameters` in the order of each model, x purchases, observed for T.
 */
import { aliveInto as bgBbAlive, logPmf as bgBbLogPmf } from "../bgBb/predictionKernel.ts";
import { bgBbTail } from "../bgBb/tail.ts";
import { aliveInto as bgNbdAlive, logPmf as bgNbdLogPmf } from "../bgNbd/predictionKernel.ts";
import { logBetaShift } from "../contract/logBetaShift.ts";
import type { PurchaseHistories } from "../kernel/purchaseHistory.ts";
import { aliveInto as mbgNbdAlive } from "../mbgNbd/predictionKernel.ts";
import { logPmf as nbdLogPmf } from "../nbd/predictionKernel.ts";
import { aliveInto as paretoNbdAlive, logPmf as paretoNbdLogPmf } from "../paretoNbd/predictionKernel.ts";
import { betaTail } from "../../numeric/special/regularizedBeta.ts";
import type { PredictiveModel } from "./families.ts";
import { paretoTail } from "./paretoTail.ts";

/** Chance of m purchases or more, m from 1; it never rises with m. */
export type TailAhead = (m: number) => number;

/** What lies ahead of customers under one kind of model. */
export interface LawAhead {
  readonly aliveInto: (parameters: ArrayLike<number>, customers: PurchaseHistories, out: Float64Array) => void;
  /** The parameters of the law after T of a customer who is still there then: those of a new customer, moved on. */
  readonly movedOn: (parameters: ArrayLike<number>, x: number, T: number) => readonly number[];
  /** Log chance of n purchases of a new customer. */
  readonly logPmf: (parameters: ArrayLike<number>, n: number, horizon: number) => number;
  /** Chance of so many or more of them, within a horizon above 0. */
  readonly tail: (parameters: ArrayLike<number>, horizon: number) => TailAhead;
}

/** The law of each kind of model. */
export const lawsAhead: Readonly<Record<PredictiveModel["kind"], LawAhead>> = {
  "bg-nbd": {
    aliveInto: bgNbdAlive,
    movedOn: (p, x, T) => [p[0]! + x, p[1]! + T, p[2]!, p[3]! + x],
    logPmf: bgNbdLogPmf,
    tail: bgNbdTail,
  },
  "mbg-nbd": {
    aliveInto: mbgNbdAlive,
    // He has also survived the chance to leave after his first purchase; from now on there is one after each further one.
    movedOn: (p, x, T) => [p[0]! + x, p[1]! + T, p[2]!, p[3]! + x + 1],
    logPmf: bgNbdLogPmf,
    tail: bgNbdTail,
  },
  "pareto-nbd": {
    aliveInto: paretoNbdAlive,
    movedOn: (p, x, T) => [p[0]! + x, p[1]! + T, p[2]!, p[3]! + T],
    logPmf: paretoNbdLogPmf,
    tail: paretoTail,
  },
  nbd: {
    aliveInto: (_, __, out) => out.fill(1),
    movedOn: (p, x, T) => [p[0]! + x, p[1]! + T],
    logPmf: nbdLogPmf,
    tail: (p, horizon) => (m) => boughtTail(p, horizon, m),
  },
  "bg-bb": {
    aliveInto: bgBbAlive,
    movedOn: (p, x, T) => [p[0]! + x, p[1]! + T - x, p[2]!, p[3]! + T],
    // More purchases than opportunities there are not.
    logPmf: (p, n, horizon) => (n > horizon ? -Infinity : bgBbLogPmf(p, n, horizon)),
    tail: (p, horizon) => (m) => bgBbTail(p, m, horizon),
  },
};

/** Of a customer who never leaves: negative binomial. */
function boughtTail(p: ArrayLike<number>, horizon: number, m: number): number {
  const whole = p[1]! + horizon;
  return betaTail(horizon / whole, p[1]! / whole, m, p[0]!);
}

/** As many purchases, and no leaving after any but the last. */
function bgNbdTail(p: ArrayLike<number>, horizon: number): TailAhead {
  return (m) => Math.exp(logBetaShift(p[2]!, p[3]!, m - 1)) * boughtTail(p, horizon, m);
}
