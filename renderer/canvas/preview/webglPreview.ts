import { type PictureView, viewSize } from '../../../preload/contract/pictureView'
import { contrastSlope, middleGrey } from '../../../preload/contract/pixels/contrast'
import type { GeometryPlan } from '../../../preload/contract/pixels/geometryPlan'
import { lumaBlue, lumaGreen, lumaRed } from '../../../preload/contract/pixels/luma'
import {
  highlightDrop,
  highlightEnd,
  highlightLift,
  highlightStart,
  shadowDrop,
  shadowLift,
} from '../../../preload/contract/pixels/luminanceMasks'
import { monochromeMix } from '../../../preload/contract/pixels/monochromeMix'
import { channelGains, neutralTone } from '../../../preload/contract/pixels/toneColour'
import type { StepParameters } from '../../../preload/contract/steps'
import type { Pyramid } from '../picture/pyramid'
import type { ColourStep } from './picturePreview'
import type { PreviewRenderer, PreviewSource } from './previewRenderer'
import { blurShader, lumaShader, monochromeShader, sharpenShader, toneShader } from './shaders'
import { WebglProgram } from './webglProgram'
import { turnsOnly, WebglTurn } from './webglTurn'

/** How many standard deviations of the Gaussian are summed. */
const blurReach = 4
const lumaWeights = [lumaRed, lumaGreen, lumaBlue] as const

interface Target {
  readonly texture: WebGLTexture
  readonly framebuffer: WebGLFramebuffer
}

/** The preview on the graphics card. */
export class WebglPreview implements PreviewRenderer {
  private readonly canvas = new OffscreenCanvas(1, 1)
  private readonly gl: WebGL2RenderingContext
  private readonly tone: WebglProgram
  private readonly monochrome: WebglProgram
  private readonly luma: WebglProgram
  private readonly blur: WebglProgram
  private readonly sharpen: WebglProgram
  private readonly turning: WebglTurn | undefined
  /** Textures of the sources that were rendered last: the whole picture and its visible part. */
  private readonly sources: { canvas: OffscreenCanvas; texture: WebGLTexture }[] = []

  /** Throws an Error where the machine has no WebGL 2 with float targets, or none that is fast. */
  constructor({ evenInSoftware = false } = {}) {
    const gl = this.canvas.getContext('webgl2', {
      premultipliedAlpha: false,
      antialias: false,
      depth: false,
    })
    if (!gl) throw new Error('no WebGL 2')
    if (!evenInSoftware && drawsInSoftware(gl)) throw new Error('WebGL 2 runs on the processor')
    // Half floats hold the blurred luma: 8 bits would show as bands once they are amplified.
    if (!gl.getExtension('EXT_color_buffer_float')) throw new Error('no float targets')
    this.gl = gl
    this.tone = new WebglProgram(gl, toneShader)
    this.monochrome = new WebglProgram(gl, monochromeShader)
    this.luma = new WebglProgram(gl, lumaShader)
    this.blur = new WebglProgram(gl, blurShader)
    this.sharpen = new WebglProgram(gl, sharpenShader)
    this.turning = turningOn(gl, () => this.texture())
  }

  render(source: PreviewSource, steps: readonly ColourStep[]): ImageBitmap {
    const { gl, canvas } = this
    const { width, height } = source.canvas
    this.resize(width, height)
    const used: Target[] = []
    // Between steps the engine keeps fractions, and half floats hold more than 8 bits show.
    const target = () => {
      const made = this.target(width, height, gl.RGBA16F)
      used.push(made)
      return made
    }
    let texture = this.sourceTexture(source.canvas)
    // Without a step the source is copied.
    const chain: readonly ColourStep[] =
      steps.length > 0 ? steps : [{ step: 'adjust.tone', parameters: neutralTone }]
    chain.forEach((step, index) => {
      const last = index === chain.length - 1
      const to = last ? undefined : target()
      this.fillStep(step, texture, to, source, target)
      if (to) texture = to.texture
    })
    for (const each of used) this.release(each)
    return canvas.transferToImageBitmap()
  }

  turns(pyramid: Pyramid, plan: GeometryPlan, view: PictureView): boolean {
    return turnsOnly(plan) && this.turning?.levelFor(pyramid, view) !== undefined
  }

  turn(pyramid: Pyramid, plan: GeometryPlan, view: PictureView): OffscreenCanvas | undefined {
    const { turning } = this
    const level = turnsOnly(plan) ? turning?.levelFor(pyramid, view) : undefined
    if (!turning || !level) return undefined
    const { width, height } = viewSize(view)
    this.resize(width, height)
    this.gl.bindFramebuffer(this.gl.FRAMEBUFFER, null)
    turning.fill(pyramid, level, plan, view)
    const turned = new OffscreenCanvas(width, height)
    turned
      .getContext('bitmaprenderer')
      ?.transferFromImageBitmap(this.canvas.transferToImageBitmap())
    return turned
  }

