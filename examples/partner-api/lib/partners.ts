/** A partner: an AWS account of the organization, with a key that says which plan it is on. */
export interface Partner {
  /** The name of the construct; whatever is made for the partner has its logical id from it. */
  readonly id: string;
  readonly plan: 'gold' | 'silver';
  /** The secret that has the key: `partner-api/acme`. It is made by hand, because its versions are named here. */
  readonly secretName: string;
  /**
   * The versions of the secret that are good. While the partner changes over these are two, and before and after it one: adding the new one is
   * one deployment, removing the old one another.
   */
  readonly versionIds: string[];
}

/** Everybody who has a key. */
export const PARTNERS: readonly Partner[] = [
  {
    id: 'Acme',
    plan: 'gold',
    secretName: 'partner-api/acme',
    versionIds: [
      '6f1d0c1e-3f43-4d7e-9a53-0b6b3c1f2a11', // until the end of November
      'b0c8a5f2-8d4e-4c39-a1f7-5e2d9c7b3e22',
    ],
  },
  {
    id: 'Globex',
    plan: 'silver',
    secretName: 'partner-api/globex',
    versionIds: ['1a7c4e90-52d6-4b8f-8e03-7c9d2f6a5b44'],
  },
];
