import { channelAt, clampUnit, lookUp, storeFour, storeThree } from './lanes'

/**
 * adjust.monochrome over float32, in place: the weighted sum of the channels by the table of `decode`, by
 * that of `encode`, and shifted in the middle of the scale.
 */
export function monochrome(
  place: usize,
  channels: i32,
  pixels: i32,
  decode: usize,
  encode: usize,
  steps: f32,
  redWeight: f32,
  greenWeight: f32,
  blueWeight: f32,
  redShift: f32,
  greenShift: f32,
  blueShift: f32,
): void {
  const stride = (<usize>channels) << 2
  for (let pixel = 0; pixel < pixels; pixel += 4) {
    const at = place + <usize>pixel * stride
    const red = lookUp(decode, steps, channelAt(at, stride))
    const green = lookUp(decode, steps, channelAt(at + 4, stride))
    const blue = lookUp(decode, steps, channelAt(at + 8, stride))
    const light = f32x4.add(
      f32x4.add(
        f32x4.mul(f32x4.splat(redWeight), red),
        f32x4.mul(f32x4.splat(greenWeight), green),
      ),
      f32x4.mul(f32x4.splat(blueWeight), blue),
    )
    const grey = lookUp(encode, steps, light)
    const middle = f32x4.mul(
      f32x4.mul(f32x4.splat(4), grey),
      f32x4.sub(f32x4.splat(1), grey),
    )
    const tonedRed = toned(grey, middle, redShift)
    const tonedGreen = toned(grey, middle, greenShift)
    const tonedBlue = toned(grey, middle, blueShift)
    if (channels == 3) storeThree(at, tonedRed, tonedGreen, tonedBlue)
    else storeFour(at, tonedRed, tonedGreen, tonedBlue, channelAt(at + 12, stride))
  }
}

// @ts-expect-error: decorator
@inline
function toned(grey: v128, middle: v128, shift: f32): v128 {
  return clampUnit(f32x4.add(grey, f32x4.mul(middle, f32x4.splat(shift))))
}
