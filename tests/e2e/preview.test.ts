import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { root } from '../../.config/machine.cjs'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

/** Thin lines, black beside white, and noise: what kernels differ on most; `unit` pixels a side are alike. */
async function chart(width: number, height: number, unit = 1): Promise<Buffer> {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const [column, row] = [Math.floor(x / unit), Math.floor(y / unit)]
      const noise = (Math.imul(row * width + column, 2654435761) >>> 24) & 255
      const bit = (period: number) => (Math.floor((column + row) / period) % 2) * 255
      data.set(
        x < width / 3
          ? [bit(1), bit(2), bit(7)]
          : x < (width * 2) / 3
            ? [noise, noise, 255 - noise]
            : [column % 256, row % 256, bit(16)],
        (y * width + x) * 3,
      )
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer()
}

interface Pixels {
  readonly width: number
  readonly height: number
  /** Red, green, blue. */
  readonly data: ArrayLike<number>
}

/** A picture's pixels, each the mean of as many of its own a side as are told. */
async function pixelsOf(file: string, reduction = 1): Promise<Pixels> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const width = Math.floor(info.width / reduction)
  const height = Math.floor(info.height / reduction)
  const means = new Float32Array(width * height * 3)
  for (let y = 0; y < height * reduction; y += 1) {
    for (let x = 0; x < width * reduction; x += 1) {
      const to = (Math.floor(y / reduction) * width + Math.floor(x / reduction)) * 3
      const from = (y * info.width + x) * 3
      for (let c = 0; c < 3; c += 1)
        means[to + c] = (means[to + c] ?? 0) + (data[from + c] ?? 0) / reduction ** 2
    }
  }
  return { width, height, data: means }
}

/** How far what is in the middle of a screenshot is from a picture: the largest difference of a channel. */
async function distance(screen: Buffer, { width, height, data }: Pixels): Promise<number> {
  const seen = await sharp(screen).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const [middleX, middleY] = [(seen.info.width - width) / 2, (seen.info.height - height) / 2]
  // Odd differences of sizes, and pixels cut in half at the edges, leave up to a pixel to either side.
  const near = (middle: number) => [Math.floor(middle) - 1, Math.floor(middle), Math.ceil(middle)]
  const places = near(middleX).flatMap((left) => near(middleY).map((top) => ({ left, top })))
  return Math.min(
    ...places.map(({ left, top }) => {
      let largest = 0
      for (let y = 0; y < height; y += 1) {
        const from = ((top + y) * seen.info.width + left) * 3
        for (let at = 0; at < width * 3; at += 1)
          largest = Math.max(
            largest,
            Math.abs((seen.data[from + at] ?? 0) - (data[y * width * 3 + at] ?? 0)),
          )
      }
      return largest
    }),
  )
}

/** What the command line makes of a picture, by one step after the other. */
async function exportedBy(source: string, steps: readonly (readonly string[])[]): Promise<string> {
  let file = source
  for (const [index, step] of steps.entries()) {
    // A colon would be taken out of the name that is asked for.
    const name = steps
      .flat()
      .join(' ')
      .replace(/[^\w. -]/g, '-')
    const out = `${source}.${name}.${index}.png`
    const words = [join(root, 'dist/studio.cjs'), ...step.slice(0, 2), file, ...step.slice(2)]
    await promisify(execFile)(process.execPath, [...words, '--out', out])
    file = out
  }
  return file
}

/** What one turns and resizes by eye would otherwise come out sharper or softer than it was shown. */
test('turning and resizing are shown as they will be exported', async ({ studio }) => {
  const { page, folder } = studio
  const source = join(folder, 'chart.png')
  await writeFile(source, await chart(420, 300))
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.hand('paste', 'chart.png', await chart(420, 300))
  await expect(window.canvas).toHaveAttribute('aria-label', /chart/)
  await window.showPanel('Edit')
  const group = await window.openGroup('Crop and turn')
  for (const [field, value, flags] of [
    ['Straighten', 6.3, ['--straighten', '6.3']],
    ['Width', 190, ['--straighten', '6.3', '--width', '190']],
  ] as const) {
    const exported = await pixelsOf(await exportedBy(source, [['transform', 'geometry', ...flags]]))
    await window.setNumber(group, field, value)
    await window.canvas.focus()
    await page.keyboard.press('Control+1')
    await page.mouse.move(0, 0)
    await expect
      .poll(async () => distance(await window.canvas.screenshot(), exported))
      .toBeLessThanOrEqual(2)
  }
  expect(studio.complaints).toEqual([])
})

