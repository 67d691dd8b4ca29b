import * as z from 'zod'

/** What a search through folders passed over, so that nobody takes a part for the whole. */
export const leftOutSchema = z.object({
  /** Symbolic links, which are never followed: they may lead in a circle, or out of the folder. */
  links: z.int(),
  /** Folders that could not be read. */
  unreadable: z.int(),
  /** Folders that lie deeper than is looked. */
  deep: z.int(),
  /** Whether the search ended early, because it had found as many as it takes. */
  full: z.boolean(),
})
export type LeftOut = z.infer<typeof leftOutSchema>

export const nothingLeftOut: LeftOut = { links: 0, unreadable: 0, deep: 0, full: false }

/** How far folders are searched. */
export interface WalkLimits {
  /** Folders within folders. */
  readonly depth: number
  readonly pictures: number
  /** Files and folders of any kind that are looked at. */
  readonly entries: number
}

/** More than any archive of photographs has, and less than a home folder with all its programs. */
export const walkLimits: WalkLimits = { depth: 32, pictures: 100_000, entries: 1_000_000 }
