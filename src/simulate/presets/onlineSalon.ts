import type { BusinessSpec } from "../spec/businessSpec.ts";

/** A Japanese online salon: members who pay to be among each other. Who knows nobody leaves; who loses friends follows them. */
export const onlineSalon: BusinessSpec = {
  name: "オンラインサロン",
  timeZone: "Asia/Tokyo",
  currency: "JPY",
  language: "ja",
  // The platform takes a tenth and more, the hosts their share.
  margin: 0.6,
  customers: {
    // 1: learning against leisure, 2: making things.
    tasteDimensions: 2,
    mood: { spread: 0.5, persistence: 0.7 },
    demographics: {
      explains: 0.06,
      age: [36, 9],
      regions: { 関東: 0.5, 関西: 0.18, 中部: 0.12, 九州: 0.09, その他: 0.11 },
    },
  },
  acquisition: {
    channels: {
      // Followers of the host come of themselves.
      "social-media": { share: 0.65, cost: 300 },
      talk: { share: 0.2, cost: 900, shift: { sociability: 0.3, need: 0.2 } },
      advertisement: { share: 0.15, cost: 2500, shift: { need: -0.3 } },
    },
    yearlyGrowth: 1,
    // New years and new school years are for good resolutions.
    season: [1.35, 1, 1, 1.25, 0.95, 0.9, 0.9, 0.85, 1, 0.95, 0.9, 0.95],
    campaigns: [{ from: "2025-04-01", until: "2025-04-15", lift: 1.6, channel: "social-media", shift: { need: -0.2 } }],
    yearlyShift: { need: -0.1 },
  },
  // Members are the best advertisement, the sociable ones above all.
  referrals: { perMonth: 0.02, weights: { satisfaction: 0.5, sociability: 0.7 }, likeness: 0.5 },
  ties: { atJoining: 1.2, candidates: 6, recorded: 0.7, memoryHalfLifeDays: 60 },
  contract: {
    trial: null,
    plans: {
      member: { price: 1980, interval: { count: 1, unit: "month" }, share: 0.85 },
      supporter: { price: 5500, interval: { count: 1, unit: "month" }, share: 0.15 },
    },
    ladder: ["member", "supporter"],
    changes: {
      monthlyUpgrade: 0.006,
      upgradeWeights: { need: 0.4, satisfaction: 0.5, sociability: 0.3 },
      monthlyDowngrade: 0.02,
      downgradeWeights: { priceSensitivity: 0.5, satisfaction: -0.3 },
    },
    priceChanges: [],
    payment: { failure: 0.025, spread: 0.8, retryAfterDays: [3, 5, 7], recovery: 0.45 },
    pause: { monthlyHazard: 0.005, weights: { need: -0.4 }, meanMonths: 2, resume: 0.6 },
    returns: { monthlyHazard: 0.008, weights: { sociability: 0.4, satisfaction: 0.4 }, withinDays: 365 },
  },
  purchases: null,
  usage: {
    items: {
      lecture: { popularity: 1, taste: [0.8, 0] },
      "study-group": { popularity: 0.4, taste: [0.7, 0.2] },
      column: { popularity: 0.8, taste: [0.3, -0.1] },
      talk: { popularity: 1.2, taste: [-0.6, -0.1] },
      "off-topic": { popularity: 0.6, taste: [-0.8, 0] },
      workshop: { popularity: 0.3, taste: [0, 0.9] },
    },
    daysPerWeek: 2.2,
    spread: 0.7,
    weights: { need: 0.4, satisfaction: 0.3, sociability: 0.3 },
    weekdays: [0.95, 0.95, 1, 1, 0.95, 1.05, 1.1],
    // Minutes.
    quantity: [25, 0.7],
    secondItem: 0.35,
  },
  inquiries: {
    perMonth: 0.01,
    topics: { billing: 0.4, account: 0.35, event: 0.25 },
    visitsPerMonth: 0.5,
    complaints: {
      perMonth: 0.006,
      weights: { satisfaction: -0.5, sociability: 0.2 },
      topics: { members: 0.4, host: 0.35, event: 0.25 },
      halfLifeDays: 30,
    },
  },
  mail: { everyDays: 14, open: 0.4, weights: { need: 0.3, satisfaction: 0.3 } },
  surveys: {
    everyDays: 91,
    reply: 0.22,
    weights: { satisfaction: 0.3, sociability: 0.4 },
    habits: { shift: 0.5, stretch: 0.2 },
    questions: {
      recommend: {
        scaleMin: 0,
        scaleMax: 10,
        mean: 0.7,
        measures: { satisfaction: 0.8, sociability: 0.2 },
        noise: 0.6,
      },
      belonging: {
        scaleMin: 1,
        scaleMax: 5,
        mean: 0.58,
        measures: { sociability: 0.6, satisfaction: 0.3 },
        noise: 0.6,
      },
      "cannot-keep-up": { scaleMin: 1, scaleMax: 5, mean: 0.42, measures: { need: -0.7 }, noise: 0.7 },
    },
  },
  // Every second week; one in five comes, and one in four of those goes home with an acquaintance.
  events: { everyDays: 14, item: "meet-up", attend: 0.2, weights: { sociability: 0.7, need: 0.2 }, tie: 0.25 },
  exit: {
    // 5.4 % in a month without acquaintances, a third less with three of them.
    reasons: {
      "no-time": { monthlyHazard: 0.017, weights: { need: -0.6 }, newness: 0.3, activeTie: -0.15, productArea: "use" },
      content: {
        monthlyHazard: 0.012,
        weights: { need: -0.3, satisfaction: -0.5 },
        newness: 0.5,
        complaint: 0.3,
        activeTie: -0.15,
        productArea: "programme",
      },
      "friends-left": {
        monthlyHazard: 0.01,
        weights: { sociability: 0.4 },
        activeTie: -0.15,
        lostTie: 0.3,
        productArea: "community",
      },
      price: {
        monthlyHazard: 0.009,
        weights: { priceSensitivity: 0.6, need: -0.2 },
        priceRise: 3,
        activeTie: -0.1,
        productArea: "pricing",
      },
      competitor: { monthlyHazard: 0.003, weights: { satisfaction: -0.4 }, lostTie: 0.1, productArea: "programme" },
      support: { monthlyHazard: 0.0015, weights: { satisfaction: -0.5 }, complaint: 1.5, productArea: "management" },
      moved: { monthlyHazard: 0.0015, weights: {}, productArea: "life" },
    },
    newnessDays: 60,
    priceShockHalfLifeDays: 60,
    // Nobody likes to say that it was dull, or that he was alone.
    confusion: {
      "no-time": { "no-time": 0.9, price: 0.1 },
      content: { content: 0.3, "no-time": 0.5, price: 0.2 },
      "friends-left": { "friends-left": 0.3, "no-time": 0.55, content: 0.15 },
      price: { price: 0.7, "no-time": 0.3 },
      competitor: { competitor: 0.35, "no-time": 0.45, price: 0.2 },
      support: { support: 0.25, "no-time": 0.5, price: 0.25 },
      moved: { moved: 0.8, "no-time": 0.2 },
    },
  },
  interviews: { byCall: 0.1, save: 0.14, saveWeights: { satisfaction: 0.4, sociability: 0.3 }, findsTrueReason: 0.65 },
  care: {
    channels: {
      phone: { reach: 0.3, minutes: 12, cost: 20 },
      mail: { reach: 0.4, minutes: 3, cost: 0, effect: 0.5 },
      chat: { reach: 0.5, minutes: 5, cost: 0, effect: 0.8 },
    },
    playbooks: {
      // An invitation to a small round, with somebody to sit beside.
      "meet-up": {
        persuadable: 0.3,
        sleepingDogs: 0.1,
        strength: 1,
        harm: 0.5,
        reasons: { "friends-left": 1, "no-time": 0.4, content: 0.6 },
        cost: 100,
      },
      "check-in": { persuadable: 0.22, sleepingDogs: 0.1, strength: 0.8, harm: 0.45, cost: 0 },
      // What was good last month, in ten minutes.
      tips: {
        persuadable: 0.25,
        sleepingDogs: 0.08,
        strength: 0.8,
        harm: 0.4,
        reasons: { "no-time": 1, content: 0.8 },
        cost: 0,
      },
    },
    halfLifeDays: 45,
    alignment: 0,
    common: 0.4,
    fatigue: { halfLifeDays: 30, diminish: 0.3, irritation: 0.06 },
    hourlyCost: 2000,
    routine: { dailyShare: 0.0015, followsRisk: 0, agents: ["中村", "小林"] },
  },
};
