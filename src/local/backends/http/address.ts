import { failures } from '../../rest/failures';
import type { HttpTarget } from '../backend';

/** Where requests go instead. */
export interface AddressMap {
  /** A local address by the host that integrations name, with its port where it has one. */
  readonly hosts: Readonly<Record<string, string>>;
  /** A local address by the id of a VPC link. */
  readonly vpcLinks: Readonly<Record<string, string>>;
}

/** Where a request is sent, and the host that it names. */
export interface Address {
  readonly url: string;
  readonly host: string;
}

/** Finds where a request is sent: its own address, or the one that is mapped to its host or VPC link. */
export function addressOf(uri: string, { vpcLinkId }: HttpTarget, { hosts, vpcLinks }: AddressMap): Address {
  const { host, hostname } = new URL(uri);
  const mapped = own(hosts, host) ?? own(hosts, hostname) ?? own(vpcLinks, vpcLinkId ?? '');
  if (mapped !== undefined) return { url: moved(uri, mapped), host };
  if (vpcLinkId === undefined) return { url: uri, host };
  throw failures.configuration(`${host} is behind the VPC link ${vpcLinkId}, and no local address stands for either: map it with \`vpcLinks\` or \`hosts\``);
}

/** The URL at another origin, below that one's path. */
function moved(uri: string, address: string): string {
  const [, rest = ''] = /^https?:\/\/[^/?#]*([^]*)$/i.exec(uri) ?? [];
  return address.replace(/\/+$/, '') + rest;
}

const own = (map: Readonly<Record<string, string>>, name: string): string | undefined => Object.hasOwn(map, name) ? map[name] : undefined;
