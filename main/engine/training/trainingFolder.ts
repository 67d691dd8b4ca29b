import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import type { OwnSet } from './ownSet'
import { replaceText } from './replaceText'

/** So many trainings can be gone on with; the checkpoints of one take some 250 MB. */
const keptTrainings = 3
/** After so many milliseconds nobody writes a draft any more. */
const draftMilliseconds = 24 * 3600 * 1000

const factsSchema = z.object({
  /** SHA-256 of the generator that it began with. */
  start: z.string(),
  fingerprint: z.string(),
  /** The model that was made last, and how long the folder had been trained by then. */
  made: z.object({ sha256: z.string(), minutes: z.number() }).optional(),
})
type Facts = z.output<typeof factsSchema>

const factsFile = 'facts.json'
const draftName = 'draft-'

/** The folder of one training: its set, its checkpoint and its samples. It stays for going on. */
interface TrainingFolder {
  readonly path: string
  /** How long it had been trained when the start was made of it; 0 for another start. */
  readonly minutesBefore: number
  /** Remembers the model that was made, so that a training that starts from it goes on here. */
  remember(sha256: string, minutes: number): Promise<void>
}

/**
 * Makes a folder with a set, or finds the one of these pictures to go on in: the one that made the start, else
 * one that began with the same start and has not come to its end. `write` writes the set.
 */
export async function openTraining(
  root: string,
  start: string,
  write: (folder: string) => Promise<OwnSet>,
): Promise<{ folder: TrainingFolder; set: OwnSet }> {
  const draft = await mkdtemp(join(root, draftName))
  try {
    const set = await write(draft)
    const { fingerprint } = set
    const found = await findTraining(root, start, fingerprint)
    const path = found?.path ?? join(root, randomBytes(12).toString('hex'))
    const facts = found?.facts ?? { start, fingerprint }
    if (!found) {
      await replaceFacts(draft, facts)
      await rename(draft, path)
    }
    await forgetOld(root, path)
    const folder: TrainingFolder = {
      path,
      minutesBefore: facts.made?.minutes ?? 0,
      remember: (sha256, minutes) => replaceFacts(path, { ...facts, made: { sha256, minutes } }),
    }
    return { folder, set }
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
}

async function findTraining(
  root: string,
  start: string,
  fingerprint: string,
): Promise<{ path: string; facts: Facts } | undefined> {
  const known: { path: string; facts: Facts }[] = []
  for (const path of await trainings(root)) {
    const facts = await readFacts(path)
    if (facts?.fingerprint === fingerprint) known.push({ path, facts })
  }
  return (
    known.find(({ facts }) => facts.made?.sha256 === start) ??
    known.find(({ facts }) => facts.made === undefined && facts.start === start)
  )
}

async function trainings(root: string): Promise<string[]> {
  const names = await readdir(root)
  return names.filter((name) => /^[0-9a-f]{24}$/.test(name)).map((name) => join(root, name))
}

async function readFacts(folder: string): Promise<Facts | undefined> {
  try {
    return factsSchema.safeParse(JSON.parse(await readFile(join(folder, factsFile), 'utf8'))).data
  } catch {
    return undefined
  }
}

function replaceFacts(folder: string, facts: Facts): Promise<void> {
  return replaceText(join(folder, factsFile), `${JSON.stringify(facts)}\n`)
}

/** Deletes all but the last trainings that were worked on, and what a killed process left half done. */
async function forgetOld(root: string, current: string): Promise<void> {
  const drafts = (await readdir(root)).filter((name) => name.startsWith(draftName))
  for (const { path, mtimeMs } of await dated(drafts.map((name) => join(root, name))))
    if (Date.now() - mtimeMs > draftMilliseconds) await rm(path, { recursive: true, force: true })
  const others = await dated((await trainings(root)).filter((path) => path !== current))
  others.sort((left, right) => right.mtimeMs - left.mtimeMs)
  for (const { path } of others.slice(keptTrainings - 1))
    await rm(path, { recursive: true, force: true })
}

function dated(paths: readonly string[]): Promise<{ path: string; mtimeMs: number }[]> {
  return Promise.all(paths.map(async (path) => ({ path, mtimeMs: (await stat(path)).mtimeMs })))
}
