import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { root } from '../../.config/machine.cjs'
import { StudioPage } from './support/studioPage'
import { expect, test } from './support/studioTest'

const size = { width: 420, height: 300 }

/** Thin lines, black beside white, and noise: what kernels differ on most. */
async function chart(): Promise<Buffer> {
  const data = Buffer.alloc(size.width * size.height * 3)
  for (let y = 0; y < size.height; y += 1) {
    for (let x = 0; x < size.width; x += 1) {
      const noise = (Math.imul(y * size.width + x, 2654435761) >>> 24) & 255
      const bit = (period: number) => (Math.floor((x + y) / period) % 2) * 255
      data.set(
        x < 140
          ? [bit(1), bit(2), bit(7)]
          : x < 280
            ? [noise, noise, 255 - noise]
            : [x % 256, y % 256, bit(16)],
        (y * size.width + x) * 3,
      )
    }
  }
  return sharp(data, { raw: { ...size, channels: 3 } })
    .png()
    .toBuffer()
}

/** How far what is in the middle of a screenshot is from a picture: the largest difference of a channel. */
async function distance(screen: Buffer, picture: string): Promise<number> {
  const wanted = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const { width, height } = wanted.info
  const seen = await sharp(screen).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const [middleX, middleY] = [(seen.info.width - width) / 2, (seen.info.height - height) / 2]
  // An odd difference of sizes leaves half a pixel to either side.
  const places = [Math.floor(middleX), Math.ceil(middleX)].flatMap((left) =>
    [Math.floor(middleY), Math.ceil(middleY)].map((top) => ({ left, top })),
  )
  return Math.min(
    ...places.map(({ left, top }) => {
      let largest = 0
      for (let y = 0; y < height; y += 1) {
        const from = ((top + y) * seen.info.width + left) * 3
        for (let at = 0; at < width * 3; at += 1)
          largest = Math.max(
            largest,
            Math.abs((seen.data[from + at] ?? 0) - (wanted.data[y * width * 3 + at] ?? 0)),
          )
      }
      return largest
    }),
  )
}

/** What one turns and resizes by eye would otherwise come out sharper or softer than it was shown. */
test('turning and resizing are shown as they will be exported', async ({ studio }) => {
  const { page, folder } = studio
  const source = join(folder, 'chart.png')
  await writeFile(source, await chart())
  const window = new StudioPage(page)
  await window.skipWelcome()
  await window.hand('paste', 'chart.png', await chart())
  await expect(window.canvas).toHaveAttribute('aria-label', /chart/)
  await window.showPanel('Edit')
  const group = await window.openGroup('Crop and turn')
  for (const [name, field, value, flags] of [
    ['turned', 'Straighten', 6.3, ['--straighten', '6.3']],
    ['narrow', 'Width', 190, ['--straighten', '6.3', '--width', '190']],
  ] as const) {
    const exported = join(folder, `${name}.png`)
    await promisify(execFile)(process.execPath, [
      ...[join(root, 'dist/studio.cjs'), 'transform', 'geometry', source],
      ...[...flags, '--out', exported],
    ])
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
