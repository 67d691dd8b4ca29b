import { useEffect, useRef, useState } from 'react'
import { stillMotion } from '../../ui/stillMotion'
import { nextOnWalk, type WalkPlace } from './walkFrames'

/** Milliseconds that a frame is shown: as a film, and as single pictures for who asked for less motion. */
const frameTimes = { film: 90, still: 1000 } as const

interface WalkPlay {
  readonly playing: boolean
  readonly toggle: () => void
  readonly stop: () => void
}

/** Goes along a walk and back again, frame by frame, until it is stopped. */
export function useWalkPlay(
  frame: number,
  count: number,
  onFrame: (frame: number) => void,
): WalkPlay {
  const [playing, setPlaying] = useState(false)
  const place = useRef<WalkPlace>({ frame, step: 1 })
  const show = useRef(onFrame)
  show.current = onFrame
  if (!playing) place.current = { ...place.current, frame }

  useEffect(() => {
    if (!playing) return
    const time = stillMotion() ? frameTimes.still : frameTimes.film
    const timer = setInterval(() => {
      place.current = nextOnWalk(place.current, count)
      show.current(place.current.frame)
    }, time)
    return () => clearInterval(timer)
  }, [playing, count])

  return {
    playing,
    toggle: () => setPlaying(!playing),
    stop: () => setPlaying(false),
  }
}
