/** Words of the report in English. */
export const en = {
  title: "Retention and customer value",
  lede: "{customers} customers, {purchases} purchases, {from} to {to}.",
  basis:
    "Values look {horizon} ahead from {asOf}, discounted at {rate} {per}; {margin} of each sale counts. Times are in the calendar of {timeZone}.",
  perDay: "a day",
  perWeek: "a week",
  perMonth: "a month",
  perQuarter: "a quarter",
  perYear: "a year",
  whatItSays: "What it says",
  whatToDo: "What to do",

  keyCustomers: "customers",
  keyRepeat: "bought again",
  keyRevenue: "revenue",
  keyActive: "expected still active",
  keyPurchases: "expected purchases, {horizon}",
  keyValue: "expected value, {horizon}",

  layersTitle: "Layers of customers",
  layersSays:
    "Customers who first bought in the same period form a layer. Each column stands on what is left of the older layers: the first picture counts the people who bought, the second what they paid. Of those who came in, {share} bought in the period after their first one.",
  layersDo:
    "When old layers thin out quickly, revenue lives on new customers alone. The steepest loss usually comes right after the first purchase: a welcome, a check-in or a reason to come back belongs there.",
  layersTable: "Share of each layer that bought, by periods since the first purchase",
  layersTableCut: "The latest {cohorts} layers and the first {ages} periods are shown.",
  cohort: "came in",
  newCustomers: "customers",

  valueTitle: "Who is worth most",
  valueSays:
    "The most valuable fifth of the customers holds {share} of the value expected within {horizon}. Value is what a customer will probably still buy, times what he spends at a time, discounted to today. Past sales are not counted.",
  valueSaysPlain:
    "Customers by the purchases expected of them within {horizon}. The log holds no spend that values could be made of.",
  valueDo:
    "Know these customers by name. Serve them before they ask, and let their value say how much keeping one may cost.",
  valueTable: "The {count} most valuable customers",

  goneTitle: "Who has probably gone",
  goneSays:
    "Regular customers who have been silent for too long by their own habits. Of all customers, about {active} are expected to be still active. Customers who bought only once show no habit yet: this model counts them as active, so the true number is probably lower.",
  goneDo:
    "Those on this list are mostly lost: ask a few of them why, and tell product development. To keep customers, talk to those in the middle of the picture, whose chance is falling but not gone.",
  goneTable: "The {count} repeat buyers most likely gone",
  mapSays:
    "The same silence means more for a frequent buyer: far right, a chance is high only if the last purchase was recent.",

  customer: "customer",
  purchases: "purchases",
  lastPurchase: "last purchase",
  daysSince: "days since",
  meanSpend: "mean spend",
  alive: "still active",
  expected: "expected purchases",
  value: "value",

  checkTitle: "Can the predictions be trusted?",
  checkSays:
    "The models were fitted to the log up to {until} and then had to predict the {duration} after it: {predicted} purchases predicted, {actual} made ({difference}). On average a customer's prediction was off by {error} purchases; predicted and actual purchases correlate at {correlation}.",
  checkSpend: "Spend in that time: {predicted} predicted, {actual} paid ({difference}).",
  checkDo:
    "Rankings are usually safer than totals. Where actual purchases leave the predicted line, something changed (a campaign, a season, a price) or the model does not fit: find out before planning with these numbers.",
  checkNone: "The log is too short to hold the models against purchases they have not seen.",
  checkTable: "Purchases per customer in the second part, by repeat purchases in the first",
  repeatBefore: "repeat purchases before",
  actual: "actual",
  predicted: "predicted",
  notKnown: "not defined",

  modelsTitle: "The models",
  modelsSays:
    "How often customers buy and when they stop (BG/NBD), and what they spend (Gamma-Gamma), each estimated by maximum likelihood from the whole log. Standard errors say how far an estimate may be off by chance.",
  modelsSaysAlone:
    "How often customers buy and when they stop (BG/NBD), estimated by maximum likelihood from the whole log. Standard errors say how far an estimate may be off by chance. There is no model of spend; the notes say why.",
  transactionsModel: "Purchases: BG/NBD",
  spendModel: "Spend: Gamma-Gamma",
  parameter: "parameter",
  estimate: "estimate",
  standardError: "standard error",
  prior: "prior",
  priorOf: "around {median} (log sd {sdLog})",
  priorNone: "none",
  priorSays:
    "A prior says what was held plausible before looking at the data. The less the data say of a parameter, the more the prior decides.",
  logLikelihood: "log-likelihood",
  observations: "customers",
  notes: "Notes",

  glossaryTitle: "Words",
  termCohort: "layer (cohort)",
  meaningCohort: "Customers whose first purchase lies in the same period.",
  termRepeat: "repeat purchase",
  meaningRepeat: "A day with a purchase after the day of the first one.",
  termAlive: "still active",
  meaningAlive:
    "The chance that a customer has not stopped buying for good, judged by how often and how lately he bought.",
  termValue: "lifetime value",
  meaningValue: "What a customer is expected to buy from now on, within the stated time, discounted to today.",
  termDiscount: "discount rate",
  meaningDiscount: "What a sale loses in worth by coming a year later.",
  termHoldout: "check on later data",
  meaningHoldout: "Fitting to the first part of a log and predicting the second, which the model has not seen.",

  noteWeakPrior: "The data alone do not determine a model; a weak prior was used. Read its numbers as rough.",
  noteNoHoldout:
    "The first part of the log holds too little to fit the models to, or nothing follows it: they could not be checked.",
  noteNoSpend: "Nobody paid for a repeat purchase: values in money are left out.",
  noteFlatSpend: "Repeat purchases all have one price, so spend needs no model: each customer's own mean is used.",
  noteSpendNotFitted:
    "No model of spend could be fitted: each customer's own mean is used, and the mean over repeat buyers for those who have none.",
  noteMeanUndefined:
    "Spend varies too much for a mean over customers to exist: values in money are left out where a customer's own purchases do not settle them.",
  noteParameterAtLimit:
    "A parameter of a model is hardly determined: many times more or less fits almost as well. Predictions may hold; the parameter itself means little.",
  noteFlatRidge:
    "Parameters of a model are determined only together: many times more or less of each fits almost as well. Predictions may hold; the parameters themselves mean little.",
  noteWithoutRepeat: "Customers without repeat purchases say nothing about spend and were left out of that model.",
  noteZeroSpend: "Customers whose repeat purchases were worth nothing were left out of the model of spend.",
  noteAfterEnd: "Purchases after the end of the observation were not counted.",
  noteNegative: "Some customers got back more than they paid; their mean spend counts as 0.",
} as const;

/** Key of a text in the report. */
export type ReportMessage = keyof typeof en;
