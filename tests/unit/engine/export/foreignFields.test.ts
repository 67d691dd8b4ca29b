import { describe, expect, it } from 'vitest'
import { foreignFields } from '../../../../main/engine/pixels/foreignFields'

const packet = (inside: string, attributes = '') =>
  `<?xpacket begin="\ufeff" id="x"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:tiff="http://ns.adobe.com/tiff/1.0/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" ${attributes}>${inside}</rdf:Description></rdf:RDF></x:xmpmeta>`

const names = (text: string) => foreignFields(text, undefined).map(({ name }) => name)

describe('what other programs wrote', () => {
  it('is taken from elements and attributes, and what is wrong of new pixels is not', () => {
    const text = packet(
      '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">mine</rdf:li></rdf:Alt></dc:rights><tiff:Orientation>6</tiff:Orientation>',
      'photoshop:City="Ulm &amp; more" tiff:Make="Camera"',
    )
    expect(names(text)).toEqual([
      'http://ns.adobe.com/photoshop/1.0/City',
      'http://purl.org/dc/elements/1.1/rights',
    ])
    expect(foreignFields(text, undefined)[0]?.xml).toContain('Ulm &amp; more')
  })

  it('is nothing where the packet is damaged, endless, or defines entities', () => {
    expect(names(packet('<dc:rights>').slice(0, -40))).toEqual([])
    expect(
      names(`<!DOCTYPE x [<!ENTITY a "aaaa">]>${packet('<dc:source>&a;</dc:source>')}`),
    ).toEqual([])
    expect(names(packet(`<dc:source>${'x'.repeat(600_000)}</dc:source>`))).toEqual([])
    expect(names('')).toEqual([])
    expect(foreignFields(undefined, undefined)).toEqual([])
  })

  it('reads an IPTC block up to its damage', () => {
    const field = (dataset: number, text: string) =>
      Buffer.concat([
        Buffer.from([0x1c, 2, dataset, 0, Buffer.byteLength(text)]),
        Buffer.from(text),
      ])
    const block = Buffer.concat([field(80, 'Ada'), field(90, 'Ulm'), Buffer.from([0x1c, 2, 5, 9])])
    const fields = foreignFields(undefined, block)
    expect(fields.map(({ name }) => name.split('/').at(-1))).toEqual(['creator', 'City'])
    expect(foreignFields(undefined, Buffer.from('8BIM\x04\x04'))).toEqual([])
  })
})
