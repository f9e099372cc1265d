"""Which addresses lie outside the machine's own network."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

_GLOBAL = ip_network("2000::/3")
"All of IPv6 that is given out to anybody (RFC 4291); what Python's own tables leave open lies outside of it."
_OWN = (ip_network("3fff::/20"), ip_network("2001:db8::/32"))
"Of examples in books, which no version of Python knows completely (RFC 9637, RFC 3849)."
_TRANSLATED = ip_network("64:ff9b::/96")
"IPv6 for IPv4, of which the last four bytes are the address (RFC 6052)."


def is_public(address: str) -> bool:
    """Whether an address is one of the public net: not loopback, private, link-local, unique-local, multicast."""
    parsed = ip_address(address.partition("%")[0])
    if isinstance(parsed, IPv6Address):
        instead = _embedded(parsed)
        if instead is not None:
            return is_public(str(instead))
        if parsed not in _GLOBAL or any(parsed in net for net in _OWN):
            return False
        within = (parsed.sixtofour, *(parsed.teredo or ()))
        if not all(is_public(str(each)) for each in within if each is not None):
            return False
    return parsed.is_global and not parsed.is_multicast


def _embedded(address: IPv6Address) -> IPv4Address | None:
    """Return the IPv4 address of which an IPv6 address is only another form."""
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped
