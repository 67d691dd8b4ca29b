import { describe, expect, it, vi } from 'vitest'
import { commands, keepRun, offerRun } from '../../../../renderer/actions/panelRun'

const press = () => {
  const [command] = commands
  if (command?.enabled?.() !== false) void command?.run()
}

/** Ctrl+Enter right after the window came, or after the tour told of it, would otherwise do nothing. */
describe('Ctrl+Enter before the panel is made', () => {
  it('runs the panel once it is there, and only once', async () => {
    const handOver = keepRun()
    press()
    handOver()
    const run = vi.fn()
    offerRun(run, true)()
    await Promise.resolve()
    offerRun(run, true)()
    expect(run).toHaveBeenCalledTimes(1)
  })

  it('does nothing later where the panel has no main action, or cannot run', async () => {
    const run = vi.fn()
    let handOver = keepRun()
    press()
    handOver()
    await Promise.resolve()
    offerRun(run, true)()
    handOver = keepRun()
    press()
    handOver()
    offerRun(run, false)()
    await Promise.resolve()
    offerRun(run, true)()
    expect(run).not.toHaveBeenCalled()
  })
})
