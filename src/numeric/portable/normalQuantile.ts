import { portableLog } from "./logarithm.ts";

/**
 * The x below which a standard normal number lies with the given probability, alike to the last bit in every engine.
 *
 * Kernel, domain 0 < probability < 1 (not checked). Measured: relative error at most 2e-7, which is enough to draw numbers.
 *
 * @see Wichura (1988), Algorithm AS 241 (PPND7), Applied Statistics 37, 477–484
 */
export function portableNormalQuantile(probability: number): number {
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    const top = ((59.10937472 * r + 159.29113202) * r + 50.434271938) * r + 3.3871327179;
    return (q * top) / (((67.1875636 * r + 78.757757664) * r + 17.895169469) * r + 1);
  }
  const root = Math.sqrt(-portableLog(q < 0 ? probability : 1 - probability));
  const x = root <= 5 ? nearTail(root - 1.6) : farTail(root - 5);
  return q < 0 ? -x : x;
}

function nearTail(r: number): number {
  const top = ((0.17023821103 * r + 1.3067284816) * r + 2.75681539) * r + 1.4234372777;
  return top / ((0.12021132975 * r + 0.7370016425) * r + 1);
}

function farTail(r: number): number {
  const top = ((0.017337203997 * r + 0.42868294337) * r + 3.081226386) * r + 6.657905115;
  return top / ((0.012258202635 * r + 0.24197894225) * r + 1);
}
