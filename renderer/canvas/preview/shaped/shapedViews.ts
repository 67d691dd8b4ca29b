import { fromPayload, StudioError } from '../../../../preload/contract/errors'
import type { PictureView } from '../../../../preload/contract/pictureView'
import type { GeometryPlan } from '../../../../preload/contract/pixels/geometryPlan'
import type { Box } from '../../../../preload/contract/pixels/pixelBox'
import type { Level, Pyramid } from '../../picture/pyramid'
import type { PicturePreview } from '../picturePreview'
import type { ShapeReply, ShapeRequest } from './shapeMessages'
import { planShape } from './shapePlan'

/** What is looked at while a slider moves. */
export interface ShapedRequest {
  readonly pyramid: Pyramid
  readonly preview: PicturePreview
  readonly plan: GeometryPlan
  readonly view: PictureView
  /** Pixels of the screen that a pixel of the result was asked for as, at most 1. */
  readonly zoom: number
}

interface Listeners {
  /** Called with each view that is made, also where another one was asked for meanwhile. */
  readonly made: (request: ShapedRequest, canvas: OffscreenCanvas) => void
  readonly failed: (error: unknown) => void
}

/**
 * Makes views of what a preview's geometry makes of a picture on a thread of its own, one after the other. Of the
 * views that are asked for meanwhile only the last one is made, so that a slider is never followed late.
 */
export class ShapedViews {
  private worker: Worker | undefined
  private working: ShapedRequest | undefined
  private next: ShapedRequest | undefined

  constructor(private readonly listeners: Listeners) {}

  ask(request: ShapedRequest): void {
    if (this.working && sameView(this.working, request)) this.next = undefined
    else if (this.working) this.next = request
    else this.start(request)
  }

  /** Gives up what was asked for. */
  stop(): void {
    this.next = undefined
    if (!this.working) return
    this.working = undefined
    // Only ending it stops a thread.
    this.destroy()
  }

  destroy(): void {
    this.worker?.terminate()
    this.worker = undefined
  }

  private start(request: ShapedRequest): void {
    this.working = request
    this.worker ??= this.startWorker()
    const { pyramid, preview, view } = request
    const levels = pyramid.levels.map(({ reduction }) => reduction)
    const plan = planShape(pyramid.size, preview, view, levels)
    const level = pyramid.levels.find(({ reduction }) => reduction === plan.level)
    const source = levelPixels(level, plan.from)
    const message: ShapeRequest = { plan, source }
    this.worker.postMessage(message, [source.data.buffer])
  }

  private startWorker(): Worker {
    const worker = new Worker(new URL('./shapeWorker.ts', import.meta.url), {
      type: 'module',
      name: 'shape',
    })
    worker.onmessage = ({ data }: MessageEvent<ShapeReply>) => this.answered(data)
    worker.onerror = ({ message }) => {
      this.stop()
      this.listeners.failed(new StudioError('internal', { reason: message }))
    }
    return worker
  }

  private answered(reply: ShapeReply): void {
    const { working, next } = this
    this.working = undefined
    this.next = undefined
    if (next) this.start(next)
    if (!working) return
    if (reply.kind === 'failed') {
      this.listeners.failed(fromPayload(reply))
      return
    }
    const { width, height, data } = reply.pixels
    const canvas = new OffscreenCanvas(width, height)
    const pixels = new ImageData(data as Uint8ClampedArray<ArrayBuffer>, width, height)
    canvas.getContext('2d', { willReadFrequently: true })?.putImageData(pixels, 0, 0)
    this.listeners.made(working, canvas)
  }
}

function sameView(one: ShapedRequest, other: ShapedRequest): boolean {
  return (
    one.pyramid === other.pyramid &&
    one.plan === other.plan &&
    JSON.stringify(one.view) === JSON.stringify(other.view)
  )
}

/** A level's pixels in a box of them. */
function levelPixels(level: Level | undefined, { left, top, width, height }: Box): ImageData {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context || !level) return new ImageData(width, height)
  // Each piece in its own pixels: stretched by a fraction of one it would be blurred.
  for (const { image, place } of level.pieces)
    context.drawImage(image, place.left / level.reduction - left, place.top / level.reduction - top)
  return context.getImageData(0, 0, width, height)
}
