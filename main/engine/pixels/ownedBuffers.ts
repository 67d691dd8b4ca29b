import type sharp from 'sharp'
import type { Metadata } from 'sharp'

type Encoded = Buffer | { data: Buffer }
type Pipeline = {
  toBuffer(...options: unknown[]): Promise<Encoded>
  metadata(): Promise<Metadata>
}

/**
 * Makes the WebAssembly build of sharp answer with buffers of their own. What it answers otherwise are windows
 * into its memory, which is given to the next picture as soon as that very object is collected: a part of it, or
 * its samples as another type, would then change while they are worked on.
 */
export function ownBuffers(loaded: typeof sharp): void {
  const pipeline = (loaded as unknown as { prototype: Pipeline }).prototype
  const { toBuffer, metadata } = pipeline
  pipeline.toBuffer = async function (...options) {
    const encoded = await toBuffer.apply(this, options)
    return Buffer.isBuffer(encoded) ? owned(encoded) : { ...encoded, data: owned(encoded.data) }
  }
  pipeline.metadata = async function () {
    const facts = Object.entries(await metadata.apply(this))
    return Object.fromEntries(
      facts.map(([name, fact]) => [name, Buffer.isBuffer(fact) ? owned(fact) : fact]),
    ) as unknown as Metadata
  }
}

function owned(view: Buffer): Buffer {
  return Buffer.from(Uint8Array.from(view).buffer)
}
