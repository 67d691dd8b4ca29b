import sharp from 'sharp'

/** A photograph's worth of pixels: a meadow of soft waves with someone standing in it. */
export async function meadow(width: number, height: number): Promise<Buffer> {
  const tile = await sharp({
    create: {
      width: 600,
      height: 400,
      channels: 3,
      background: '#7c9a55',
      noise: { type: 'gaussian', mean: 128, sigma: 12 },
    },
  })
    .png()
    .toBuffer()
  const person = Buffer.from(
    `<svg width="${width}" height="${height}"><g fill="#7a2f2a"><circle cx="${width / 2}" cy="${height * 0.44}" r="${height * 0.03}"/><rect x="${width * 0.485}" y="${height * 0.47}" width="${width * 0.03}" height="${height * 0.14}" rx="20"/></g></svg>`,
  )
  const grass = await sharp(tile)
    .resize(width, height, { kernel: 'cubic' })
    .tint('#8fae5f')
    .png()
    .toBuffer()
  // Apart, since the tint comes after the composition where both are asked for at once.
  return sharp(grass)
    .composite([{ input: person }])
    .jpeg({ quality: 90 })
    .toBuffer()
}

/** How far the middle of a picture is from the red of who stood there. */
export async function middleRedness(file: string): Promise<number> {
  const image = sharp(file)
  const { width = 0, height = 0 } = await image.metadata()
  const { data } = await image
    .extract({
      left: Math.round(width * 0.49),
      top: Math.round(height * 0.48),
      width: Math.round(width * 0.02),
      height: Math.round(height * 0.1),
    })
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  let sum = 0
  for (let at = 0; at < data.length; at += 3) sum += (data[at] ?? 0) - (data[at + 1] ?? 0)
  return sum / (data.length / 3)
}
