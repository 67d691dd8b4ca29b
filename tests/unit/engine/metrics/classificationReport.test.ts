import { describe, expect, it } from 'vitest'
import { classificationReport } from '../../../../main/engine/metrics/classificationReport'

const example = (truth: number, ...probabilities: number[]) => ({
  truth,
  probabilities: Float64Array.from(probabilities),
})

/** Someone would trust, or throw away, a model by figures that are wrong. */
describe('a report on classification', () => {
  it('agrees with figures worked out by hand', () => {
    const report = classificationReport([
      example(0, 0.8, 0.2, 0),
      example(0, 0.6, 0.4, 0),
      example(0, 0.1, 0.9, 0),
      example(1, 0.3, 0.7, 0),
      example(2, 0, 1, 0),
    ])
    expect(report.accuracy).toBeCloseTo(3 / 5)
    // Recalls 2/3, 1, 0; precisions 1, 1/3, 0; F1 4/5, 1/2, 0.
    expect(report.recall).toBeCloseTo((2 / 3 + 1) / 3)
    expect(report.precision).toBeCloseTo((1 + 1 / 3) / 3)
    expect(report.f1).toBeCloseTo((0.8 + 0.5) / 3)
    expect(report.classes.map(({ support }) => support)).toEqual([3, 1, 1])
    expect(report.confusions).toEqual([
      { truth: 0, predicted: 1, count: 1 },
      { truth: 2, predicted: 1, count: 1 },
    ])
    expect(report.topFive).toBe(1)
    // Bins hold one answer each: |1-.8|, |1-.6|, |0-.9|, |1-.7|, |0-1|.
    expect(report.calibrationError).toBeCloseTo((0.2 + 0.4 + 0.9 + 0.3 + 1) / 5)
  })

  it('says nothing of nothing', () => {
    expect(classificationReport([])).toMatchObject({ accuracy: 0, f1: 0, classes: [] })
  })

  it('counts an answer among the first five only where at most four are likelier', () => {
    const report = classificationReport([
      example(5, 0.3, 0.2, 0.2, 0.15, 0.1, 0.05),
      example(4, 0.3, 0.2, 0.2, 0.15, 0.1, 0.05),
    ])
    expect(report.topFive).toBe(0.5)
  })
})
