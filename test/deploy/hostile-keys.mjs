/** Keys as a client writes them into the path, and as they must be stored below the user's prefix. */
export const HOSTILE_KEYS = [
  ['user%2Fa.png', 'user/a.png'],
  ['..%2Fescape.png', '../escape.png'],
  ['a%2F..%2F..%2Fb.png', 'a/../../b.png'],
  ['%2Flead.png', '/lead.png'],
  ['a%3Fb.png', 'a?b.png'],
  ['%3Facl', '?acl'],
  ['a%23b.png', 'a#b.png'],
  ['a+b.png', 'a+b.png'],
  ['a%2Bc.png', 'a+c.png'],
  ['a%20b.png', 'a b.png'],
  ['a%25b.png', 'a%b.png'],
  ['a%252Fb.png', 'a%2Fb.png'],
  ['a&b=c.png', 'a&b=c.png'],
  ['%C3%A9t%C3%A9%E2%82%AC.png', 'été€.png'],
];
