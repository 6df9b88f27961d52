import type { BusinessSpec } from "../spec/businessSpec.ts";

/** Software for teams in the United States, paid by the seat: few leave, those who stay grow. A customer is an account. */
export const b2bSaas: BusinessSpec = {
  name: "Teamwork software",
  timeZone: "America/New_York",
  currency: "USD",
  language: "en",
  // Hosting and payment take a fifth.
  margin: 0.8,
  customers: {
    // 1: planning against talking, 2: figures and automation.
    tasteDimensions: 2,
    mood: { spread: 0.4, persistence: 0.8 },
    demographics: {
      // Of the person who signed: it says next to nothing of the account.
      explains: 0.03,
      age: [41, 9],
      regions: { Northeast: 0.3, South: 0.28, Midwest: 0.18, West: 0.24 },
    },
  },
  acquisition: {
    channels: {
      search: { share: 0.35, cost: 320 },
      content: { share: 0.3, cost: 180, shift: { need: 0.1 } },
      // Whoever was called first is less sure that he needs it.
      outbound: { share: 0.15, cost: 950, shift: { need: -0.2 } },
      partner: { share: 0.2, cost: 480, shift: { satisfaction: 0.1 } },
    },
    yearlyGrowth: 1.25,
    // Budgets begin in January and September; summer and December are quiet.
    season: [1.2, 1.1, 1.1, 1, 1, 0.95, 0.8, 0.85, 1.15, 1.1, 1, 0.75],
    campaigns: [{ from: "2025-09-08", until: "2025-09-29", lift: 1.4, channel: "content", shift: { need: -0.1 } }],
    yearlyShift: { need: -0.03 },
  },
  referrals: { perMonth: 0.006, weights: { satisfaction: 0.5, sociability: 0.4 }, likeness: 0.3 },
  ties: { atJoining: 0.4, candidates: 3, recorded: 0.3, memoryHalfLifeDays: 90 },
  contract: {
    // Without a card on file: one in four stays.
    trial: {
      length: { count: 14, unit: "day" },
      conversion: 0.24,
      weights: { need: 0.8, satisfaction: 0.5, priceSensitivity: -0.2 },
    },
    plans: {
      starter: {
        price: 15,
        interval: { count: 1, unit: "month" },
        share: 0.4,
        seats: { median: 4, spread: 0.5, monthlyGrowth: 0.03, monthlyLoss: 0.015 },
      },
      team: {
        price: 25,
        interval: { count: 1, unit: "month" },
        share: 0.25,
        seats: { median: 11, spread: 0.6, monthlyGrowth: 0.04, monthlyLoss: 0.015 },
      },
      business: {
        price: 45,
        interval: { count: 1, unit: "month" },
        share: 0.08,
        seats: { median: 30, spread: 0.8, monthlyGrowth: 0.04, monthlyLoss: 0.015 },
      },
      // Two months free for paying a year ahead. A tenth leaves at a renewal, decided in the 60 days before it.
      "team-yearly": {
        price: 250,
        interval: { count: 1, unit: "year" },
        share: 0.17,
        seats: { median: 14, spread: 0.7, monthlyGrowth: 0.03, monthlyLoss: 0.008 },
        decision: { windowDays: 60, hazardRatio: 5 },
      },
      "business-yearly": {
        price: 450,
        interval: { count: 1, unit: "year" },
        share: 0.1,
        seats: { median: 40, spread: 0.8, monthlyGrowth: 0.03, monthlyLoss: 0.008 },
        decision: { windowDays: 60, hazardRatio: 4 },
      },
    },
    ladder: ["starter", "team", "business"],
    changes: {
      monthlyUpgrade: 0.012,
      upgradeWeights: { need: 0.6, satisfaction: 0.4, priceSensitivity: -0.2 },
      monthlyDowngrade: 0.004,
      downgradeWeights: { need: -0.4, priceSensitivity: 0.4 },
    },
    priceChanges: [{ at: "2025-07-01", plan: "starter", price: 17 }],
    // Company cards fail less often, and somebody answers the mail.
    payment: { failure: 0.018, spread: 0.7, retryAfterDays: [3, 5, 7, 7], recovery: 0.5 },
    pause: null,
    returns: { monthlyHazard: 0.003, weights: { need: 0.5, satisfaction: 0.4 }, withinDays: 365 },
  },
  purchases: null,
  usage: {
    items: {
      boards: { popularity: 1.2, taste: [0.6, -0.1] },
      tasks: { popularity: 1.4, taste: [0.5, 0] },
      calendar: { popularity: 0.7, taste: [0.4, -0.2] },
      chat: { popularity: 0.9, taste: [-0.8, -0.2] },
      documents: { popularity: 0.8, taste: [-0.4, 0] },
      reports: { popularity: 0.4, taste: [0.1, 0.7] },
      dashboards: { popularity: 0.3, taste: [0.1, 0.8] },
      automation: { popularity: 0.25, taste: [0.2, 0.9] },
    },
    daysPerWeek: 3.6,
    spread: 0.4,
    weights: { need: 0.4, satisfaction: 0.3 },
    // Work days.
    weekdays: [1, 1.05, 1.05, 1, 0.85, 0.08, 0.06],
    // Actions of the whole account on a day.
    quantity: [40, 0.9],
    secondItem: 0.5,
  },
  inquiries: {
    perMonth: 0.25,
    topics: { "how-to": 0.4, bug: 0.22, integration: 0.15, billing: 0.15, permissions: 0.08 },
    visitsPerMonth: 1.5,
    complaints: {
      perMonth: 0.03,
      weights: { satisfaction: -0.5 },
      topics: { bug: 0.5, "slow-support": 0.3, "missing-feature": 0.2 },
      halfLifeDays: 45,
    },
  },
  mail: { everyDays: 28, open: 0.32, weights: { need: 0.3, satisfaction: 0.2 } },
  surveys: {
    everyDays: 91,
    reply: 0.22,
    weights: { satisfaction: 0.3, need: 0.2 },
    habits: { shift: 0.4, stretch: 0.2 },
    questions: {
      recommend: { scaleMin: 0, scaleMax: 10, mean: 0.74, measures: { satisfaction: 0.8, need: 0.2 }, noise: 0.5 },
      "easy-to-use": { scaleMin: 1, scaleMax: 7, mean: 0.68, measures: { satisfaction: 0.6 }, noise: 0.6 },
      "could-do-without": { scaleMin: 1, scaleMax: 5, mean: 0.35, measures: { need: -0.8 }, noise: 0.6 },
      "worth-its-price": {
        scaleMin: 1,
        scaleMax: 5,
        mean: 0.62,
        measures: { satisfaction: 0.4, priceSensitivity: -0.6 },
        noise: 0.6,
      },
    },
  },
  // Online workshops.
  events: { everyDays: 28, item: "workshop", attend: 0.06, weights: { need: 0.4, sociability: 0.4 }, tie: 0.05 },
  exit: {
    // 1.4 % in a month, over a year 12 to 18 % of the accounts.
    reasons: {
      content: {
        monthlyHazard: 0.0036,
        weights: { need: -0.4, satisfaction: -0.4 },
        complaint: 0.3,
        productArea: "features",
      },
      price: {
        monthlyHazard: 0.0025,
        weights: { priceSensitivity: 0.6, need: -0.2 },
        priceRise: 3,
        productArea: "pricing",
      },
      support: { monthlyHazard: 0.0012, weights: { satisfaction: -0.5 }, complaint: 1.6, productArea: "support" },
      // It was bought, and the team never took it up.
      "no-time": { monthlyHazard: 0.003, weights: { need: -0.6 }, newness: 0.6, productArea: "onboarding" },
      competitor: {
        monthlyHazard: 0.0025,
        weights: { satisfaction: -0.5, need: 0.1 },
        complaint: 0.4,
        lostTie: 0.2,
        productArea: "features",
      },
      // The firm closed, was bought, or changed its systems.
      moved: { monthlyHazard: 0.0016, weights: {}, productArea: "life" },
    },
    newnessDays: 90,
    priceShockHalfLifeDays: 90,
    confusion: {
      content: { content: 0.5, price: 0.3, "no-time": 0.2 },
      price: { price: 0.85, "no-time": 0.15 },
      support: { support: 0.35, price: 0.3, content: 0.1, "no-time": 0.25 },
      "no-time": { "no-time": 0.7, price: 0.3 },
      competitor: { competitor: 0.5, price: 0.4, "no-time": 0.1 },
      moved: { moved: 0.9, price: 0.1 },
    },
  },
  interviews: { byCall: 0.45, save: 0.14, saveWeights: { satisfaction: 0.4, need: 0.4 }, findsTrueReason: 0.75 },
  care: {
    channels: {
      phone: { reach: 0.5, minutes: 25, cost: 0 },
      mail: { reach: 0.4, minutes: 10, cost: 0, effect: 0.5 },
      chat: { reach: 0.3, minutes: 10, cost: 0, effect: 0.7 },
    },
    playbooks: {
      "check-in": { persuadable: 0.22, sleepingDogs: 0.08, strength: 0.8, harm: 0.4, cost: 0 },
      // An hour with a specialist: features that the team does not use yet.
      training: {
        persuadable: 0.3,
        sleepingDogs: 0.08,
        strength: 1,
        harm: 0.4,
        reasons: { content: 1, "no-time": 1, support: 0.5, competitor: 0.5 },
        cost: 60,
      },
      discount: {
        persuadable: 0.22,
        sleepingDogs: 0.12,
        strength: 0.9,
        harm: 0.5,
        reasons: { price: 1, competitor: 0.6, "no-time": 0.2 },
        cost: 120,
      },
    },
    halfLifeDays: 60,
    alignment: 0,
    common: 0.4,
    fatigue: { halfLifeDays: 45, diminish: 0.3, irritation: 0.05 },
    hourlyCost: 60,
    // Customer success managers; what they do has not followed risk so far.
    routine: { dailyShare: 0.002, followsRisk: 0, agents: ["Alvarez", "Brown", "Chen", "Davis"] },
  },
};
