import { describe, expect, it } from 'vitest'
import {
  colourVerdict,
  psnrVerdict,
  ssimVerdict,
} from '../../../../renderer/panels/evaluate/qualityVerdict'
import { realismVerdict } from '../../../../renderer/panels/recognise/realismVerdict'

describe('what measures mean in words', () => {
  it('calls equal pictures equal, and only those', () => {
    expect([psnrVerdict('Infinity'), ssimVerdict(1), colourVerdict(0)]).toEqual([
      'identical',
      'identical',
      'identical',
    ])
    expect([psnrVerdict(60), ssimVerdict(0.9999), colourVerdict(0.01)]).not.toContain('identical')
  })

  it('calls a worse picture never better', () => {
    const grades = ['identical', 'invisible', 'small', 'visible', 'large']
    const falls = (verdicts: string[]) => {
      const places = verdicts.map((verdict) => grades.indexOf(verdict))
      expect(places).toEqual([...places].sort((left, right) => left - right))
    }
    falls([60, 41, 35, 28, 12].map(psnrVerdict))
    falls([1, 0.99, 0.95, 0.9, 0.3].map(ssimVerdict))
    falls([0, 0.4, 1.5, 3, 20].map(colourVerdict))
  })

  it('claims nothing about a picture where the network is torn', () => {
    expect(realismVerdict(0.5)).toBe('unsure')
    expect(realismVerdict(0.95)).toBe('photograph')
    expect(realismVerdict(0.05)).toBe('generated')
  })
})
