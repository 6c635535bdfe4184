package org.whistlestop.support.http;

import io.netty.handler.ipfilter.IpFilterRuleType;
import io.netty.handler.ipfilter.IpSubnetFilterRule;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells public addresses from all others, after IANA's special-purpose registries for IPv4 and IPv6 (November 2026); the
 * predicates of {@link InetAddress} call many of these public.
 */
final class AddressTable {

    /** The IPv4 blocks that are no public host's. */
    static final List<String> SPECIAL_IPV4 = List.of(
            "0.0.0.0/8", // this network
            "10.0.0.0/8", // private
            "100.64.0.0/10", // shared by providers
            "127.0.0.0/8", // loopback
            "169.254.0.0/16", // link-local, clouds' metadata
            "172.16.0.0/12", // private
            "192.0.0.0/24", // protocol assignments
            "192.0.2.0/24", // documentation
            "192.88.99.0/24", // 6to4 relays, ended
            "192.168.0.0/16", // private
            "198.18.0.0/15", // benchmarks
            "198.51.100.0/24", // documentation
            "203.0.113.0/24", // documentation
            "224.0.0.0/4", // multicast
            "240.0.0.0/4"); // reserved, broadcast

    /** The only IPv6 block that is handed out to public hosts. */
    static final String GLOBAL_IPV6 = "2000::/3";

    /** What is in that block and no public host's all the same. */
    static final List<String> SPECIAL_IPV6 = List.of(
            "2001::/23", // protocol assignments, Teredo among them
            "2001:db8::/32", // documentation
            "2002::/16", // 6to4, which wraps any IPv4 address
            "3fff::/20"); // documentation

    /** Networks of one's own, where an operator may keep a blog. */
    static final List<String> PRIVATE_NETWORKS =
            List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "fc00::/7");

    /** IPv6-only networks reach IPv4 hosts through it. */
    static final String NAT64 = "64:ff9b::/96";

    private static final List<IpSubnetFilterRule> SPECIAL = Stream.concat(SPECIAL_IPV4.stream(), SPECIAL_IPV6.stream())
            .map(AddressTable::block)
            .toList();
    private static final List<IpSubnetFilterRule> PRIVATE =
            PRIVATE_NETWORKS.stream().map(AddressTable::block).toList();
    private static final IpSubnetFilterRule GLOBAL = block(GLOBAL_IPV6);
    private static final IpSubnetFilterRule TRANSLATED = block(NAT64);

    private AddressTable() {}

    /** Java reads an IPv4-mapped IPv6 address as the IPv4 address, so that it is judged as that. */
    static boolean isPublic(InetAddress address) {
        if (address instanceof Inet4Address) {
            return !isIn(SPECIAL, address);
        }
        return isIn(List.of(TRANSLATED), address)
                ? isPublic(lastFourBytes(address))
                : isIn(List.of(GLOBAL), address) && !isIn(SPECIAL, address);
    }

    static boolean isPrivateNetwork(InetAddress address) {
        return isIn(PRIVATE, address);
    }

    private static boolean isIn(List<IpSubnetFilterRule> blocks, InetAddress address) {
        var socket = new InetSocketAddress(address, 0);
        return blocks.stream().anyMatch(block -> block.matches(socket));
    }

    private static InetAddress lastFourBytes(InetAddress address) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), 12, 16));
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static IpSubnetFilterRule block(String cidr) {
        return new IpSubnetFilterRule(cidr, IpFilterRuleType.REJECT);
    }
}
