import { toStudioError } from '../../../preload/contract/errors'
import type { GeometryPlan } from '../../../preload/contract/pixels/geometryPlan'
import type { Box } from '../../../preload/contract/pixels/pixelBox'
import type { Pyramid } from '../picture/pyramid'
import { engineView, viewAround } from './exact/engineView'
import { exactPart, isSmallPart } from './exact/exactPart'
import type { PicturePreview } from './picturePreview'

/** What is looked at. */
export interface SettledRequest {
  readonly asset: string
  readonly pyramid: Pyramid
  readonly preview: PicturePreview
  readonly plan: GeometryPlan
  /** The part of the result that is in view, in whole pixels. */
  readonly part: Box
  /** Pixels of the result a side that one pixel of the screen stands for, as a power of two. */
  readonly reduction: number
}

interface SettledPart {
  readonly region: Box
  readonly canvas: OffscreenCanvas
}

/**
 * The export's own pixels for the part of a preview that is in view, made once nothing moves any more: steps
 * go over the picture at its own size and in their order, and only then is it reduced to the screen's. A small
 * part is made in the window, a large one by the engine.
 */
export class SettledPreview {
  private made: { readonly request: SettledRequest; readonly shown: SettledPart } | undefined
  private working: AbortController | undefined

  /** What is there to be drawn. */
  get shown(): SettledPart | undefined {
    return this.made?.shown
  }

  /** Whether what is there shows what is looked at. */
  fits({ asset, preview, part, reduction }: SettledRequest): boolean {
    if (!this.made) return false
    const { request, shown } = this.made
    return (
      request.asset === asset &&
      request.preview === preview &&
      request.reduction === reduction &&
      covers(shown.region, part)
    )
  }

  /**
   * Makes what is looked at; undefined where something else was asked for meanwhile, or where it cannot be
   * made, so that what is on the screen has to do.
   */
  async make(request: SettledRequest): Promise<SettledPart | undefined> {
    this.stop()
    const working = new AbortController()
    this.working = working
    try {
      const shown = await makePart(request, working.signal)
      if (working.signal.aborted) return undefined
      this.made = { request, shown }
      return shown
    } catch (error) {
      if (working.signal.aborted || isNoMatter(error)) return undefined
      throw error
    }
  }

  /** Gives up what is being made. */
  stop(): void {
    this.working?.abort()
    this.working = undefined
  }

  /** Gives up what is there, and what is being made. */
  clear(): void {
    this.stop()
    this.made = undefined
  }
}

async function makePart(request: SettledRequest, signal: AbortSignal): Promise<SettledPart> {
  const { asset, pyramid, preview, plan, part, reduction } = request
  if (isSmallPart(part, plan, pyramid))
    return { region: part, canvas: await exactPart(pyramid, preview, part, signal) }
  const view = viewAround(part, reduction, plan.size)
  const canvas = await engineView(asset, preview, view, signal)
  // Whole pixels of the view, also at the right and lower edge: squeezed into less they would be blurred.
  const size = { width: canvas.width * reduction, height: canvas.height * reduction }
  return { region: { left: view.left, top: view.top, ...size }, canvas }
}

function covers(region: Box, part: Box): boolean {
  return (
    region.left <= part.left &&
    region.top <= part.top &&
    region.left + region.width >= part.left + part.width &&
    region.top + region.height >= part.top + part.height
  )
}

/** Another window asked for something else, or pixels cannot be read: what is on the screen stays. */
function isNoMatter(error: unknown): boolean {
  return error instanceof DOMException || toStudioError(error).code === 'cancelled'
}
