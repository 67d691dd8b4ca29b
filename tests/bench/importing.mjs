import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { median, timed } from './measure.mjs'
import { serve } from './studioProcesses.mjs'

const pictures = 1000
const quarter = pictures / 4

/** Taking 1,000 pictures into the library: the last quarter must not take longer than the first. */
export async function bench(folder) {
  const place = join(folder, 'import')
  await mkdir(place)
  const files = []
  for (let index = 0; index < pictures; index += 1)
    files.push(
      await sharp({
        create: {
          width: 640,
          height: 480,
          channels: 3,
          background: { r: index % 256, g: 99 + (index >> 8), b: 160 },
        },
      })
        .jpeg()
        .toBuffer(),
    )
  const studio = await serve(place)
  try {
    await studio.importBytes('first.jpg', files[0])
    const times = []
    for (const [index, bytes] of files.entries())
      times.push(await timed(() => studio.importBytes(`picture ${index}.jpg`, bytes)))
    const first = median(times.slice(0, quarter))
    const last = median(times.slice(-quarter))
    return {
      rows: [
        {
          what: `import of ${pictures} pictures, one by one: the last ${quarter}`,
          value: `${last.toFixed(1)} ms each`,
          against: `the first ${quarter}`,
          reference: `${first.toFixed(1)} ms each`,
          figure: last / first,
          bar: 1.25,
        },
      ],
    }
  } finally {
    await studio.stop()
  }
}
