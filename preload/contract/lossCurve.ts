import * as z from 'zod'

/** Its name in the folder of a training: the engine writes it, the core reads it. */
export const lossCurveFile = 'losses.json'

const lossPointSchema = z.object({ seconds: z.number().nonnegative(), loss: z.number() })
/** How far what a generator drew was from the pictures, after so many seconds of training. */
export type LossPoint = z.infer<typeof lossPointSchema>

export const lossCurveSchema = z.object({ points: z.array(lossPointSchema) })
export type LossCurve = z.infer<typeof lossCurveSchema>
