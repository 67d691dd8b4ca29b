import i18next from 'i18next'
import type { ErrorCode, ErrorPayload } from '../../preload/contract/errors'
import type { Language } from '../../preload/contract/language'
import { errorText } from '../../preload/contract/text/errorText'
import { failureLine } from '../../preload/contract/text/failureLine'
import { plainReason } from '../../preload/contract/text/plainReasons'
import { sizeText } from '../../preload/contract/text/quantities'
import { currentLanguage } from '../i18n/i18n'

/** A file that did not come in, and why. */
export interface ImportFailure extends ErrorPayload {
  readonly name: string
}

/** Reasons that a notice gives; the others are in its details. */
const mostReasons = 4

/** What is said once of several files that share a reason, where the reason is about the file. */
const ofSeveral = {
  'image-damaged': 'gallery:import.damaged',
  'image-empty': 'gallery:import.empty',
  'image-unsupported': 'gallery:import.unsupported',
  'image-too-large': 'gallery:import.tooLarge',
  'file-too-large': 'gallery:import.tooManyBytes',
  'file-unreadable': 'gallery:import.unreadable',
  'file-not-found': 'gallery:import.notFound',
} as const satisfies Partial<Record<ErrorCode, string>>

/** What a notice says of files that did not come in: each reason once. */
export function failuresText(failures: readonly ImportFailure[]): string {
  const groups = byReason(failures)
  const more = groups.slice(mostReasons).reduce((sum, { length }) => sum + length, 0)
  return [
    i18next.t('gallery:import.failed', { count: failures.length }),
    ...groups.slice(0, mostReasons).map((group) => reasonText(group, currentLanguage())),
    ...(more > 0 ? [i18next.t('gallery:import.more', { count: more })] : []),
  ].join('\n')
}

/** Every file by its name, below its reason. */
export function failuresDetails(failures: readonly ImportFailure[]): string {
  const language = currentLanguage()
  return byReason(failures)
    .flatMap((group) =>
      group.length === 1
        ? group.map((one) => failureLine(one, language))
        : [reasonText(group, language), ...group.map((one) => `  ${factLine(one, language)}`)],
    )
    .join('\n')
}

function byReason(failures: readonly ImportFailure[]): ImportFailure[][] {
  const groups = new Map<ErrorCode, ImportFailure[]>()
  for (const failure of failures)
    groups.set(failure.code, [...(groups.get(failure.code) ?? []), failure])
  return [...groups.values()]
}

function reasonText(group: readonly ImportFailure[], language: Language): string {
  const [first, ...others] = group
  if (!first) return ''
  const text = errorText(first.code, first.data, language)
  if (others.length === 0) return text
  const key = ofSeveral[first.code as keyof typeof ofSeveral]
  if (key) return i18next.t(key, { count: group.length })
  // What is about the studio and not about a file holds for all of them.
  return text.includes(first.name)
    ? `${text} ${i18next.t('gallery:import.more', { count: others.length })}`
    : text
}

/** A file, with what its reason says of it alone. */
function factLine({ name, data }: ImportFailure, language: Language): string {
  const { width, height } = data
  const said = data.format ?? data.reason
  const fact =
    typeof width === 'number' && typeof height === 'number'
      ? sizeText(width, height)
      : typeof said === 'string' && plainReason(said, language)
  return fact ? i18next.t('gallery:import.nameWithFact', { name, fact }) : name
}
