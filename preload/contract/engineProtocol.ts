import type * as z from 'zod'
import type { ErrorPayload } from './errors'
import type { imageFormatSchema } from './exportOptions'
import type { SizeLimits } from './exportSize'
import type { CatalogueEntry, ExecutionProvider, ModelTask } from './model'
import type { PictureView } from './pictureView'
import type { DigitalSourceType } from './step'

/**
 * What the core and the engine process say to each other. File paths go in and out, pixels never.
 * Both ends are ours and of one build, so the messages are typed but not parsed.
 */

export type ImageFormat = z.output<typeof imageFormatSchema>

/** A model as the engine finds it: files by role, with what they must be. */
export interface ModelLocation {
  readonly id: string
  readonly task: ModelTask
  readonly files: Readonly<
    Record<string, { readonly path: string; readonly bytes: number; readonly sha256: string }>
  >
}

export interface EngineStep {
  readonly step: string
  /** Parsed by the definition; image references are `{path}` by now. */
  readonly parameters: Readonly<Record<string, unknown>>
}

/** What a training outside the engine needs: see docs/architecture.md. */
export interface TrainingPlace {
  /** The Python that was found to have everything. */
  readonly python: string
  /** Folder with the package `training`. */
  readonly recipes: string
  /** Where sets and checkpoints are kept between runs. */
  readonly folder: string
  /** A file that is made where the training is to end and to keep its model as it is. */
  readonly finish: string
  /** Of the processor. */
  readonly threads: number
}

/** One recipe over one input (or none). */
export interface RunRequest {
  readonly steps: readonly EngineStep[]
  readonly input?: string
  /** All the inputs, for a step that takes them as a set. */
  readonly inputs?: readonly string[]
  /** For a run that goes on from a kept result: what made it, and the format of the picture before that. */
  readonly earlier?: { readonly steps: readonly EngineStep[]; readonly source: string }
  /** Folder of this run alone, made by the core, where results are written. */
  readonly outputFolder: string
  readonly format: ImageFormat
  readonly quality: number
  readonly provider: ExecutionProvider
  readonly threads: number
  readonly models: readonly ModelLocation[]
  /** For steps that are `apart`. */
  readonly training?: TrainingPlace
  /** For steps that remember: a file with what was seen in inputs before, see engine/training/seenInputs. */
  readonly seen?: string
}

/** A model that a step has made: its file in the run's folder, and what the catalogue says of it. */
export interface TrainedModel {
  readonly file: string
  /** What is not named here it has from the model that it was made of. */
  readonly entry: Pick<CatalogueEntry, 'title' | 'summary'>
}

/** One result as soon as it is there. Data steps have no file. */
export interface RunOutput {
  readonly step: string
  readonly file?: string
  readonly format?: string
  readonly width?: number
  readonly height?: number
  readonly bitDepth?: number
  readonly hasAlpha?: boolean
  /** Pages or frames of the input's file, where it has more than the one that was worked on. */
  readonly inputPages?: number
  readonly data: Readonly<Record<string, unknown>>
  readonly seed?: number
  readonly model?: string
  readonly seconds: number
  readonly digitalSourceType?: DigitalSourceType
  readonly trained?: TrainedModel
}

/** What a picture file turned out to be, after decoding all of it. */
export interface ImageFacts {
  readonly format: string
  /** After orientation is applied. */
  readonly width: number
  readonly height: number
  readonly bitDepth: 8 | 16
  readonly hasAlpha: boolean
  readonly pages: number
  /** What its ICC profile calls itself, where that is another than the studio's own sRGB. */
  readonly profile?: string
  /** Whether it carries content credentials (C2PA). */
  readonly credentials?: boolean
  /** The recipe that the studio wrote into the file, as JSON text. */
  readonly recipe?: string
}

/** Texts that go into a picture's file (XMP); empty ones are left out. */
export interface PictureTexts {
  readonly description: string
  readonly alternativeText: string
  readonly keywords: readonly string[]
}

/** A picture file to be written anew. Its mark of origin always goes with it. */
export interface EncodeRequest extends SizeLimits {
  readonly path: string
  readonly out: string
  readonly format: ImageFormat
  readonly quality: number
  /** At most; PNG and TIFF alone have 16. */
  readonly bitDepth: 8 | 16
  /** Whether the recipe in the file stays in it. */
  readonly recipe: boolean
  readonly texts?: PictureTexts
  /** File whose ICC profile is kept, where it is one of RGB; left out, the picture is written as sRGB. */
  readonly profileOf?: string
  /** File whose Exif and whose fields of other programs are kept; left out, none are. */
  readonly metadataOf?: string
}

export interface EncodedFacts {
  readonly bytes: number
  readonly width: number
  readonly height: number
}

/** What a screen shows of the picture that steps without networks make of a file, as samples in `out`. */
export interface ViewRequest {
  readonly path: string
  readonly steps: readonly EngineStep[]
  readonly view: PictureView
  readonly out: string
}

export interface EngineCalls {
  run: { input: RunRequest; output: { outputs: number } }
  inspect: { input: { path: string }; output: ImageFacts }
  /** How many pages or frames a file says that it has; nothing of it is decoded. */
  pages: { input: { path: string }; output: { pages: number } }
  /** A WebP at most `side` pixels wide and high. */
  thumbnail: {
    input: { path: string; out: string; side: number }
    /** `colour` is the mean of its pixels, `#rrggbb`. */
    output: { bytes: number; colour?: string }
  }
  encode: { input: EncodeRequest; output: EncodedFacts }
  view: { input: ViewRequest; output: Record<string, never> }
  /** The `studio` metadata of a model file, after its size and hash were checked. */
  describeModel: { input: ModelLocation; output: { metadata: Readonly<Record<string, unknown>> } }
  status: {
    input: Record<string, never>
    output: {
      loadedModels: string[]
      /** Threads of a run of those: 0 for as many as the runtime likes. Left out where none is loaded. */
      threads?: number | undefined
      memoryMegabytes: number
      /** Versions of the libraries that compute, by name. */
      versions: Readonly<Record<string, string>>
    }
  }
  release: { input: Record<string, never>; output: Record<string, never> }
}

export type EngineMethod = keyof EngineCalls
export type EngineInput<M extends EngineMethod> = EngineCalls[M]['input']
export type EngineOutput<M extends EngineMethod> = EngineCalls[M]['output']

/** Core to engine. */
export type EngineRequest =
  | {
      [M in EngineMethod]: { kind: 'call'; id: number; method: M; input: EngineInput<M> }
    }[EngineMethod]
  | { kind: 'cancel'; id: number }

/** Engine to core. `ready` comes once, when calls can be taken. */
export type EngineMessage =
  | { kind: 'ready' }
  /** A provider failed with a network; the CPU took its place. */
  | { kind: 'fallback'; provider: ExecutionProvider; reason: string }
  | { kind: 'progress'; id: number; fraction: number }
  | { kind: 'output'; id: number; output: RunOutput }
  /** What the network saw in an input, told by its place, in words of the engine's own. */
  | { kind: 'seen'; id: number; input: number; text: string }
  | { kind: 'result'; id: number; output: unknown }
  | { kind: 'error'; id: number; error: ErrorPayload }
