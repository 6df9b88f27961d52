import type { BusinessSpec } from "../spec/businessSpec.ts";

/**
 * A Japanese mail-order shop of one line of goods (単品リピート通販), supplements say: three in five newcomers sign for regular
 * deliveries (定期), the others order when they need it.
 */
export const repeatOrderShop: BusinessSpec = {
  name: "単品リピート通販",
  timeZone: "Asia/Tokyo",
  currency: "JPY",
  language: "ja",
  // After goods, parcels and commissions.
  margin: 0.55,
  customers: {
    tasteDimensions: 2,
    // Whether one feels that it helps comes and goes.
    mood: { spread: 0.6, persistence: 0.6 },
    demographics: {
      explains: 0.1,
      age: [56, 13],
      regions: { 関東: 0.36, 関西: 0.18, 中部: 0.17, 九州: 0.13, その他: 0.16 },
    },
  },
  acquisition: {
    // Winning a customer costs the margin of four orders: everything depends on repetition.
    channels: {
      "web-advertisement": { share: 0.45, cost: 8000, shift: { need: -0.2, priceSensitivity: 0.2 } },
      television: { share: 0.25, cost: 11_000, shift: { need: 0.1 } },
      newspaper: { share: 0.15, cost: 9000, shift: { need: 0.2, priceSensitivity: -0.1 } },
      search: { share: 0.15, cost: 4000, shift: { need: 0.2 } },
    },
    yearlyGrowth: 1.05,
    season: [0.95, 0.95, 1.1, 1.05, 1, 1, 0.95, 0.9, 1, 1.05, 1.05, 1],
    campaigns: [
      {
        from: "2025-03-01",
        until: "2025-03-22",
        lift: 1.8,
        channel: "web-advertisement",
        shift: { need: -0.3, priceSensitivity: 0.3 },
      },
      {
        from: "2025-10-01",
        until: "2025-10-22",
        lift: 1.8,
        channel: "web-advertisement",
        shift: { need: -0.3, priceSensitivity: 0.3 },
      },
    ],
    yearlyShift: { need: -0.1 },
  },
  referrals: { perMonth: 0.003, weights: { satisfaction: 0.5, sociability: 0.5 }, likeness: 0.4 },
  ties: null,
  contract: {
    trial: null,
    plans: {
      "every-month": { price: 3980, interval: { count: 1, unit: "month" }, share: 0.7 },
      "every-two-months": { price: 7560, interval: { count: 2, unit: "month" }, share: 0.3 },
    },
    // To fewer deliveries and back.
    ladder: ["every-two-months", "every-month"],
    changes: {
      monthlyUpgrade: 0.004,
      upgradeWeights: { need: 0.5, satisfaction: 0.3 },
      monthlyDowngrade: 0.015,
      downgradeWeights: { need: -0.5, priceSensitivity: 0.2 },
    },
    priceChanges: [{ at: "2025-06-01", plan: "every-month", price: 4280 }],
    // Cards and payment slips.
    payment: { failure: 0.03, spread: 0.9, retryAfterDays: [5, 7, 10], recovery: 0.5 },
    // Deliveries skipped because there is still enough in the cupboard.
    pause: { monthlyHazard: 0.03, weights: { need: -0.5, satisfaction: 0.2 }, meanMonths: 1.3, resume: 0.75 },
    returns: { monthlyHazard: 0.012, weights: { need: 0.5, satisfaction: 0.4 }, withinDays: 365 },
  },
  purchases: {
    share: 0.4,
    // A pack lasts some six weeks: with k = 2 and a mean rate of 0.044 a day 45 days lie between orders on average. An
    // order in eight is the last.
    process: { kind: "regular", k: 2, r: 0.6, alpha: 13.5, a: 0.5, b: 3.5 },
    unit: "day",
    // 4,800 yen on average (p gamma / (q - 1)); customers differ by 1.3 times as much, a customer's orders by 0.4 of his mean.
    spend: { p: 6, q: 2.6, gamma: 1280 },
    driven: true,
  },
  usage: null,
  inquiries: {
    // By telephone, as in the age of television shopping. With cancellations, a third to a half more.
    perMonth: 0.04,
    topics: { delivery: 0.35, "change-of-date": 0.3, product: 0.2, billing: 0.15 },
    visitsPerMonth: 0.8,
    complaints: {
      perMonth: 0.008,
      weights: { satisfaction: -0.5 },
      topics: { delivery: 0.35, product: 0.4, billing: 0.25 },
      halfLifeDays: 30,
    },
  },
  mail: { everyDays: 14, open: 0.22, weights: { need: 0.3, satisfaction: 0.3 } },
  surveys: {
    everyDays: 182,
    reply: 0.14,
    weights: { satisfaction: 0.4, sociability: 0.2 },
    habits: { shift: 0.5, stretch: 0.2 },
    questions: {
      recommend: { scaleMin: 0, scaleMax: 10, mean: 0.64, measures: { satisfaction: 0.8 }, noise: 0.6 },
      "feels-effect": { scaleMin: 1, scaleMax: 5, mean: 0.58, measures: { satisfaction: 0.6, need: 0.3 }, noise: 0.6 },
      "too-much-left": { scaleMin: 1, scaleMax: 5, mean: 0.45, measures: { need: -0.7 }, noise: 0.7 },
    },
  },
  events: null,
  exit: {
    // 5 % in a month; six times as much in the first days, over twice as much after a month: one contract in five is ended
    // after the first parcel, two in five see a year.
    reasons: {
      // No effect felt.
      content: {
        monthlyHazard: 0.014,
        weights: { need: -0.3, satisfaction: -0.5 },
        newness: 2.3,
        complaint: 0.3,
        productArea: "product",
      },
      price: {
        monthlyHazard: 0.012,
        weights: { priceSensitivity: 0.6, need: -0.2 },
        newness: 2,
        priceRise: 3,
        productArea: "pricing",
      },
      // It is not taken every day, and piles up.
      "no-time": { monthlyHazard: 0.012, weights: { need: -0.6 }, newness: 1.8, productArea: "use" },
      competitor: {
        monthlyHazard: 0.008,
        weights: { satisfaction: -0.4, priceSensitivity: 0.2 },
        productArea: "product",
      },
      support: { monthlyHazard: 0.0025, weights: { satisfaction: -0.5 }, complaint: 1.5, productArea: "delivery" },
      moved: { monthlyHazard: 0.002, weights: {}, productArea: "life" },
      payment: { monthlyHazard: 0.002, weights: { priceSensitivity: 0.2 }, productArea: "payment" },
    },
    newnessDays: 45,
    priceShockHalfLifeDays: 60,
    // "There is still some left" and "a little dear" are what one says on the telephone.
    confusion: {
      content: { content: 0.35, "no-time": 0.35, price: 0.3 },
      price: { price: 0.75, "no-time": 0.25 },
      "no-time": { "no-time": 0.85, price: 0.15 },
      competitor: { competitor: 0.25, price: 0.4, "no-time": 0.35 },
      support: { support: 0.3, "no-time": 0.4, price: 0.3 },
      moved: { moved: 0.75, "no-time": 0.25 },
      payment: { payment: 0.7, price: 0.3 },
    },
  },
  // Contracts are ended by telephone: that fills the lines, and is the chance to talk.
  interviews: { byCall: 0.7, save: 0.15, saveWeights: { satisfaction: 0.4, need: 0.4 }, findsTrueReason: 0.6 },
  care: {
    channels: {
      phone: { reach: 0.4, minutes: 9, cost: 20 },
      // Letters and parcels' inserts count as mail.
      mail: { reach: 0.5, minutes: 0.5, cost: 90, effect: 0.4 },
      chat: { reach: 0.25, minutes: 5, cost: 5, effect: 0.7 },
    },
    playbooks: {
      "check-in": { persuadable: 0.22, sleepingDogs: 0.1, strength: 0.8, harm: 0.45, cost: 0 },
      // How to take it, and when the effect is felt.
      tips: {
        persuadable: 0.28,
        sleepingDogs: 0.08,
        strength: 0.9,
        harm: 0.4,
        reasons: { content: 1, "no-time": 0.8, support: 0.3 },
        cost: 0,
      },
      discount: {
        persuadable: 0.24,
        sleepingDogs: 0.1,
        strength: 0.9,
        harm: 0.5,
        reasons: { price: 1, competitor: 0.7, payment: 0.3, "no-time": 0.2 },
        cost: 800,
      },
      // One delivery later.
      "longer-interval": {
        persuadable: 0.26,
        sleepingDogs: 0.08,
        strength: 0.8,
        harm: 0.4,
        reasons: { "no-time": 1, price: 0.5 },
        cost: 0,
      },
    },
    halfLifeDays: 45,
    alignment: 0,
    common: 0.4,
    fatigue: { halfLifeDays: 30, diminish: 0.3, irritation: 0.06 },
    hourlyCost: 2200,
    routine: { dailyShare: 0.001, followsRisk: 0, agents: ["田中", "伊藤", "山本", "渡辺"] },
  },
};
