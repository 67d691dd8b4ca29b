/**
 * Asks for a list of things that events tell of. An answer may be older than an event that came before it, so
 * what was told of while the list was on its way stands.
 */
export class ToldMeanwhile<Item extends { readonly id: string }> {
  private readonly waiting = new Set<Map<string, Item>>()

  /** `place` puts an item into a list, in the place of what it knew of it. */
  constructor(private readonly place: (items: readonly Item[], item: Item) => readonly Item[]) {}

  /** Notes what an event told of. */
  note(item: Item): void {
    for (const told of this.waiting) told.set(item.id, item)
  }

  /** The list with what was told of meanwhile. Throws what `ask` throws. */
  async list(ask: () => Promise<readonly Item[]>): Promise<readonly Item[]> {
    const told = new Map<string, Item>()
    this.waiting.add(told)
    try {
      const listed = await ask()
      return [...told.values()].reduce(this.place, listed)
    } finally {
      this.waiting.delete(told)
    }
  }
}
