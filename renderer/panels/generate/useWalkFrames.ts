import { useEffect, useRef, useState } from 'react'
import { studio } from '../../state/studio'
import { showError } from '../../ui/notices'
import type { GeneratedPlace } from './outputFacts'
import { asRecipe, frameOrder, frameRecipe, nextFrame, walkFrameCount } from './walkFrames'

/**
 * Pictures of the walk between two results by their frame, drawn one at a time: first what the scrubber
 * stands on, then the rest. They live as long as the two ends do.
 */
export function useWalkFrames(
  from: GeneratedPlace,
  to: GeneratedPlace,
  wanted: number,
): ReadonlyMap<number, string> {
  const [frames, setFrames] = useState<ReadonlyMap<number, string>>(new Map())
  const latest = useRef(wanted)
  latest.current = wanted

  useEffect(() => {
    let current = true
    const made = new Map<number, string>()
    const order = frameOrder(walkFrameCount)
    const draw = async () => {
      for (;;) {
        const frame = nextFrame(latest.current, new Set(made.keys()), order)
        if (frame === undefined || !current) return
        const recipe = asRecipe(frameRecipe(from, to, frame))
        const { bytes, type } = await studio().calls.models.draw({ recipe })
        if (!current) return
        made.set(frame, URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type })))
        setFrames(new Map(made))
      }
    }
    draw().catch((error: unknown) => current && showError(error))
    return () => {
      current = false
      setFrames(new Map())
      for (const url of made.values()) URL.revokeObjectURL(url)
    }
  }, [from, to])

  return frames
}
