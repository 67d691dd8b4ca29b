import { create } from 'zustand'
import { type Settings, tourSteps } from '../../preload/contract/settings'
import { useSettings } from './settingsStore'

export type TourStep = (typeof tourSteps)[number]

interface TourState {
  /** Put away for now; it goes on when it is asked for, or when the window opens again. */
  readonly hidden: boolean
  /** Counts how often the tour was asked for: its card takes the focus. */
  readonly asked: number
}

export const useTour = create<TourState>()(() => ({ hidden: false, asked: 0 }))

/** Where the tour stands, or undefined where there is none. */
export function tourStepOf(settings: Settings | undefined): TourStep | undefined {
  return tourSteps.find((step) => step === settings?.tour)
}

/** Moves the tour to a step, or ends it. Throws what keeping settings throws. */
export function setTour(tour: Settings['tour']): Promise<void> {
  return useSettings.getState().update({ tour, welcomed: true })
}

/** Begins the tour, or goes on where it was left, and gives it the focus. */
export async function askForTour(): Promise<void> {
  const step = tourStepOf(useSettings.getState().settings)
  if (step === undefined || step === 'finish') await setTour('generate')
  useTour.setState(({ asked }) => ({ hidden: false, asked: asked + 1 }))
}

/** The step after another; the last one stays. */
export function tourStepAfter(step: TourStep): TourStep {
  return tourSteps[tourSteps.indexOf(step) + 1] ?? step
}
