import { beforeEach, describe, expect, it } from 'vitest'
import type { Asset } from '../../../../preload/contract/asset'
import { PictureSource } from '../../../../renderer/canvas/picture/pictureSource'
import type { Pyramid } from '../../../../renderer/canvas/picture/pyramid'

const assetOf = (id: string) => ({ id, name: id, width: 60, height: 40 }) as Asset

/** A form of a picture that comes when the test says so. */
interface Coming {
  readonly form: string
  readonly signal: AbortSignal
  come(): Promise<void>
  fail(): Promise<void>
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('opening a picture', () => {
  let coming: Coming[]
  let seen: string[]
  let waits: (string | undefined)[]
  let failures: number
  let source: PictureSource

  beforeEach(() => {
    coming = []
    seen = []
    waits = []
    failures = 0
    const wait = (form: string, signal: AbortSignal) =>
      new Promise<Pyramid>((resolve, reject) => {
        const pyramid: Pyramid = { size: { width: 60, height: 40 }, levels: [] }
        const settled = (settle: () => void) => async () => {
          settle()
          await turn()
        }
        coming.push({
          form,
          signal,
          come: settled(() => resolve(pyramid)),
          fail: settled(() => reject(new Error('no such form'))),
        })
      })
    source = new PictureSource(
      {
        changed: () => {
          const { assetId, complete } = source.shown ?? {}
          seen.push(
            assetId === undefined ? 'nothing' : `${assetId} ${complete ? 'whole' : 'small'}`,
          )
        },
        failed: () => {
          failures += 1
        },
        waiting: (asset) => waits.push(asset?.name),
      },
      {
        whole: (asset, signal) => wait(`${asset.id} whole`, signal),
        small: (asset, variant, signal) => wait(`${asset.id} ${variant}`, signal),
      },
    )
  })

  const formOf = (form: string): Coming => {
    const found = coming.find((one) => one.form === form)
    if (!found) throw new Error(`nobody asked for ${form}`)
    return found
  }

  it('shows what the gallery has of it at once, then more and more, and says how long it is at it', async () => {
    source.show(assetOf('scan'))
    await formOf('scan thumbnail').come()
    await formOf('scan preview').come()
    expect(seen).toEqual(['nothing', 'scan small', 'scan small'])
    expect(waits).toEqual(['scan'])
    await formOf('scan whole').come()
    expect(seen.at(-1)).toBe('scan whole')
    expect(waits).toEqual(['scan', undefined])
  })

  it('goes back to nothing smaller that comes late', async () => {
    source.show(assetOf('scan'))
    await formOf('scan preview').come()
    await formOf('scan thumbnail').come()
    expect(seen).toEqual(['nothing', 'scan small'])
    await formOf('scan whole').come()
    expect(seen).toEqual(['nothing', 'scan small', 'scan whole'])
  })

  it('puts no thumbnail in the place of a sharp picture whose edit is shown', async () => {
    source.show(assetOf('scan'))
    await formOf('scan whole').come()
    source.show(assetOf('edited'), { keepUntilLoaded: true })
    expect(coming.map(({ form }) => form)).not.toContain('edited thumbnail')
    expect(seen.at(-1)).toBe('scan whole')
    await formOf('edited preview').come()
    expect(seen.at(-1)).toBe('edited small')
  })

  it('gives up a picture that is left before it is there', async () => {
    source.show(assetOf('scan'))
    source.show(assetOf('other'))
    expect(formOf('scan whole').signal.aborted).toBe(true)
    await formOf('scan whole').fail()
    await formOf('scan preview').come()
    expect(seen).not.toContain('scan small')
    expect(failures).toBe(0)
    expect(waits.at(-1)).toBe('other')
  })

  it('keeps what it has of a picture whose file is gone, and says so', async () => {
    source.show(assetOf('scan'))
    await formOf('scan whole').fail()
    await formOf('scan thumbnail').come()
    await formOf('scan preview').fail()
    expect([failures, seen.at(-1), waits.at(-1)]).toEqual([1, 'scan small', undefined])

    source.show(assetOf('broken'))
    for (const form of ['whole', 'thumbnail', 'preview']) await formOf(`broken ${form}`).fail()
    expect([failures, seen.at(-1)]).toEqual([2, 'nothing'])
  })
})
