import { describe, expect, it } from 'vitest'
import { exportManySchema, exportOptionsSchema } from '../../../../preload/contract/exportOptions'
import { formatOfName } from '../../../../preload/contract/pictureFiles'
import {
  fileNameFor,
  initialForm,
  manyOptions,
  pictureOptions,
  shopForm,
  smallerThanSizes,
} from '../../../../renderer/ui/saveAs/exportForm'

describe('the name of a saved file', () => {
  it('says by its ending which format is meant', () => {
    expect(formatOfName('tour.jpg')).toBe('jpeg')
    expect(formatOfName('tour.JPEG ')).toBe('jpeg')
    expect(formatOfName('/home/a.b/旅行.tif')).toBe('tiff')
    for (const name of ['tour', 'tour.', '.png', '/home/a.png/tour', 'v1.2', 'tour.gif', 'tour.jp'])
      expect(formatOfName(name), name).toBeUndefined()
  })

  it('keeps the ending that was typed, and never has two', () => {
    expect(fileNameFor('tour.jpeg', 'jpeg', 'IMG_1')).toBe('tour.jpeg')
    expect(fileNameFor(' tour ', 'jpeg', 'IMG_1')).toBe('tour.jpg')
    expect(fileNameFor('tour.jpg', 'png', 'IMG_1')).toBe('tour.png')
    expect(fileNameFor('v1.2', 'tiff', 'IMG_1')).toBe('v1.2.tif')
    expect(fileNameFor(' ', 'webp', 'IMG_1.JPG')).toBe('IMG_1.webp')
    expect(fileNameFor('.png', 'png', 'IMG_1.JPG')).toBe('IMG_1.png')
  })
})

describe('the form for saving', () => {
  it('leaves private camera data out and keeps the size until asked otherwise', () => {
    const options = exportOptionsSchema.parse(pictureOptions(initialForm))
    expect(options).toMatchObject({ metadata: 'strip', enlarge: false, texts: true, recipe: true })
    expect([options.longSide, options.width, options.height]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('sends only the limits of the way of sizing that is shown', () => {
    expect(pictureOptions({ ...initialForm, sizing: 'longSide' })).toMatchObject({ longSide: 2048 })
    expect(pictureOptions({ ...initialForm, sizing: 'longSide' })).not.toHaveProperty('width')
    const box = pictureOptions({ ...initialForm, sizing: 'box' })
    expect(box).toMatchObject({ width: 1920, height: 1080 })
    expect(box).not.toHaveProperty('longSide')
  })

  it('says of how many pictures a package has the same file under several sizes', () => {
    const pictures = [{ width: 256, height: 256 }, { width: 900, height: 1600 }, {}]
    const shop = { ...initialForm, ...shopForm }
    expect(smallerThanSizes(shop, pictures.slice(0, 2))).toBe(1)
    expect(smallerThanSizes({ ...shop, sizes: [200] }, pictures.slice(0, 2))).toBe(0)
    expect(smallerThanSizes({ ...shop, enlarge: true }, pictures)).toBe(0)
    expect(smallerThanSizes(initialForm, pictures)).toBe(0)
  })

  it('makes a package of every size with tables and without how the pictures were made', () => {
    const form = { ...initialForm, ...shopForm, sizing: 'longSide', template: ' ' } as const
    const options = exportManySchema.parse(manyOptions(form))
    expect(options).toMatchObject({
      sizes: [1600, 800, 400],
      tables: true,
      sidecars: 'txt',
      recipe: false,
      template: '{name}',
    })
    expect(options.longSide).toBeUndefined()
    expect(exportManySchema.parse(manyOptions(initialForm))).toMatchObject({
      sizes: [],
      tables: false,
    })
  })
})