  private resize(width: number, height: number): void {
    const { gl, canvas } = this
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width
      canvas.height = height
    }
    gl.viewport(0, 0, width, height)
  }

  /** One step from a texture into a target, or onto the canvas where there is none. */
  private fillStep(
    step: ColourStep,
    texture: WebGLTexture,
    to: Target | undefined,
    source: PreviewSource,
    between: () => Target,
  ): void {
    const options = { upsideDown: to === undefined }
    const into = (fill: () => void) => {
      this.gl.bindFramebuffer(this.gl.FRAMEBUFFER, to?.framebuffer ?? null)
      fill()
    }
    switch (step.step) {
      case 'adjust.tone':
        into(() => this.tone.fill(toneUniforms(step.parameters), { source: texture }, options))
        break
      case 'adjust.monochrome': {
        const { weights, shifts } = monochromeMix(step.parameters)
        into(() => this.monochrome.fill({ weights, shifts }, { source: texture }, options))
        break
      }
      case 'adjust.sharpen': {
        const { radius, amount, threshold } = step.parameters
        const blurred = this.blurredLuma(texture, radius * source.scale, source.canvas, between)
        const uniforms = { amount, threshold: threshold / 255, lumaWeights }
        into(() => this.sharpen.fill(uniforms, { source: texture, blurred }, options))
        break
      }
    }
  }

  private blurredLuma(
    texture: WebGLTexture,
    sigma: number,
    { width, height }: { width: number; height: number },
    target: () => Target,
  ): WebGLTexture {
    const [luma, across, down] = [target(), target(), target()]
    this.fillTarget(luma, () => this.luma.fill({ lumaWeights }, { source: texture }))
    const reach = Math.max(1, Math.ceil(sigma * blurReach))
    const blur = (pixelStep: readonly [number, number], from: Target) =>
      this.blur.fill({ pixelStep, sigma }, { source: from.texture }, { reach })
    this.fillTarget(across, () => blur([1 / width, 0], luma))
    this.fillTarget(down, () => blur([0, 1 / height], across))
    return down.texture
  }

  destroy(): void {
    this.gl.getExtension('WEBGL_lose_context')?.loseContext()
  }

  /** The texture of a source; the two used last stay on the card. */
  private sourceTexture(canvas: OffscreenCanvas): WebGLTexture {
    const known = this.sources.find((each) => each.canvas === canvas)
    if (known) return known.texture
    const { gl } = this
    const texture = this.texture()
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false)
    gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE, canvas)
    this.sources.push({ canvas, texture })
    if (this.sources.length > 2) gl.deleteTexture(this.sources.shift()?.texture ?? null)
    return texture
  }

  private texture(): WebGLTexture {
    const { gl } = this
    const texture = gl.createTexture()
    gl.activeTexture(gl.TEXTURE0)
    gl.bindTexture(gl.TEXTURE_2D, texture)
    for (const [name, value] of [
      [gl.TEXTURE_MIN_FILTER, gl.NEAREST],
      [gl.TEXTURE_MAG_FILTER, gl.NEAREST],
      [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE],
      [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
    ] as const) {
      gl.texParameteri(gl.TEXTURE_2D, name, value)
    }
    return texture
  }

  private target(width: number, height: number, format: GLenum): Target {
    const { gl } = this
    const texture = this.texture()
    gl.texStorage2D(gl.TEXTURE_2D, 1, format, width, height)
    const framebuffer = gl.createFramebuffer()
    gl.bindFramebuffer(gl.FRAMEBUFFER, framebuffer)
    gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, texture, 0)
    return { texture, framebuffer }
  }

  private fillTarget(target: Target, fill: () => void): void {
    this.gl.bindFramebuffer(this.gl.FRAMEBUFFER, target.framebuffer)
    fill()
  }

  private release({ texture, framebuffer }: Target): void {
    this.gl.deleteFramebuffer(framebuffer)
    this.gl.deleteTexture(texture)
  }
}

/** A driver that does not take the longest shader still does colours. */
function turningOn(
  gl: WebGL2RenderingContext,
  createTexture: () => WebGLTexture,
): WebglTurn | undefined {
  try {
    return new WebglTurn(gl, createTexture)
  } catch {
    return undefined
  }
}

/** A graphics library that imitates a card on the processor is slower than the tables are. */
function drawsInSoftware(gl: WebGL2RenderingContext): boolean {
  const info = gl.getExtension('WEBGL_debug_renderer_info')
  const name = info ? String(gl.getParameter(info.UNMASKED_RENDERER_WEBGL)) : ''
  return /swiftshader|llvmpipe|basic render/i.test(name)
}

function toneUniforms(
  tone: StepParameters<'adjust.tone'>,
): Record<string, number | readonly number[]> {
  return {
    gains: channelGains(tone),
    contrastSlope: contrastSlope(tone.contrast),
    highlights: tone.highlights / 100,
    shadows: tone.shadows / 100,
    saturation: 1 + tone.saturation / 100,
    inverseGamma: 1 / tone.gamma,
    middleGrey,
    lumaWeights,
    maskShares: [shadowLift, shadowDrop, highlightDrop, highlightLift],
    highlightRange: [highlightStart, highlightEnd],
  }
}
