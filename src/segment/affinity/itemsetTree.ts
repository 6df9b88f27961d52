/** Frequent itemsets as paths from a root: each node adds one item of higher rank than its parent's. Node 0 is the empty set. */
export interface ItemsetTree {
  /** How many ranks there are. */
  readonly width: number;
  readonly rank: number[];
  readonly parent: number[];
  readonly size: number[];
  /** Baskets that hold the whole path. */
  readonly count: number[];
  /** Node of a parent and a rank, under parent × width + rank. */
  readonly child: Map<number, number>;
}

/** The empty set, held by every basket. */
export function newTree(width: number, baskets: number): ItemsetTree {
  return { width, rank: [-1], parent: [-1], size: [0], count: [baskets], child: new Map() };
}

/** Adds a path and returns its node. */
export function addNode(tree: ItemsetTree, parent: number, rank: number, count: number): number {
  const node = tree.rank.length;
  tree.rank.push(rank);
  tree.parent.push(parent);
  tree.size.push(tree.size[parent]! + 1);
  tree.count.push(count);
  tree.child.set(parent * tree.width + rank, node);
  return node;
}

/** Ranks along a path, rising. */
export function ranksOf(tree: ItemsetTree, node: number): number[] {
  const ranks: number[] = [];
  for (let at = node; at > 0; at = tree.parent[at]!) ranks.push(tree.rank[at]!);
  return ranks.reverse();
}

/** Baskets that hold those of the rising ranks whose bit is set; the set must be frequent, as all parts of a frequent one are. */
export function countOf(tree: ItemsetTree, ranks: readonly number[], mask: number): number {
  let node = 0;
  for (let k = 0; k < ranks.length; k++) {
    if ((mask >> k) & 1) node = tree.child.get(node * tree.width + ranks[k]!)!;
  }
  return tree.count[node]!;
}
