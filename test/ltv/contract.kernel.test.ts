import { expect, it } from "vitest";
import { logBetaShift } from "../../src/ltv/contract/logBetaShift.ts";
import { digammaShift, trigammaShift } from "../../src/ltv/contract/polygammaShift.ts";
import * as sbg from "../../src/ltv/sbg/index.ts";
import { relativeError } from "../fixture.ts";

// mpmath with 70 digits, rounded once: a, b, h, ln B(a, b + h) − ln B(a, b).
const shifts: readonly (readonly [number, number, number, number])[] = [
  [92.5608039817122, 7389.104833201018, 52856.335330078546, -193.73066170578159],
  [12000643.664910868, 6892.506682481637, 5717418.026787385, -11091994.177507265],
  [2.911277825917061e-8, 0.28181393886783784, 12408162.486144671, -5.843611322458309e-7],
  [0.3199666869712212, 8.81384323772186e-5, 5.013877832350524, -8.802563181453571],
  [15.242598383101193, 1.621164307232816e-8, 2.9354643297404902e-5, -7.5021243754701805],
  [0.0002962905882222359, 4586970.519609268, 17848.726140903735, -1.150682712371793e-6],
  [875943.1396270092, 2.245443438641504e-5, 2.8034880394002143e-5, -0.8106733912488273],
  [52328434.37802508, 908917.0431738137, 0.0004254834616818687, -0.0017318292658989032],
  [24190665.88814452, 4.242047253329136, 700.3056593532083, -7995.141377373135],
  [1.8900453836093315e-5, 11366218.942348346, 1122.7189621260834, -1.866834609428202e-9],
];

// x, h, ψ(x + h) − ψ(x), ψ′(x + h) − ψ′(x).
const polygammas: readonly (readonly [number, number, number, number])[] = [
  [7389.104833201018, 52856.335330078546, 2.0984796614402845, -0.00011874464439441967],
  [6892.506682481637, 5717418.026787385, 6.722115013846158, -0.00014492092872164748],
  [0.28181393886783784, 12408162.486144671, 20.072324697756752, -13.747882907068208],
  [8.81384323772186e-5, 5.013877832350524, 11347.87463308082, -128726914.89946705],
  [1.621164307232816e-8, 2.9354643297404902e-5, 61650014.86483713, -3804922373028041.5],
  [4586970.519609268, 17848.726140903735, 0.003883628971521035, -8.450234950317023e-10],
  [2.245443438641504e-5, 2.8034880394002143e-5, 24728.46232948561, -1591049149.834796],
  [908917.0431738137, 0.0004254834616818687, 4.681215946367375e-10, -5.150325385127845e-16],
];

// mpmath with 40 digits from 1 + v V′(v) / V(v), V the closed form of the residual value: alpha, beta, renewals, rate, elasticity.
const elasticities: readonly (readonly [number, number, number, number, number])[] = [
  [0.7, 1.18, 0, 0.0001, 3260.794820484158],
  [0.7, 1.18, 0, 0.008, 52.41897346076076],
  [0.7, 1.18, 0, 1e-5, 31256.051149958403],
  [0.7, 1.18, 3, 0.0001, 3369.301897888674],
  [0.7, 1.18, 3, 0.008, 58.87556245755378],
  [0.7, 1.18, 3, 1e-5, 31757.83006213165],
  [0.7, 1.18, 500, 0.0001, 4849.491450078258],
  [0.7, 1.18, 500, 0.008, 111.97090192483623],
  [0.7, 1.18, 500, 1e-5, 38289.19788334977],
  [5.5, 0.2, 0, 0.0001, 1.3427742991167442],
  [5.5, 0.2, 0, 0.008, 1.3364073214015149],
  [5.5, 0.2, 0, 1e-5, 1.342848855807732],
  [5.5, 0.2, 3, 0.0001, 2.1995251193728613],
  [5.5, 0.2, 3, 0.008, 2.1638273866934328],
  [5.5, 0.2, 3, 1e-5, 2.199952483199063],
  [5.5, 0.2, 500, 0.0001, 140.65835605604212],
  [5.5, 0.2, 500, 0.008, 59.66748243166664],
  [5.5, 0.2, 500, 1e-5, 143.83024162763877],
  [5.5, 0.2, 0, 0, 1.342857142857143],
  [5.5, 0.2, 3, 0, 2.2],
  [5.5, 0.2, 500, 0, 144.2],
];

it("shifts of log beta keep their digits however small they are", () => {
  for (const [a, b, h, expected] of shifts) {
    expect(relativeError(logBetaShift(a, b, h), expected), String([a, b, h])).toBeLessThan(1e-13);
  }
  expect(logBetaShift(2, 3, 0)).toBe(0);
});

it("so do shifts of digamma and trigamma", () => {
  for (const [x, h, first, second] of polygammas) {
    expect(relativeError(digammaShift(x, h), first), String([x, h])).toBeLessThan(1e-13);
    expect(relativeError(trigammaShift(x, h), second), String([x, h])).toBeLessThan(1e-13);
  }
});

it("elasticities at rates near 0, and at 0 where they are finite", () => {
  for (const [alpha, beta, renewals, rate, expected] of elasticities) {
    const model = { parameters: { alpha, beta }, fit: { timeUnit: "year" } } as const;
    const value = sbg.retentionElasticity(model, { renewals }, { discountRate: { rate, per: "year" } });
    expect(relativeError(value, expected), String([alpha, beta, renewals, rate])).toBeLessThan(1e-12);
  }
});
