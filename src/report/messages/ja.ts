import type { ReportMessage } from "./en.ts";

/** Words of the report in Japanese. */
export const ja: Readonly<Record<ReportMessage, string>> = {
  title: "継続と顧客生涯価値のレポート",
  lede: "{from}から{to}までの、顧客{customers}人・購入{purchases}件の記録にもとづきます。",
  basis:
    "価値は{asOf}から{horizon}先までを見込み、割引率は{rate}（{per}）、売上のうち{margin}を価値として数えています。日付の基準は{timeZone}です。",
  perDay: "日率",
  perWeek: "週率",
  perMonth: "月率",
  perQuarter: "四半期率",
  perYear: "年率",
  whatItSays: "読み取れること",
  whatToDo: "打てる手",

  keyCustomers: "顧客数",
  keyRepeat: "再購入した顧客の割合",
  keyRevenue: "売上",
  keyActive: "継続中と見込まれる顧客",
  keyPurchases: "今後{horizon}の購入見込み",
  keyValue: "今後{horizon}の価値の見込み",

  layersTitle: "顧客の積み重なり",
  layersSays:
    "同じ時期に初めて購入した顧客を一つの層として、ミルフィーユのように積み重ねています。新しい層は、以前の層の残りの上に載ります。上の図は購入した人数、下の図は売上です。初回購入の次の期間にも購入した顧客は、全体の{share}でした。",
  layersDo:
    "古い層がすぐに薄くなるなら、売上は新規獲得だけに支えられています。最も大きく減るのは、多くの場合、初回購入の直後です。お礼や使い方の案内、再訪のきっかけづくりは、この時期に行いましょう。",
  layersTable: "層ごとの購入率（初回購入からの経過期間別）",
  layersTableCut: "新しい{cohorts}層、初回から{ages}期間までを表示しています。",
  cohort: "獲得時期",
  newCustomers: "顧客数",

  valueTitle: "価値の高い顧客",
  valueSays:
    "今後{horizon}に見込まれる価値の{share}を、上位2割の顧客が占めています。顧客生涯価値は「これから購入すると見込まれる回数 × 1回あたりの金額」を現在の価値に割り引いたものです。過去の売上は含みません。",
  valueSaysPlain: "今後{horizon}の購入見込み回数が多い順です。金額の記録がないため、金額での価値は計算していません。",
  valueDo:
    "一人ひとりを知り、求められる前に応えることが基本です。引き留めにかけられる費用は、この価値から逆算して決めます。",
  valueTable: "価値の高い顧客（上位{count}人）",

  goneTitle: "離脱した可能性が高い顧客",
  goneSays:
    "これまでの購入間隔に比べて、購入のない期間が長すぎるリピート顧客です。顧客全体では、約{active}人が継続中と見込まれます。ただし、一度しか購入していない顧客はまだ習慣が読み取れず、このモデルでは継続中として数えるため、実際の人数はこれより少ないと考えられます。",
  goneDo:
    "この一覧の顧客の多くは、すでに離脱していると考えられます。数人に理由を伺い、商品・サービスの改善につなげましょう。引き留めの連絡は、継続確率が下がりつつある中間層の顧客から始めるのが効果的です。",
  goneTable: "離脱した可能性が高いリピート顧客（上位{count}人）",
  mapSays: "購入のない期間が同じ長さでも、頻繁に購入していた顧客ほど離脱の疑いが強くなります（図の右側）。",

  customer: "顧客",
  purchases: "購入回数",
  lastPurchase: "最終購入日",
  daysSince: "経過日数",
  meanSpend: "平均購入額",
  alive: "継続確率",
  expected: "購入見込み（回）",
  value: "顧客生涯価値",

  checkTitle: "予測は信頼できるか",
  checkSays:
    "{until}までの記録だけでモデルを推定し、その後の{duration}を予測させました。予測{predicted}回に対し、実績は{actual}回です（差 {difference}）。顧客1人あたりの誤差は平均{error}回、予測と実績の相関係数は{correlation}でした。",
  checkSpend: "同じ期間の購入額は、予測{predicted}に対して実績{actual}でした（差 {difference}）。",
  checkDo:
    "一般に、合計の予測よりも順位のほうが信頼できます。実績が予測の線から離れていくときは、キャンペーン・季節・価格などに変化があったか、モデルが合っていない可能性があります。計画に使う前に理由を確かめてください。",
  checkNone: "記録が短いため、モデルの知らない期間での検証はできませんでした。",
  checkTable: "検証期間の購入回数（推定期間のリピート購入回数別、顧客1人あたり）",
  repeatBefore: "推定期間のリピート購入回数",
  actual: "実績",
  predicted: "予測",
  notKnown: "定義されません",

  modelsTitle: "使用したモデル",
  modelsSays:
    "購入の頻度と離脱のモデル（BG/NBD）と、購入額のモデル（Gamma-Gamma）を、全期間の記録から最尤法で推定しました。標準誤差は、推定値が偶然によってどの程度ずれうるかを表します。",
  modelsSaysAlone:
    "購入の頻度と離脱のモデル（BG/NBD）を、全期間の記録から最尤法で推定しました。標準誤差は、推定値が偶然によってどの程度ずれうるかを表します。購入額のモデルは使っていません（理由は注記をご覧ください）。",
  transactionsModel: "購入のモデル（BG/NBD）",
  spendModel: "購入額のモデル（Gamma-Gamma）",
  parameter: "パラメータ",
  estimate: "推定値",
  standardError: "標準誤差",
  prior: "事前分布",
  priorOf: "中央値{median}（対数の標準偏差{sdLog}）",
  priorNone: "なし",
  priorSays:
    "事前分布は、データを見る前にもっともらしいと考えた値の範囲です。データから分かることが少ないパラメータほど、事前分布に左右されます。",
  logLikelihood: "対数尤度",
  observations: "顧客数",
  notes: "注記",

  glossaryTitle: "用語",
  termCohort: "層（コホート）",
  meaningCohort: "初回購入が同じ期間にある顧客の集まり。",
  termRepeat: "リピート購入",
  meaningRepeat: "初回購入日より後の、購入があった日。同じ日の購入はまとめて1回と数えます。",
  termAlive: "継続確率",
  meaningAlive: "顧客がまだ離脱していない確率。購入の頻度と、最後の購入からの経過時間から求めます。",
  termValue: "顧客生涯価値",
  meaningValue: "定めた期間内にこれから見込まれる購入の価値を、現在の価値に割り引いたもの。",
  termDiscount: "割引率",
  meaningDiscount: "売上が1年遅れることで失われる価値の割合。",
  termHoldout: "検証（ホールドアウト）",
  meaningHoldout: "記録の前半だけで推定し、モデルの知らない後半を予測させて実績と比べること。",

  noteWeakPrior: "データだけではモデルが定まらないため、弱い事前分布を用いました。数値は目安としてご覧ください。",
  noteNoHoldout: "記録の前半にモデルを推定できるだけの購入がない、または後半の記録がないため、検証はできませんでした。",
  noteNoSpend: "リピート購入の金額が記録されていないため、金額での価値は計算していません。",
  noteFlatSpend:
    "リピート購入の金額がすべて同じため、購入額のモデルは使わず、顧客それぞれの平均購入額で価値を計算しています。",
  noteSpendNotFitted:
    "購入額のモデルを推定できなかったため、顧客それぞれの平均購入額（リピート購入のない顧客は、リピート顧客全体の平均）で価値を計算しています。",
  noteMeanUndefined:
    "購入額のばらつきが大きく、顧客全体の平均が存在しません。本人の購入履歴から平均が定まらない顧客がいる場合、金額での価値は計算していません。",
  noteParameterAtLimit:
    "モデルのパラメータの一つがほとんど定まりません（何倍にしても、当てはまりはほぼ同じです）。予測は使えることもありますが、その値自体に意味はありません。",
  noteFlatRidge:
    "モデルのパラメータのいくつかは、組み合わせとしてしか定まりません（それぞれを何倍にしても、当てはまりはほぼ同じです）。予測は使えることもありますが、個々の値に意味はありません。",
  noteWithoutRepeat: "リピート購入のない顧客からは購入額の傾向が分からないため、購入額のモデルには含めていません。",
  noteZeroSpend: "リピート購入の金額が0の顧客は、購入額のモデルには含めていません。",
  noteAfterEnd: "観察期間より後の購入は数えていません。",
  noteNegative: "リピート購入の支払いより返金の多い顧客がいます。平均購入額は0として扱いました。",
};
