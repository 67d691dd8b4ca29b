import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { fileStem, safeFileName } from '../files/safeFileName'
import type { OutputContext } from './outputSink'

/** Name of an output where nothing else is asked for: `photo-tone`, `dress-1234`, `walk-7-03`. */
export function outputName(output: RunOutput, context: OutputContext, inputName?: string): string {
  const template = context.input ? '{name}-{step}' : '{label}-{seed}'
  return fillTemplate(template, output, context, inputName)
}

/** Fills the parts of an output's name (see outputNameParts) into a template. */
export function fillTemplate(
  template: string,
  output: RunOutput,
  context: OutputContext,
  inputName?: string,
): string {
  return fillParts(template, outputNameParts(output, context, inputName))
}

/** What a file name is made of, by the names that stand in braces in a template. */
export type NameParts = Readonly<Record<string, string>>

/**
 * Fills the parts `{name}`, `{label}`, `{seed}`, `{date}`, … into a template, and makes the result a safe
 * file name without an extension. A part that is empty takes the sign that parts it from its neighbour
 * with it; a name that is no part stays as it is.
 */
export function fillParts(template: string, parts: NameParts): string {
  const text = template
    .replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(parts, name) ? parts[name] || nothing : whole,
    )
    .replace(/^(?:\0[-_. ]?)+|[-_. ]?\0/g, '')
  return safeFileName(text)
}

/** Stands for an empty part: no name holds it. */
const nothing = '\0'

/**
 * Of an output: `{name}` (the input's), `{step}` (`tone`), `{group}` (`adjust`), `{label}`, `{seed}`,
 * `{date}`, `{input}` (the input's place, from 1) and `{index}` (the output's place in its run, from 1).
 */
function outputNameParts(output: RunOutput, context: OutputContext, inputName?: string): NameParts {
  const [group = '', step = ''] = output.step.split('.')
  return {
    name: inputName ?? (context.input ? fileStem(context.input.path) : step),
    step,
    group,
    label: labelOf(output) ?? step,
    seed: String(output.seed ?? context.ordinal + 1),
    date: dateOf(Date.now()),
    input: String((context.input?.index ?? 0) + 1),
    index: String(context.ordinal + 1),
  }
}

/** A moment (milliseconds since 1970) as `2026-11-24`, by this machine's clock. */
export function dateOf(moment: number): string {
  const date = new Date(moment)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}

/**
 * Gives every name once, whatever their letters' case: the second `photo.png` becomes `photo-2.png`.
 * `isTaken` may refuse more names than those given before.
 */
export class DistinctNames {
  private readonly given = new Set<string>()

  give(stem: string, extension: string, isTaken: (name: string) => boolean = () => false): string {
    for (let count = 1; ; count += 1) {
      const name = `${count === 1 ? stem : `${stem}-${count}`}.${extension}`
      const key = name.normalize('NFC').toLowerCase()
      if (this.given.has(key) || isTaken(name)) continue
      this.given.add(key)
      return name
    }
  }
}

/** The label that an output is of, if its step says one. */
export function labelOf(output: RunOutput): string | undefined {
  const { label, labels } = output.data
  if (typeof label === 'string' && label !== '') return label
  if (
    Array.isArray(labels) &&
    labels.length > 0 &&
    labels.every((one) => typeof one === 'string')
  ) {
    return labels.join('-')
  }
  return undefined
}

/** Extension of a format's files. */
export function extensionOf(format: string): string {
  return format === 'jpeg' ? 'jpg' : format
}
