import { describe, expect, it } from 'vitest'
import { timeLeft } from '../../../../renderer/ui/timeLeft'

describe('words for the time left', () => {
  it('does not count the last moments', () => {
    expect(timeLeft(0)).toEqual({ kind: 'moments' })
    expect(timeLeft(2.9)).toEqual({ kind: 'moments' })
    expect(timeLeft(Number.NaN)).toEqual({ kind: 'moments' })
  })

  it('speaks in fives of seconds, then minutes, then hours', () => {
    expect(timeLeft(3)).toEqual({ kind: 'seconds', seconds: 5 })
    expect(timeLeft(43)).toEqual({ kind: 'seconds', seconds: 45 })
    expect(timeLeft(100)).toEqual({ kind: 'minutes', minutes: 2 })
    expect(timeLeft(4000)).toEqual({ kind: 'hours', hours: 1, minutes: 5 })
  })

  it('never says sixty minutes beside an hour', () => {
    expect(timeLeft(7190)).toEqual({ kind: 'hours', hours: 2, minutes: 0 })
  })
})
