import ipaddr from "ipaddr.js";

/** Whether a text is an address, or a network as `10.1.0.0/24`; written in full, so `10` is none. */
export function isNetwork(text: string): boolean {
  const [address = ""] = text.split("/");
  const isWhole = ipaddr.IPv4.isValidFourPartDecimal(address) || ipaddr.IPv6.isValid(address);
  return isWhole && (ipaddr.isValid(text) || ipaddr.isValidCIDR(text));
}

/** Whether an address lies in a network, or is that very address. What is no address lies nowhere. */
export function isWithin(address: string, network: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const one = ipaddr.process(address);
  const [base, bits] = ipaddr.isValidCIDR(network)
    ? ipaddr.parseCIDR(network)
    : [ipaddr.process(network), undefined];
  // An IPv4 address lies in no network of IPv6, nor the other way round.
  if (one.kind() !== base.kind()) return false;
  return bits === undefined
    ? one.toNormalizedString() === base.toNormalizedString()
    : one.match(base, bits);
}
