import type * as z from 'zod'
import type { LocalizedText } from './language'
import type { ModelTask } from './model'

const panels = ['generate', 'edit', 'recognise', 'caption', 'evaluate', 'train'] as const
type PanelName = (typeof panels)[number]

/** IPTC digital source type that a step's pictures carry (cv.iptc.org/newscodes/digitalsourcetype). */
export type DigitalSourceType =
  | 'trainedAlgorithmicMedia'
  | 'compositeWithTrainedAlgorithmicMedia'
  | 'algorithmicallyEnhanced'

/**
 * One thing the studio can do. The definition is all that doors know of a step: forms, flags, routes
 * and the manual are made from it. Its implementation has the same file name under main/engine/steps.
 */
export interface StepDefinition<
  Id extends string = string,
  Parameters extends z.ZodObject = z.ZodObject,
  Result extends z.ZodObject = z.ZodObject,
> {
  /** `group.name`, as on the command line: `studio group name`. */
  readonly id: Id
  readonly panel: PanelName
  /** Place among the steps of its panel. */
  readonly order: number
  readonly title: LocalizedText
  readonly summary: LocalizedText
  /** `set`: all the inputs at once, such as those of a measure; such a step stands alone in its recipe. */
  readonly input: 'none' | 'image' | 'set'
  /** `images`: makes or changes pictures. `data`: looks at a picture and reports. */
  readonly output: 'images' | 'data'
  readonly parameters: Parameters
  /** The step's own fields of one result. */
  readonly result: Result
  /** The kind of network it runs, if any. */
  readonly model?: ModelTask
  /** Takes hours with a process of its own: its jobs run beside the others, one at a time. */
  readonly apart?: true
  /** What its network sees in each of the inputs is kept with the pictures of the library, and need not be looked for again. */
  readonly remembers?: true
  readonly digitalSourceType?: DigitalSourceType
}

/** Checks a definition's shape and keeps its exact types. */
export function defineStep<
  const Id extends string,
  Parameters extends z.ZodObject,
  Result extends z.ZodObject,
>(definition: StepDefinition<Id, Parameters, Result>): StepDefinition<Id, Parameters, Result> {
  return definition
}

/** Parsed parameters of a step. */
export type ParametersOf<Definition extends StepDefinition> = z.output<Definition['parameters']>
/** One result's own fields. */
export type ResultOf<Definition extends StepDefinition> = z.output<Definition['result']>
