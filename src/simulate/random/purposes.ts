/** What a number is drawn for: its place in the address. Variates that need several numbers have the places up to the next name. */
export const purpose = {
  arrivalDay: 0,
  arrivals: 1,
  channel: 2,
  campaign: 3,
  clock: 4,
  age: 5,
  sex: 6,
  region: 7,
  latent: 8, // and 3 more
  taste: 12, // and 5 more
  mood: 18, // and 1 more
  plan: 20,
  seats: 21,
  shopper: 22,
  usageLevel: 23,
  card: 24,
  habitShift: 25,
  habitStretch: 26,
  response: 27, // one a playbook, and 1 more for what they share
  rate: 60, // 6
  dropout: 66, // 6
  spendScale: 72, // 3
  tieCount: 75,
  tieCandidate: 76, // and 1 more for each of 20 ties x candidates, as attempts
  decide: 80,
  decideWhy: 81,
  byCall: 82,
  save: 83,
  stated: 84,
  foundReason: 85,
  speech: 86, // 3
  payment: 90,
  conversion: 91,
  upgrade: 92,
  downgrade: 93,
  seatGrowth: 94,
  seatLoss: 95,
  seatChange: 96,
  pauseLength: 97,
  resume: 98,
  comeBack: 99,
  use: 100,
  item: 101,
  quantity: 102,
  useTime: 103,
  secondUse: 104,
  secondItem: 105,
  secondQuantity: 106,
  rare: 107,
  rareWhich: 108,
  rareTopic: 109,
  rareTime: 110,
  mailOpen: 111,
  mailTime: 112,
  reply: 113,
  replyTime: 114,
  answer: 115, // one a question, up to 50
  attend: 170,
  attendTie: 171,
  attendPlace: 172,
  contactTime: 173,
  reached: 174, // one a contact of the day, up to 8
  contactReason: 182,
  routine: 183,
  routineChannel: 184,
  routinePlaybook: 185,
  routineAgent: 186,
  tieRecorded: 187,
  between: 188,
  spend: 190, // 3
  dropOut: 194,
  death: 195,
  lapseWhy: 196,
  futureStep: 197,
} as const;
