/** Words in both languages. */
export interface RfmWords {
  readonly en: string;
  readonly ja: string;
}

/** Least and greatest score, both included. */
export type ScoreRange = readonly [least: number, greatest: number];

/** A block of score combinations: those within all of its ranges; a measure that is not named may have any score. */
export interface RfmRule {
  readonly recency?: ScoreRange;
  readonly frequency?: ScoreRange;
  readonly monetary?: ScoreRange;
}

/** One named group: the customers within any of its rules. */
export interface RfmGroup {
  /** Stable, for programs: `at-risk`. */
  readonly key: string;
  readonly name: RfmWords;
  /** What the group is and what to do, in a line. */
  readonly about?: RfmWords;
  readonly rules: readonly RfmRule[];
}

/** Named groups as data, to be edited. */
export interface RfmGroups {
  /** `once`: every combination of scores belongs to exactly one group, which is checked. `first`: the first group that takes it. */
  readonly match: "once" | "first";
  readonly groups: readonly RfmGroup[];
  /** With `first`: key of the group of combinations that no rule takes; its own rules may be empty. */
  readonly otherwise?: string;
}

/**
 * Eleven groups for scores from 1 to 5: every combination is in exactly one of them. A copy with other names, rules or groups is an option of
 * `rfm`.
 *
 * @example
 * rfmGroups.groups.length // => 11
 * rfmGroups.groups[0].name.ja // => "最優良顧客"
 */
export const rfmGroups: RfmGroups = {
  match: "once",
  groups: [
    {
      key: "champions",
      name: { en: "Champions", ja: "最優良顧客" },
      about: {
        en: "Bought just now, buy often. Thank them, ask them first.",
        ja: "直近に購入し、頻度も高い。感謝を伝え、まず意見を聞く。",
      },
      rules: [{ recency: [5, 5], frequency: [4, 5] }],
    },
    {
      key: "loyal",
      name: { en: "Loyal", ja: "ロイヤル顧客" },
      about: {
        en: "Buy often, and not long ago. Keep them close.",
        ja: "よく購入し、間も空いていない。関係を深める。",
      },
      rules: [{ recency: [3, 4], frequency: [4, 5] }],
    },
    {
      key: "potential-loyalist",
      name: { en: "Potential loyalists", ja: "ロイヤル候補" },
      about: {
        en: "Recent, with a few purchases. Make the next one easy.",
        ja: "最近の購入が数回ある。次の購入を後押しする。",
      },
      rules: [{ recency: [4, 5], frequency: [2, 3] }],
    },
    {
      key: "new",
      name: { en: "New", ja: "新規顧客" },
      about: {
        en: "First bought just now. Check in before they wonder.",
        ja: "購入を始めたばかり。迷う前に声をかける。",
      },
      rules: [{ recency: [5, 5], frequency: [1, 1] }],
    },
    {
      key: "promising",
      name: { en: "Promising", ja: "有望顧客" },
      about: {
        en: "Bought once or so, not long ago. Give a reason to return.",
        ja: "少し前に購入が始まった。再訪のきっかけを作る。",
      },
      rules: [{ recency: [4, 4], frequency: [1, 1] }],
    },
    {
      key: "needs-attention",
      name: { en: "Needs attention", ja: "要フォロー顧客" },
      about: {
        en: "In the middle of everything. A word now decides much.",
        ja: "すべてが中程度。今の一言が分かれ目になる。",
      },
      rules: [{ recency: [3, 3], frequency: [3, 3] }],
    },
    {
      key: "about-to-sleep",
      name: { en: "About to sleep", ja: "休眠間近" },
      about: { en: "Few purchases, and quieter lately.", ja: "購入が少なく、最近静かになってきた。" },
      rules: [{ recency: [3, 3], frequency: [1, 2] }],
    },
    {
      key: "cannot-lose",
      name: { en: "Can't lose", ja: "失ってはならない顧客" },
      about: {
        en: "Bought most often or spent most, and went silent. Call them.",
        ja: "最も頻繁に、または最も多く購入していたが、途絶えた。電話で理由を聞く。",
      },
      rules: [
        { recency: [1, 2], frequency: [5, 5] },
        { recency: [1, 2], frequency: [3, 4], monetary: [5, 5] },
      ],
    },
    {
      key: "at-risk",
      name: { en: "At risk", ja: "離脱懸念" },
      about: {
        en: "Bought regularly, but long ago. Ask what changed.",
        ja: "定期的に購入していたが、久しく途絶えている。何が変わったかを聞く。",
      },
      rules: [{ recency: [1, 2], frequency: [3, 4], monetary: [1, 4] }],
    },
    {
      key: "hibernating",
      name: { en: "Hibernating", ja: "休眠顧客" },
      about: { en: "Few purchases, long ago.", ja: "購入が少なく、長く途絶えている。" },
      rules: [{ recency: [2, 2], frequency: [1, 2] }],
    },
    {
      key: "lost",
      name: { en: "Lost", ja: "離脱顧客" },
      about: { en: "Few purchases, longest ago.", ja: "購入が少なく、最も長く途絶えている。" },
      rules: [{ recency: [1, 1], frequency: [1, 2] }],
    },
  ],
};
