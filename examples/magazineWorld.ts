/** What the simulated magazine is made of: interests, minds and sections. Chosen to be plausible, and of no firm. */

/** A text in both languages. */
export type Words = readonly [en: string, ja: string];

/** How strong each interest is, or how much a section draws it. */
export type Vector = readonly [novelty: number, company: number, depth: number];

export const evening: Words = ["members' evening", "会員の夕べ"];
export const complaint: Words = ["Always the same names", "同じ人ばかり取り上げている"];

/** The four items of each interest, on a scale from 1 to 7; the last one is worded the other way round. */
export const scales: Readonly<Record<"novelty" | "company" | "depth", readonly string[]>> = {
  novelty: ["new names", "foreign works", "surprises", "old favourites"],
  company: ["going together", "talking about it", "recommending", "being alone with it"],
  depth: ["backgrounds", "reading reviews", "how it is made", "just enjoying"],
};

/** Four minds: how frequent, where they lie on the interests, chance to leave in a month, articles a month, why they leave. */
export const minds: readonly { share: number; at: Vector; leaves: number; reads: number; reason: Words }[] = [
  {
    share: 0.3,
    at: [1.3, -0.7, 0],
    leaves: 0.04,
    reads: 6,
    reason: ["I have seen it all by now", "目新しいものがなくなった"],
  },
  {
    share: 0.25,
    at: [-0.4, 1.4, -0.4],
    leaves: 0.02,
    reads: 4,
    reason: ["My friends do not read it", "友人が読んでいない"],
  },
  {
    share: 0.25,
    at: [-0.2, -0.6, 1.4],
    leaves: 0.015,
    reads: 8,
    reason: ["The essays have become short", "評論が短くなった"],
  },
  { share: 0.2, at: [-1.1, -0.1, -1], leaves: 0.08, reads: 3, reason: ["I hardly open it", "ほとんど開かない"] },
];

/** Sections: whom they draw, how much, and which one a reader often goes on to. */
export const sections: readonly { name: Words; draws: Vector; base: number; next?: number }[] = [
  { name: ["film reviews", "映画評"], draws: [0.2, 0, 0.6], base: 0.6, next: 1 },
  { name: ["theatre reviews", "劇評"], draws: [0, 0, 0.3], base: -2.5 },
  { name: ["film festivals", "映画祭だより"], draws: [1, 0.2, 0.2], base: 0 },
  { name: ["new directors", "新人監督"], draws: [1.2, 0, 0.1], base: -0.3 },
  { name: ["making of", "制作の舞台裏"], draws: [0, -0.1, 1.1], base: -0.2 },
  { name: ["conversations", "作り手との対話"], draws: [0.2, 0, 0.9], base: 0 },
  { name: ["book reviews", "書評"], draws: [0, -0.3, 0.9], base: 0.4 },
  { name: ["poetry", "詩"], draws: [0.5, -0.5, 0.6], base: -1 },
  { name: ["music discoveries", "音楽の発見"], draws: [1.1, 0, 0], base: 0.2, next: 9 },
  { name: ["concert guide", "コンサート案内"], draws: [0.1, 0.7, 0], base: -1.5 },
  { name: ["weekend outings", "週末のおでかけ"], draws: [-0.2, 1.1, -0.2], base: 0.2 },
  { name: ["restaurants", "街の食堂"], draws: [-0.2, 0.9, -0.4], base: 0.4, next: 12 },
  { name: ["recipes", "家の料理"], draws: [-0.3, 0.3, -0.3], base: -1 },
  { name: ["family films", "家族で見る映画"], draws: [-0.5, 0.9, -0.2], base: 0 },
  { name: ["board games", "ボードゲーム"], draws: [0, 1, 0.1], base: -0.6 },
  { name: ["classics", "名作再訪"], draws: [-0.7, 0, 0.5], base: 0 },
  { name: ["television", "テレビ"], draws: [-0.9, 0.2, -0.7], base: 0.6 },
  { name: ["crossword", "クロスワード"], draws: [-0.6, -0.3, -0.2], base: 0 },
  { name: ["exhibitions", "美術展"], draws: [0.7, 0.1, 0.5], base: 0.1 },
  { name: ["photography", "写真"], draws: [0.6, -0.3, 0.2], base: -0.4 },
  { name: ["fashion", "街の装い"], draws: [0.8, 0.3, -0.5], base: -0.2 },
  { name: ["horoscope", "星占い"], draws: [-0.7, 0.2, -0.8], base: 0.2 },
  { name: ["history", "歴史"], draws: [-0.2, -0.3, 1], base: -0.2 },
  { name: ["science", "科学"], draws: [0.2, -0.4, 0.8], base: -0.2 },
];
