import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import sharp from 'sharp'
import { root } from '../../.config/machine.cjs'
import { environmentOf } from './windows.mjs'

const run = promisify(execFile)

/** Runs the studio's command line on the library of a folder. */
export const commandLine = (folder, ...words) =>
  run(process.execPath, [join(root, 'dist/studio.cjs'), ...words], { env: environmentOf(folder) })

/** A library with one photograph of 24 megapixels; tells its file. */
export async function photographLibrary(folder) {
  const input = join(folder, 'photograph.jpg')
  const noise = { type: 'gaussian', mean: 128, sigma: 40 }
  await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#888', noise } })
    .resize(6000, 4000)
    .jpeg({ quality: 88 })
    .toFile(input)
  await commandLine(folder, 'library', 'import-files', input)
  return input
}

/** A page with nothing but the photograph, as wide as a window shows it. */
export async function seenAlone(photograph) {
  const small = await sharp(photograph).resize(1200).jpeg().toBuffer()
  const source = `data:image/jpeg;base64,${small.toString('base64')}`
  return { source, page: `<body style="margin:0"><img width="1200" src="${source}"></body>` }
}