/** The horizon that was levelled under the box was slanted again as soon as Enter applied the box. */
test('Enter in the crop tool cuts what is shown under the box, and one undo takes it back', async ({
  studio,
}) => {
  const { page, folder } = studio
  const source = join(folder, 'chart.png')
  await writeFile(source, await chart(420, 300))
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.hand('paste', 'chart.png', await chart(420, 300))
  await expect(window.canvas).toHaveAttribute('aria-label', /chart/)
  await window.showPanel('Edit')
  const rows = window.panel
    .getByRole('list', { name: 'Steps of this picture' })
    .getByRole('listitem')
  await window.setNumber(await window.openGroup('Crop and turn'), 'Straighten', 6.3)
  await window.canvas.focus()
  await page.keyboard.press('c')
  await page.getByRole('combobox', { name: 'Ratio of the crop box' }).click()
  await page.getByRole('option', { name: '1:1' }).click()
  await window.canvas.focus()
  await page.keyboard.press('Enter')
  await expect(rows).toHaveCount(1)
  await window.stackIsReady()
  const saved = await studio.saved('square.png', async () => {
    await page.keyboard.press('Control+Shift+s')
    await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  })
  const flags = ['--straighten', '6.3', '--aspect', '1:1']
  const wanted = await exportedBy(source, [['transform', 'geometry', ...flags]])
  const [made, exported] = [await pixelsOf(saved), await pixelsOf(wanted)]
  expect([made.width, made.height]).toEqual([exported.width, exported.height])
  expect(made.data).toEqual(exported.data)
  await page.keyboard.press('Control+z')
  await expect(rows).toHaveCount(0)
  expect(studio.complaints).toEqual([])
})

/** What was shown of a large photograph jumped once it was applied: too large for the window's own kernels. */
test('a large picture is shown as it will be exported too, with colours before geometry and after', async ({
  studio,
}) => {
  test.slow()
  const { page, folder } = studio
  const source = join(folder, 'large chart.png')
  await writeFile(source, await chart(2800, 2000, 3))
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.hand('paste', 'large chart.png', await sharp(source).toBuffer())
  await expect(window.canvas).toHaveAttribute('aria-label', /large chart/)
  await window.showPanel('Edit')
  const rows = window.panel
    .getByRole('list', { name: 'Steps of this picture' })
    .getByRole('listitem')
  const turn = ['transform', 'geometry', '--straighten', '6.3']
  const lighten = (exposure: string) => ['adjust', 'tone', '--exposure', exposure]
  const showsAQuarterOf = async (steps: readonly (readonly string[])[]) => {
    const wanted = await pixelsOf(await exportedBy(source, steps), 4)
    await window.canvas.focus()
    await page.keyboard.press('Control+1')
    const zoom = page.getByRole('button', { name: /^Zoom \d/ })
    while ((await zoom.textContent()) !== '25%') await page.keyboard.press('Control+-')
    await page.mouse.move(0, 0)
    await expect
      .poll(async () => distance(await window.canvas.screenshot(), wanted), { timeout: 60_000 })
      .toBeLessThanOrEqual(2)
  }
  const geometry = await window.openGroup('Crop and turn')
  const tone = await window.openGroup('Light and colour')

  await window.setNumber(geometry, 'Straighten', 6.3)
  await showsAQuarterOf([turn])
  await window.setNumber(tone, 'Exposure', 0.6)
  await showsAQuarterOf([turn, lighten('0.6')])
  await tone.getByRole('button', { name: 'Apply' }).click()
  await expect(rows).toHaveCount(1)
  await window.stackIsReady()
  await geometry.getByRole('button', { name: 'Apply' }).click()
  await expect(rows).toHaveCount(2)
  await window.stackIsReady()

  await rows
    .first()
    .getByRole('button', { name: /^Step 1/ })
    .click()
  await window.setNumber(rows.first(), 'Exposure', 0.9)
  await showsAQuarterOf([lighten('0.9'), turn])
  expect(studio.complaints).toEqual([])
})

/** A turned picture of 24 megapixels was followed by ten seconds of nothing. */
test('what was turned stays in sight until its result can be shown', async ({ studio }, {
  project,
}) => {
  test.skip(project.name !== 'chromium', 'only what goes over HTTP can be held back')
  const { page } = studio
  const window = new StudioPage(page)
  await window.skipWelcome()
  // Red above blue, level: what is turned has one of them to the left of the middle and the other to the right.
  const half = (background: string) => ({
    create: { width: 420, height: 150, channels: 3, background } as const,
  })
  const blue = await sharp(half('#2030c0')).png().toBuffer()
  const flag = sharp(half('#c03020'))
    .extend({ bottom: 150 })
    .composite([{ input: blue, top: 150, left: 0 }])
  await window.hand('paste', 'flag.png', await flag.png().toBuffer())
  await expect(window.canvas).toHaveAttribute('aria-label', /flag/)
  const redness = async () => {
    const { data, info } = await sharp(await window.canvas.screenshot())
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    const row = Math.floor(info.height / 2) - 6
    return [0.35, 0.65].map((share) => {
      const at = (row * info.width + Math.floor(info.width * share)) * 3
      return Math.sign((data[at] ?? 0) - (data[at + 2] ?? 0))
    })
  }
  await expect.poll(redness).toEqual([1, 1])
  await window.showPanel('Edit')
  const group = await window.openGroup('Crop and turn')
  await window.setNumber(group, 'Straighten', 6.3)
  await expect
    .poll(async () => [...(await redness())].sort((left, right) => left - right))
    .toEqual([-1, 1])
  const shown = await redness()
  const opened = await window.pictureName()
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/asset/**', async (route) => {
    await released
    await route.continue()
  })
  await group.getByRole('button', { name: 'Apply' }).click()
  await window.pictureChangedFrom(opened)
  expect(await redness()).toEqual(shown)
  release()
  await expect(page.getByText(/^Opening/)).toHaveCount(0)
  await expect.poll(redness).toEqual(shown)
})
