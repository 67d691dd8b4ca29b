import { join } from 'node:path'
import type { PythonState } from '../../../preload/contract/python'

/** What a Python told of itself. */
export interface PythonFacts {
  /** Such as `3.11.2`. */
  readonly version: string
  /** Versions of what the recipe needs and it has, by the names under which they are installed. */
  readonly packages: Readonly<Record<string, string>>
  /** What it lacks, by the same names. */
  readonly missing: readonly string[]
}

/** Asks a Python what it has; undefined where there is none of that name, or it does not answer. */
export type ProbePython = (program: string, signal: AbortSignal) => Promise<PythonFacts | undefined>

/** What a door gives for trainings outside the engine. */
export interface TrainingTools {
  /** Folder with the package `training`, whose recipes run in Python. */
  readonly recipes: string
  /** The Python that the user named for this (STUDIO_PYTHON). */
  readonly named: string | undefined
  readonly probe: ProbePython
}

/** A Python that has everything, or what the best one lacks. */
export type FoundPython =
  | { readonly program: string; readonly facts: PythonFacts }
  | { readonly program: undefined; readonly missing: readonly string[] }

/** The environment that the commands of `installCommands` make. */
const ownEnvironment = 'python'

/** Where to look, first the most particular: what the user named, environments of ours, and the system's. */
export function pythonCandidates(
  { named, recipes }: Pick<TrainingTools, 'named' | 'recipes'>,
  home: string,
  platform: NodeJS.Platform,
): string[] {
  const inside = platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']
  return [
    ...(named ? [named] : []),
    join(recipes, '..', '.venv', ...inside),
    join(home, ownEnvironment, ...inside),
    ...(platform === 'win32' ? ['python', 'py'] : ['python3', 'python']),
  ]
}

/** The first candidate that has everything; where none has, what the one that lacks least does. */
export async function findPython(
  candidates: readonly string[],
  probe: ProbePython,
  signal: AbortSignal,
): Promise<FoundPython> {
  let missing: readonly string[] | undefined
  for (const program of candidates) {
    signal.throwIfAborted()
    const facts = await probe(program, signal)
    if (facts?.missing.length === 0) return { program, facts }
    if (facts && (missing === undefined || facts.missing.length < missing.length))
      missing = facts.missing
  }
  return { program: undefined, missing: missing ?? ['Python'] }
}

/** What to type to get everything: an environment in the studio's own folder, and the packages in it. */
export function installCommands(
  recipes: string,
  home: string,
  platform: NodeJS.Platform,
): [string, string] {
  const folder = join(home, ownEnvironment)
  const list = join(recipes, 'training', 'generator', 'requirements.txt')
  return platform === 'win32'
    ? [`py -3 -m venv "${folder}"`, `& "${join(folder, 'Scripts', 'pip')}" install -r "${list}"`]
    : [`python3 -m venv "${folder}"`, `"${join(folder, 'bin', 'pip')}" install -r "${list}"`]
}

/** What pages are told: the program's place is not theirs to know. */
export function pythonState(found: FoundPython, commands: readonly string[]): PythonState {
  return found.program === undefined
    ? { state: 'missing', missing: [...found.missing], commands: [...commands] }
    : { state: 'ready', version: found.facts.version, packages: { ...found.facts.packages } }
}
