import type { BusinessSpec } from "../spec/businessSpec.ts";

/** Video streaming in Japan: a free first month, a large and cheap offer, many silent leavers. */
export const videoStreaming: BusinessSpec = {
  name: "動画配信",
  timeZone: "Asia/Tokyo",
  currency: "JPY",
  language: "ja",
  // Licences, delivery and store fees take most of a payment.
  margin: 0.35,
  customers: {
    // 1: stories and the stage, 2: animation, 3: live sport.
    tasteDimensions: 3,
    // Half a standard deviation of ups and downs that last about a quarter: a good season, a dull one.
    mood: { spread: 0.5, persistence: 0.7 },
    demographics: {
      explains: 0.08,
      age: [38, 13],
      regions: { 関東: 0.42, 関西: 0.19, 中部: 0.16, 九州: 0.1, その他: 0.13 },
    },
  },
  acquisition: {
    channels: {
      search: { share: 0.4, cost: 1200 },
      // Those whom advertisements bring for the free month need it less.
      advertisement: { share: 0.35, cost: 2800, shift: { need: -0.25, priceSensitivity: 0.2 } },
      bundle: { share: 0.25, cost: 1500, shift: { satisfaction: -0.1 } },
    },
    yearlyGrowth: 1.1,
    // Winter evenings and the summer holidays bring more.
    season: [1.15, 0.95, 1, 0.95, 1, 0.9, 1.05, 1.15, 0.9, 0.9, 0.95, 1.2],
    campaigns: [
      {
        from: "2024-12-20",
        until: "2025-01-08",
        lift: 1.7,
        channel: "advertisement",
        shift: { need: -0.2, priceSensitivity: 0.3 },
      },
      {
        from: "2025-12-20",
        until: "2026-01-08",
        lift: 1.7,
        channel: "advertisement",
        shift: { need: -0.2, priceSensitivity: 0.3 },
      },
    ],
    // Who wants it most came first.
    yearlyShift: { need: -0.08, priceSensitivity: 0.05 },
  },
  referrals: { perMonth: 0.004, weights: { satisfaction: 0.4, sociability: 0.6 }, likeness: 0.4 },
  // Watching is done alone: few ties, of little effect.
  ties: { atJoining: 0.6, candidates: 5, recorded: 0.4, memoryHalfLifeDays: 45 },
  contract: {
    // With a card on file about three in five stay.
    trial: {
      length: { count: 1, unit: "month" },
      conversion: 0.65,
      weights: { need: 0.6, satisfaction: 0.5, priceSensitivity: -0.3 },
    },
    plans: {
      standard: { price: 980, interval: { count: 1, unit: "month" }, share: 0.64 },
      premium: { price: 1480, interval: { count: 1, unit: "month" }, share: 0.2 },
      // A quarter leaves at a renewal: a month's window of 8 times an average month.
      yearly: {
        price: 9800,
        interval: { count: 1, unit: "year" },
        share: 0.16,
        decision: { windowDays: 30, hazardRatio: 8 },
      },
    },
    ladder: ["standard", "premium"],
    changes: {
      monthlyUpgrade: 0.006,
      upgradeWeights: { need: 0.5, satisfaction: 0.3, priceSensitivity: -0.4 },
      monthlyDowngrade: 0.01,
      downgradeWeights: { need: -0.3, priceSensitivity: 0.5 },
    },
    // A fifth more: the price reason nearly doubles at first, and its excess is down to a quarter after four months.
    priceChanges: [{ at: "2025-04-01", plan: "standard", price: 1180 }],
    // Cards that expire or are declined; after three more attempts a sixth of them has still not paid.
    payment: { failure: 0.03, spread: 0.8, retryAfterDays: [3, 5, 7], recovery: 0.45 },
    pause: {
      monthlyHazard: 0.004,
      weights: { need: -0.4, satisfaction: 0.2 },
      meanMonths: 2,
      resume: 0.6,
    },
    // Some come back for one series.
    returns: { monthlyHazard: 0.015, weights: { need: 0.5, satisfaction: 0.4 }, withinDays: 365 },
  },
  purchases: null,
  usage: {
    items: {
      film: { popularity: 1, taste: [0.8, 0, 0] },
      drama: { popularity: 1.2, taste: [0.5, -0.1, -0.2] },
      anime: { popularity: 1, taste: [-0.1, 0.9, 0] },
      // Few watch it; those who like films do.
      stage: { popularity: 0.15, taste: [0.9, 0.1, -0.2] },
      sport: { popularity: 0.4, taste: [-0.3, -0.1, 0.9] },
      kids: { popularity: 0.4, taste: [-0.2, 0.5, -0.3] },
    },
    daysPerWeek: 2,
    spread: 0.5,
    weights: { need: 0.45, satisfaction: 0.3 },
    weekdays: [0.85, 0.85, 0.9, 0.9, 1.1, 1.35, 1.3],
    // Minutes: an hour and a bit.
    quantity: [65, 0.6],
    secondItem: 0.25,
  },
  inquiries: {
    perMonth: 0.012,
    topics: { playback: 0.35, billing: 0.3, account: 0.25, catalogue: 0.1 },
    visitsPerMonth: 0.6,
    complaints: {
      perMonth: 0.006,
      weights: { satisfaction: -0.5 },
      topics: { playback: 0.4, catalogue: 0.35, billing: 0.25 },
      halfLifeDays: 30,
    },
  },
  mail: { everyDays: 28, open: 0.28, weights: { need: 0.3, satisfaction: 0.3 } },
  surveys: {
    everyDays: 182,
    reply: 0.16,
    // The content and those with time answer.
    weights: { satisfaction: 0.3, sociability: 0.2 },
    habits: { shift: 0.5, stretch: 0.2 },
    questions: {
      recommend: { scaleMin: 0, scaleMax: 10, mean: 0.66, measures: { satisfaction: 0.8, need: 0.2 }, noise: 0.6 },
      "value-for-money": {
        scaleMin: 1,
        scaleMax: 5,
        mean: 0.6,
        measures: { satisfaction: 0.4, priceSensitivity: -0.6 },
        noise: 0.6,
      },
      // Reversed: who agrees is not content.
      "nothing-to-watch": { scaleMin: 1, scaleMax: 5, mean: 0.4, measures: { satisfaction: -0.7 }, noise: 0.7 },
    },
  },
  events: null,
  exit: {
    // 3.8 % in a month: with failed payments, 35 to 45 % of those who pay leave in a year.
    reasons: {
      content: {
        monthlyHazard: 0.012,
        weights: { need: -0.4, satisfaction: -0.5 },
        newness: 0.4,
        complaint: 0.2,
        productArea: "catalogue",
      },
      price: {
        monthlyHazard: 0.0075,
        weights: { priceSensitivity: 0.6, need: -0.2 },
        priceRise: 3,
        productArea: "pricing",
      },
      "no-time": { monthlyHazard: 0.0095, weights: { need: -0.6 }, newness: 0.3, productArea: "use" },
      competitor: {
        monthlyHazard: 0.005,
        weights: { satisfaction: -0.4, priceSensitivity: 0.2 },
        productArea: "catalogue",
      },
      support: { monthlyHazard: 0.0012, weights: { satisfaction: -0.5 }, complaint: 1.5, productArea: "playback" },
      moved: { monthlyHazard: 0.002, weights: {}, productArea: "life" },
      "friends-left": {
        monthlyHazard: 0.0006,
        weights: { sociability: 0.4 },
        lostTie: 0.3,
        activeTie: -0.05,
        productArea: "community",
      },
    },
    newnessDays: 60,
    priceShockHalfLifeDays: 60,
    // Price and lack of time are polite to say; what was missing and who did not help stay unsaid.
    confusion: {
      content: { content: 0.4, "no-time": 0.35, price: 0.25 },
      price: { price: 0.8, "no-time": 0.2 },
      "no-time": { "no-time": 0.85, price: 0.15 },
      competitor: { competitor: 0.35, price: 0.4, "no-time": 0.25 },
      support: { support: 0.3, price: 0.25, "no-time": 0.35, content: 0.1 },
      moved: { moved: 0.8, "no-time": 0.2 },
      "friends-left": { "friends-left": 0.3, "no-time": 0.5, content: 0.2 },
    },
  },
  // Nearly everybody leaves with a click.
  interviews: { byCall: 0.08, save: 0.16, saveWeights: { satisfaction: 0.4, need: 0.3 }, findsTrueReason: 0.65 },
  care: {
    channels: {
      phone: { reach: 0.3, minutes: 8, cost: 20 },
      mail: { reach: 0.3, minutes: 0.2, cost: 2, effect: 0.45 },
      chat: { reach: 0.2, minutes: 5, cost: 5, effect: 0.7 },
    },
    playbooks: {
      // What to watch next, for the own taste.
      tips: {
        persuadable: 0.28,
        sleepingDogs: 0.08,
        strength: 0.9,
        harm: 0.4,
        reasons: { content: 1, "no-time": 0.6, competitor: 0.4, "friends-left": 0.2 },
        cost: 0,
      },
      // Half a month free. It reminds others that they pay.
      discount: {
        persuadable: 0.24,
        sleepingDogs: 0.12,
        strength: 1,
        harm: 0.5,
        reasons: { price: 1, competitor: 0.6, "no-time": 0.3, content: 0.2 },
        cost: 490,
      },
      "check-in": { persuadable: 0.2, sleepingDogs: 0.1, strength: 0.7, harm: 0.45, cost: 0 },
    },
    halfLifeDays: 45,
    alignment: 0,
    common: 0.4,
    fatigue: { halfLifeDays: 30, diminish: 0.3, irritation: 0.06 },
    hourlyCost: 2400,
    routine: { dailyShare: 0.001, followsRisk: 0, agents: ["佐藤", "鈴木", "高橋"] },
  },
};
