import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTraining } from '../../../../main/engine/training/trainingFolder'
import { temporaryFolder } from '../testPictures'

const root = temporaryFolder()
const newRoot = () => mkdtemp(join(root, 'training-'))
const setOf = (fingerprint: string) => async (folder: string) => {
  mkdirSync(join(folder, 'set'))
  writeFileSync(join(folder, 'set', 'set.json'), fingerprint)
  return { fingerprint, labels: [], unreadable: 0, duplicates: 0, leftOut: [] }
}

/** Hours of learning would be lost by a wrong folder, and spoiled by the checkpoint of other pictures. */
describe('the folder of a training', () => {
  it('is the same one for the same start and pictures until a model is made', async () => {
    const folder = await newRoot()
    const first = await openTraining(folder, 'gan', setOf('cups'))
    expect(existsSync(join(first.folder.path, 'set', 'set.json'))).toBe(true)
    const again = await openTraining(folder, 'gan', setOf('cups'))
    expect(again.folder).toMatchObject({ path: first.folder.path, minutesBefore: 0 })
    const others = await openTraining(folder, 'gan', setOf('plates'))
    expect(others.folder.path).not.toBe(first.folder.path)
    expect((await openTraining(folder, 'other', setOf('cups'))).folder.path).not.toBe(
      first.folder.path,
    )
    await again.folder.remember('made', 60)
    const anew = await openTraining(folder, 'gan', setOf('cups'))
    expect(anew.folder.path).not.toBe(first.folder.path)
  })

  it('goes on where its model was made, and counts from there', async () => {
    const folder = await newRoot()
    const first = await openTraining(folder, 'gan', setOf('cups'))
    await first.folder.remember('made', 60)
    const further = await openTraining(folder, 'made', setOf('cups'))
    expect(further.folder).toMatchObject({ path: first.folder.path, minutesBefore: 60 })
    await further.folder.remember('made again', 90)
    expect((await openTraining(folder, 'made again', setOf('cups'))).folder.minutesBefore).toBe(90)
    const onOthers = await openTraining(folder, 'made', setOf('plates'))
    expect(onOthers.folder.minutesBefore).toBe(0)
  })

  it('stays for the last three, and nothing half done stays', async () => {
    const folder = await newRoot()
    const paths: string[] = []
    for (const name of ['a', 'b', 'c', 'd']) {
      const { path } = (await openTraining(folder, 'gan', setOf(name))).folder
      paths.push(path)
      const moment = new Date(2020, 0, paths.length)
      utimesSync(path, moment, moment)
    }
    expect(paths.map((path) => existsSync(path))).toEqual([false, true, true, true])
    const failing = openTraining(folder, 'gan', () => Promise.reject(new Error('no set')))
    await expect(failing).rejects.toThrow('no set')
    const left = join(folder, 'draft-left')
    mkdirSync(left)
    utimesSync(left, new Date(2020, 0, 1), new Date(2020, 0, 1))
    await openTraining(folder, 'gan', setOf('d'))
    expect(readdirSync(folder)).toHaveLength(3)
  })
})
