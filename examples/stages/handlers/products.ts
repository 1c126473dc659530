/** A product in the languages of the catalogue. */
export interface Product {
  readonly id: string;
  readonly names: { readonly en: string; readonly de: string };
  /** In cents. */
  readonly price: number;
  readonly offer?: boolean;
}

/** What dev has, and what prod has. Where a catalogue is more than a handful, it stands in a database. */
const PRODUCTS: Readonly<Record<string, readonly Product[]>> = {
  samples: [
    { id: 'S-1', names: { en: 'Sample', de: 'Muster' }, price: 100, offer: true },
  ],
  catalogue: [
    { id: 'A-1', names: { en: 'Lamp', de: 'Lampe' }, price: 4900 },
    { id: 'A-2', names: { en: 'Chair', de: 'Stuhl' }, price: 12900, offer: true },
    { id: 'A-3', names: { en: 'Table', de: 'Tisch' }, price: 39900 },
  ],
};

/** The products of the function's own stage, by the environment variable PRODUCTS. */
export function ownProducts(): readonly Product[] {
  const name = process.env.PRODUCTS ?? '';
  if (!Object.hasOwn(PRODUCTS, name)) throw new Error('The environment variable PRODUCTS is missing');
  return PRODUCTS[name];
}
