/**
 * Makes `count` things, `atOnce` of them beside each other, and gives them in their order. One at a time, each is begun
 * when it is asked for; else the next ones are under way while somebody does something with the last. Throws what making
 * the next one in order threw.
 */
export async function* inOrder<Made>(
  count: number,
  atOnce: number,
  make: (index: number) => Promise<Made>,
): AsyncGenerator<Made, void, void> {
  const underWay: Promise<Made>[] = []
  let begun = 0
  const begin = (most: number) => {
    while (begun < count && underWay.length < most) {
      const made = make(begun)
      begun += 1
      // Whoever comes to it hears of a failure; nobody may, where one before it failed.
      made.catch(() => undefined)
      underWay.push(made)
    }
  }
  for (;;) {
    begin(atOnce)
    const next = underWay.shift()
    if (!next) return
    const made = await next
    if (atOnce > 1) begin(atOnce)
    yield made
  }
}
