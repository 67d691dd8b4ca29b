import { create } from 'zustand'

/** How often pictures were saved as files since the window opened. */
export const useSaved = create<{ readonly times: number }>()(() => ({ times: 0 }))

export function noteSaved(): void {
  useSaved.setState(({ times }) => ({ times: times + 1 }))
}
