import { describe, expect, it } from 'vitest'
import { emptyHistory, pushEntry, redoEntry, undoEntry } from '../../../../renderer/state/history'

interface Step {
  readonly name: string
  readonly bytes: number
}
const step = (name: string, bytes = 1): Step => ({ name, bytes })
const fill = (count: number, bytes = 1) => {
  let history = emptyHistory<Step>()
  for (let at = 0; at < count; at += 1) history = pushEntry(history, step(String(at), bytes))
  return history
}

describe('the history', () => {
  it('takes back and does again in order', () => {
    const first = undoEntry(fill(3))
    expect(first?.entry.name).toBe('2')
    const second = first && undoEntry(first.history)
    expect(second?.entry.name).toBe('1')
    const again = second && redoEntry(second.history)
    expect(again?.entry.name).toBe('1')
    expect(again?.history.past.map(({ name }) => name)).toEqual(['0', '1'])
  })

  it('has nothing to take back or do again when it is empty', () => {
    expect(undoEntry(emptyHistory<Step>())).toBeUndefined()
    expect(redoEntry(fill(2))).toBeUndefined()
  })

  it('forgets what was taken back once something new is done', () => {
    const back = undoEntry(fill(3))
    const on = pushEntry(back?.history ?? emptyHistory<Step>(), step('new'))
    expect(redoEntry(on)).toBeUndefined()
    expect(on.past.map(({ name }) => name)).toEqual(['0', '1', 'new'])
  })

  it('keeps 200 steps', () => {
    const history = fill(250)
    expect(history.past).toHaveLength(200)
    expect(history.past[0]?.name).toBe('50')
  })

  it('keeps 512 MB, and the last step however large it is', () => {
    const megabyte = 1024 * 1024
    expect(fill(10, 100 * megabyte).past).toHaveLength(5)
    expect(fill(2, 600 * megabyte).past.map(({ name }) => name)).toEqual(['1'])
  })
})
