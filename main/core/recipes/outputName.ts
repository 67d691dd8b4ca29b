import type { RunOutput } from '../../../preload/contract/engineProtocol'
import { fileStem, safeFileName } from '../files/safeFileName'
import type { OutputContext } from './outputSink'

/** Name of an output where nothing else is asked for: `photo-tone`, `dress-1234`, `walk-7-03`. */
export function outputName(output: RunOutput, context: OutputContext, inputName?: string): string {
  return fillTemplate(
    context.input ? '{name}-{step}' : '{label}-{seed}',
    output,
    context,
    inputName,
  )
}

/**
 * Fills `{name}` (the input's name), `{step}` (`tone`), `{group}` (`adjust`), `{label}`, `{seed}`, `{input}`
 * (the input's place, from 1) and `{index}` (the output's place in its run, from 1) into a template,
 * and makes the result a safe file name.
 */
export function fillTemplate(
  template: string,
  output: RunOutput,
  context: OutputContext,
  inputName?: string,
): string {
  const [group = '', step = ''] = output.step.split('.')
  const values: Readonly<Record<string, string>> = {
    name: inputName ?? (context.input ? fileStem(context.input.path) : step),
    step,
    group,
    label: labelOf(output) ?? step,
    seed: String(output.seed ?? context.ordinal + 1),
    input: String((context.input?.index ?? 0) + 1),
    index: String(context.ordinal + 1),
  }
  const text = template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  return safeFileName(text)
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
