import { describe, expect, it } from 'vitest'
import {
  classifyPicture,
  coarseSums,
  scaleToUnit,
  softmax,
} from '../../../../main/engine/models/classifyPicture'
import type { LoadedModel } from '../../../../main/engine/models/loadedModel'
import { floatTensor } from '../../../../main/engine/models/tensors'
import { failureOf, pictureOf, waves } from '../testPictures'

const metadata = {
  size: 32,
  temperature: 2,
  realismTemperature: 4,
  unknownThreshold: 0.5,
  labels: [
    { id: 'gala', set: 'grocery', en: 'Gala', zh: '嘎啦', coarse: 'apple' },
    { id: 'pink', set: 'grocery', en: 'Pink', zh: '粉', coarse: 'apple' },
    { id: 'dress', set: 'clothing', en: 'Dress', zh: '连衣裙' },
    { id: 'unknown', set: 'unknown', en: 'Unknown', zh: '未知' },
  ],
  coarse: [
    { id: 'pear', en: 'Pear', zh: '梨' },
    { id: 'apple', en: 'Apple', zh: '苹果' },
  ],
}

/** A classifier that says the same of every picture. */
function classifier(logits: number[], told: object = metadata): LoadedModel {
  return {
    id: 'toy',
    roles: ['model'],
    metadata: async () => told as Record<string, unknown>,
    forMany: () => Promise.reject(new Error('one run at a time is asked for')),
    readText: async () => '',
    readBytes: async () => new Uint8Array(),
    run: async () => ({
      logits: floatTensor(Float32Array.from(logits), [1, 4]),
      realism: floatTensor(Float32Array.of(-4), [1]),
      embedding: floatTensor(new Float32Array(1280), [1, 1280]),
      activation: floatTensor(
        Float32Array.from({ length: 4 * 49 }, (_, index) => index % 49),
        [1, 4, 7, 7],
      ),
    }),
  }
}
const picture = pictureOf(40, 20, 4, waves)
const classify = (logits: number[]) => classifyPicture(classifier(logits), picture)

describe('recognition', () => {
  it('gives calibrated probabilities, families and the critic’s score', async () => {
    const logits = [Math.log(4) * 2, Math.log(3) * 2, Math.log(2) * 2, 0]
    const found = await classify(logits)
    expect(found.labels.map(({ label, probability }) => [label, +probability.toFixed(5)])).toEqual([
      ['gala', 0.4],
      ['pink', 0.3],
      ['dress', 0.2],
    ])
    expect(found.labels[2]?.title).toEqual({ en: 'Dress', 'zh-CN': '连衣裙' })
    expect(found.coarse.map(({ label, probability }) => [label, +probability.toFixed(5)])).toEqual([
      ['apple', 0.7],
      ['pear', 0],
    ])
    expect(found.realism).toBeCloseTo(1 / (1 + Math.E), 6)
  })

  it('says that it does not know where nothing is likely, or `unknown` is likeliest', async () => {
    expect((await classify([9, 0, 0, 0])).unknown).toBe(false)
    expect((await classify([0.1, 0, 0, 0])).unknown).toBe(true)
    expect((await classify([9, 0, 0, 10])).unknown).toBe(true)
    expect((await classify([0, 0, 0, 9])).labels.map((label) => label.label)).not.toContain(
      'unknown',
    )
  })

  it('shows where it looked, from 0 to 1', async () => {
    const { saliency } = await classify([0, 9, 0, 0])
    expect([saliency.values[0], saliency.values[24], saliency.values[48]]).toEqual([0, 0.5, 1])
    expect(scaleToUnit(Float32Array.of(3, 3))).toEqual([0, 0])
  })

  it('stands numbers of any size', () => {
    expect([...softmax(Float32Array.of(10_000, -10_000), 1)]).toEqual([1, 0])
    expect(coarseSums({ labels: [], coarse: [] }, new Float64Array(0))).toEqual([])
  })

  it.each([
    [{ ...metadata, temperature: 0 }, /temperature/],
    [{ ...metadata, labels: [...metadata.labels, metadata.labels[0]] }, /logits.*shape/],
  ])('names what is wrong with a model that breaks its contract', async (told, reason) => {
    const failure = await failureOf(classifyPicture(classifier([1, 0, 0, 0], told), picture))
    expect(failure).toMatchObject({
      code: 'model-broken',
      data: { model: 'toy', reason: expect.stringMatching(reason) },
    })
  })
})
