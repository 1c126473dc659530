const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
const NAMES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Characters that XML 1.0 cannot hold as they are. */
const SPECIAL = /[&<>"'\u0000-\u0008\u000b-\u001f]/g;

/** An element with other elements in it. */
export function element(name: string, content: string, attributes = ''): string {
  return `<${name}${attributes}>${content}</${name}>`;
}

/** Text within an element. */
export function text(value: string): string {
  return value.replace(SPECIAL, (char) => ESCAPES[char] ?? `&#${char.charCodeAt(0)};`);
}

/** A whole document. */
export function xml(content: string): Buffer {
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${content}`);
}

/** The texts of all elements of a name, however deep. */
export function textsIn(document: string, name: string): string[] {
  return [...document.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, content]) => unescaped(content));
}

function unescaped(content: string): string {
  return content.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return Object.hasOwn(NAMES, name) ? NAMES[name] : whole;
    const code = decimal !== undefined ? Number(decimal) : parseInt(hexadecimal, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
