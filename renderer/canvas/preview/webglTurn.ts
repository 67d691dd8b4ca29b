import { type PictureView, viewSize } from '../../../preload/contract/pictureView'
import type { GeometryPlan } from '../../../preload/contract/pixels/geometryPlan'
import { catmullRomSteps } from '../../../preload/contract/pixels/resamplingKernels'
import { decodeSrgb } from '../../../preload/contract/pixels/srgb'
import type { Level, Pyramid } from '../picture/pyramid'
import { mixesPixels } from './exact/exactPart'
import { turnShader } from './turnShader'
import { WebglProgram } from './webglProgram'

/** Most pixels a side that one of the screen's is the mean of; beyond that a halved picture is turned. */
const mostSamples = 4
/** Most pixels of a picture that is handed to the card. */
const mostPixels = 16_000_000
/** Steps of a map's first part: with places up to 8192 they make 24 bits. */
const highSteps = 2048

/** Whether a plan turns a picture by an angle and does not enlarge or reduce it: what the shader does exactly. */
export function turnsOnly(plan: GeometryPlan): boolean {
  const { a, b, c, d } = plan.map
  return mixesPixels(plan) && Math.abs(Math.abs(a * d - b * c) - 1) < 1e-9
}

/** Turns pictures on the graphics card by the engine's own kernel, fast enough to follow a slider. */
export class WebglTurn {
  private readonly program: WebglProgram
  private readonly linear: WebGLTexture
  /** The picture on the card. */
  private held: { readonly level: Level; readonly texture: WebGLTexture } | undefined

  /** Throws an Error where the shader does not compile. */
  constructor(
    private readonly gl: WebGL2RenderingContext,
    private readonly createTexture: () => WebGLTexture,
  ) {
    this.program = new WebglProgram(gl, turnShader)
    this.linear = createTexture()
    const levels = Float32Array.from({ length: 256 }, (_, level) => decodeSrgb(level / 255))
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, 256, 1, 0, gl.RED, gl.FLOAT, levels)
  }

  /** The level of a pyramid that a view is made of; undefined where none is small enough for the card. */
  levelFor({ levels, size }: Pyramid, { reduction }: PictureView): Level | undefined {
    const side = this.gl.getParameter(this.gl.MAX_TEXTURE_SIZE) as number
    return levels.find(
      (level) =>
        level.reduction <= reduction &&
        reduction / level.reduction <= mostSamples &&
        (size.width * size.height) / level.reduction ** 2 <= mostPixels &&
        Math.max(size.width, size.height) / level.reduction <= side,
    )
  }

  /** Fills the bound target, a pixel for each of the view, upside down as a canvas is. */
  fill(pyramid: Pyramid, level: Level, { map: back }: GeometryPlan, view: PictureView): void {
    const { width, height } = viewSize(view)
    const own = level.reduction
    const { a, b, c, d, e, f } = back
    const [x, y] = [view.left / own + 0.5, view.top / own + 0.5]
    const offset = [a * x + c * y + e / own - 0.5, b * x + d * y + f / own - 0.5] as const
    const whole = offset.map(Math.floor)
    const map = [a, b, c, d]
    const high = map.map((value) => Math.round(value * highSteps) / highSteps)
    this.program.fill(
      {
        size: [width, height],
        samples: view.reduction / own,
        mapHigh: high,
        mapLow: map.map((value, at) => value - (high[at] ?? 0)),
        offsetWhole: whole,
        offsetPart: offset.map((value, at) => value - (whole[at] ?? 0)),
        tableSteps: catmullRomSteps,
      },
      { source: this.textureOf(pyramid, level), linear: this.linear },
      { upsideDown: true },
    )
  }

  private textureOf({ size }: Pyramid, level: Level): WebGLTexture {
    if (this.held?.level === level) return this.held.texture
    const { gl } = this
    if (this.held) gl.deleteTexture(this.held.texture)
    const texture = this.createTexture()
    const along = (length: number) => Math.max(1, Math.round(length / level.reduction))
    gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA8, along(size.width), along(size.height))
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
    for (const { image, place } of level.pieces) {
      // Through a canvas: bitmaps keep their alpha multiplied, whatever is asked for.
      const copy = new OffscreenCanvas(along(place.width), along(place.height))
      copy.getContext('2d')?.drawImage(image, 0, 0, copy.width, copy.height)
      const [left, top] = [place.left / level.reduction, place.top / level.reduction]
      gl.texSubImage2D(gl.TEXTURE_2D, 0, left, top, gl.RGBA, gl.UNSIGNED_BYTE, copy)
    }
    this.held = { level, texture }
    return texture
  }
}
