import * as z from 'zod'

/** The languages of the interface, the manual and the written copy. */
export const languages = ['en', 'zh-CN'] as const
export const languageSchema = z.enum(languages)
export type Language = z.infer<typeof languageSchema>

/** A text in every language of the interface. */
export type LocalizedText = Readonly<Record<Language, string>>
