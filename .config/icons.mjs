/**
 * Draws the studio's icon in the forms that systems want, from renderer/public/icon.svg into dist/icons:
 * PNGs for Linux, an .ico for Windows (PNG entries, as since Vista) and an .icns for macOS.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { root } from './machine.cjs'

const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const windowsSizes = [16, 24, 32, 48, 64, 128, 256]
/** Types of an icon's entries that hold PNGs (Apple's IconFamily), with their pixels. */
const macTypes = [
  ...[
    ['icp4', 16],
    ['icp5', 32],
    ['icp6', 64],
    ['ic07', 128],
    ['ic08', 256],
    ['ic09', 512],
  ],
  ...[
    ['ic10', 1024],
    ['ic11', 32],
    ['ic12', 64],
    ['ic13', 256],
    ['ic14', 512],
  ],
]

/** Draws all of them and tells the folder. */
export async function drawIcons() {
  const drawing = readFileSync(join(root, 'renderer/public/icon.svg'))
  const folder = join(root, 'dist/icons')
  mkdirSync(join(folder, 'linux'), { recursive: true })
  const sizes = [...new Set([...linuxSizes, ...windowsSizes, ...macTypes.map(([, size]) => size)])]
  const { width = 64 } = await sharp(drawing).metadata()
  const drawn = new Map()
  for (const size of sizes) {
    // Drawn at its size, not enlarged.
    const density = (72 * size) / width
    drawn.set(size, await sharp(drawing, { density }).resize(size, size).png().toBuffer())
  }
  for (const size of linuxSizes)
    writeFileSync(join(folder, 'linux', `${size}x${size}.png`), drawn.get(size))
  writeFileSync(
    join(folder, 'icon.ico'),
    windowsIcon(windowsSizes.map((size) => [size, drawn.get(size)])),
  )
  writeFileSync(
    join(folder, 'icon.icns'),
    macIcon(macTypes.map(([type, size]) => [type, drawn.get(size)])),
  )
  return folder
}

function windowsIcon(entries) {
  const head = Buffer.alloc(6 + 16 * entries.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(entries.length, 4)
  let offset = head.length
  for (const [index, [size, png]] of entries.entries()) {
    const at = 6 + 16 * index
    // 256 is written as 0.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  }
  return Buffer.concat([head, ...entries.map(([, png]) => png)])
}

function macIcon(entries) {
  const chunk = (type, body) => {
    const head = Buffer.alloc(8)
    head.write(type, 'latin1')
    head.writeUInt32BE(body.length + 8, 4)
    return Buffer.concat([head, body])
  }
  return chunk('icns', Buffer.concat(entries.map(([type, png]) => chunk(type, png))))
}
