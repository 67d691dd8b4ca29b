import { describe, expect, it } from 'vitest'
import { type MadeOutput, OutputQueue } from '../../../../main/engine/outputQueue'

const output = (index: number): MadeOutput => ({ step: 'generate.gan', data: { index } })

/** An output whose file is written when the test says so. */
function writing() {
  let done = (_output: MadeOutput) => {}
  let fail = (_error: Error) => {}
  const made = new Promise<MadeOutput>((resolve, reject) => {
    done = resolve
    fail = reject
  })
  return { made, done, fail }
}

function queue() {
  const told: unknown[] = []
  return { told, outputs: new OutputQueue(({ data }) => told.push(data.index)) }
}

describe('the outputs of a run', () => {
  it('are told when they are written and in their order, while the next one is made', async () => {
    const { told, outputs } = queue()
    const [first, second] = [writing(), writing()]
    await outputs.add(first.made)
    const added = outputs.add(second.made)
    second.done(output(1))
    await Promise.resolve()
    expect(told).toEqual([])
    first.done(output(0))
    await added
    expect(told[0]).toBe(0)
    await outputs.settled()
    expect(told).toEqual([0, 1])
    expect(outputs.told).toBe(2)
  })

  it('hold back a third while the first is being written', async () => {
    const { outputs } = queue()
    const [first, second] = [writing(), writing()]
    await outputs.add(first.made)
    let isTaken = false
    const added = outputs.add(second.made).then(() => {
      isTaken = true
    })
    await new Promise((resolve) => setImmediate(resolve))
    expect(isTaken).toBe(false)
    first.done(output(0))
    await added
  })

  it('end with the first that could not be written, after which none is told', async () => {
    const { told, outputs } = queue()
    const [first, second] = [writing(), writing()]
    await outputs.add(first.made)
    const added = outputs.add(second.made)
    first.fail(new Error('the disk is full'))
    await expect(added).rejects.toThrow('the disk is full')
    let isOver = false
    const over = outputs.settled().catch((error: Error) => {
      isOver = true
      return error.message
    })
    await new Promise((resolve) => setImmediate(resolve))
    // The other one is still at work on its file.
    expect(isOver).toBe(false)
    second.done(output(1))
    expect(await over).toBe('the disk is full')
    expect(told).toEqual([])
  })
})
