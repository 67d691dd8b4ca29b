import type { FolderFinding } from '../../../preload/contract/folderRun'
import { definition as copyStep } from '../../../preload/contract/steps/describe.adcopy'
import { definition as captionStep } from '../../../preload/contract/steps/describe.caption'
import type { BatchOutput, BatchRow } from './batchRows'
import { copyChoice, keptCaption, keptCopy, textsOf } from './batchRows'
import type { BatchReview } from './useBatchReview'

/** What a finding is known by: its picture has one for each recipe. */
export function findingId({ name, recipe }: Pick<FolderFinding, 'name' | 'recipe'>): string {
  return `${recipe} ${name}`
}

/** Findings as what a batch has made, a picture known by its name. */
export function outputsOf(findings: readonly FolderFinding[]): BatchOutput[] {
  return findings.map((finding) => ({
    asset: findingId(finding),
    input: finding.name,
    step: finding.step,
    data: finding.data,
  }))
}

/** The findings that are to be kept, in the words that they have now. */
export function reviewed(
  findings: readonly FolderFinding[],
  rows: readonly BatchRow[],
  { captions, copies, dropped }: Pick<BatchReview, 'captions' | 'copies' | 'dropped'>,
): FolderFinding[] {
  const texts = new Map(rows.flatMap(textsOf).map((text) => [text.asset, text]))
  return findings
    .filter(({ name }) => !dropped.has(name))
    .map((finding) => {
      const id = findingId(finding)
      const text = texts.get(id)
      if (finding.step === copyStep.id && text)
        return { ...finding, data: keptCopy(text.copy, copyChoice(text, copies[id])) }
      const caption =
        finding.step === captionStep.id
          ? captionStep.result.safeParse(finding.data).data
          : undefined
      return caption ? { ...finding, data: keptCaption(caption, captions[finding.name]) } : finding
    })
}
