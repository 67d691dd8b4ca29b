import * as z from 'zod'

const captionsSchema = z.object({ captions: z.array(z.object({ text: z.string() })).min(1) })
const labelsSchema = z.object({
  unknown: z.boolean(),
  labels: z.array(z.object({ label: z.string() })).min(1),
})

/** What a step's report says about its picture as a whole: its best caption, its label if it is sure. */
export function foundOut(data: Readonly<Record<string, unknown>>): {
  caption?: string
  label?: string
} {
  const captions = captionsSchema.safeParse(data)
  if (captions.success) return { caption: captions.data.captions[0]?.text ?? '' }
  const labels = labelsSchema.safeParse(data)
  if (labels.success && !labels.data.unknown) return { label: labels.data.labels[0]?.label ?? '' }
  return {}
}
