package org.whistlestop.support.http;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Addresses of every block that is no public host's, each in the spellings that readers of URLs fall for. */
final class InternalSpellings {

    /** Written out again, so that a block missing in the table is missed. */
    static final List<String> IPV4 = List.of(
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/4",
            "240.0.0.0/4");

    static final List<String> IPV6 = List.of(
            "::/128",
            "::1/128",
            "64:ff9b:1::/48",
            "100::/64",
            "2001::/23",
            "2001:db8::/32",
            "2002::/16",
            "3fff::/20",
            "5f00::/16",
            "fc00::/7",
            "fe80::/10",
            "fec0::/10",
            "ff00::/8");

    private InternalSpellings() {}

    /** URLs of which none may be connected to. */
    static List<String> urls() {
        var ipv4 = IPV4.stream()
                .flatMap(InternalSpellings::samples)
                .flatMap(address -> spellings(address.getAddress()).stream());
        var ipv6 = IPV6.stream()
                .flatMap(InternalSpellings::samples)
                .flatMap(address -> spellings(address.getHostAddress()).stream());
        return Stream.concat(ipv4, ipv6).distinct().toList();
    }

    /** The first, the second, one in the middle and the last address of a block. */
    static Stream<InetAddress> samples(String block) {
        var first = new BigInteger(1, FakeWorld.address(block.split("/")[0]).getAddress());
        var bits = block.contains(":") ? 128 : 32;
        var size = BigInteger.ONE.shiftLeft(bits - Integer.parseInt(block.split("/")[1]));
        return Stream.of(
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        size.divide(BigInteger.valueOf(3)),
                        size.subtract(BigInteger.ONE))
                .filter(offset -> offset.compareTo(size) < 0)
                .map(first::add)
                .distinct()
                .map(number -> address(number, bits / 8));
    }

    private static InetAddress address(BigInteger number, int length) {
        var bytes = new byte[length];
        var raw = number.toByteArray();
        for (var i = 0; i < Math.min(raw.length, length); i++) {
            bytes[length - 1 - i] = raw[raw.length - 1 - i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> spellings(byte[] bytes) {
        int a = bytes[0] & 255;
        int b = bytes[1] & 255;
        int c = bytes[2] & 255;
        int d = bytes[3] & 255;
        var number = Integer.toUnsignedLong(a << 24 | b << 16 | c << 8 | d);
        var quad = a + "." + b + "." + c + "." + d;
        var hexPair = "%x:%x".formatted(a << 8 | b, c << 8 | d);
        var hosts = new ArrayList<>(List.of(
                quad,
                quad + ".",
                quad + ":80",
                quad + ":443",
                quad + ":8080",
                Long.toString(number),
                "0x" + Long.toHexString(number),
                "0X" + Long.toHexString(number).toUpperCase(java.util.Locale.ROOT),
                "0" + Long.toOctalString(number),
                "0%o.0%o.0%o.0%o".formatted(a, b, c, d),
                "0x%x.0x%x.0x%x.0x%x".formatted(a, b, c, d),
                "%03d.%03d.%03d.%03d".formatted(a, b, c, d),
                a + "." + b + "." + (c << 8 | d),
                a + "." + (b << 16 | c << 8 | d),
                "0x%x.%d".formatted(a, b << 16 | c << 8 | d),
                (a + 256) + "." + b + "." + c + "." + d,
                quad.replace(".", "。"),
                quad.replace(".", "．"),
                fullWidth(quad),
                circled(quad),
                quad.replace(".", "%2e"),
                "%" + Integer.toHexString('0' + a / 100) + quad,
                "public.example@" + quad,
                "public.example:80@" + quad,
                quad + "\\@public.example",
                quad + "#@public.example",
                quad + "?@public.example",
                quad + "\t",
                " " + quad,
                quad + "%00.public.example",
                "[" + quad + "]",
                "[::ffff:" + quad + "]",
                "[::FFFF:" + hexPair + "]",
                "[0:0:0:0:0:ffff:" + hexPair + "]",
                "[::" + quad + "]",
                "[::" + hexPair + "]",
                "[64:ff9b::" + quad + "]",
                "[64:ff9b::" + hexPair + "]",
                "[64:ff9b:1::" + hexPair + "]",
                "[2002:" + hexPair + "::1]",
                "[::ffff:" + quad + "%25eth0]"));
        return hosts.stream().flatMap(InternalSpellings::urls).toList();
    }

    private static List<String> spellings(String ipv6) {
        var hosts = List.of(
                "[" + ipv6 + "]",
                "[" + ipv6.toUpperCase(java.util.Locale.ROOT) + "]",
                "[" + ipv6 + "]:443",
                "[" + ipv6 + "]:8080",
                "[" + ipv6 + "%25eth0]",
                "[" + ipv6 + "%eth0]",
                "public.example@[" + ipv6 + "]",
                ipv6,
                "[" + ipv6 + "].");
        return hosts.stream().flatMap(InternalSpellings::urls).toList();
    }

    private static Stream<String> urls(String host) {
        return Stream.of("http://" + host + "/", "https://" + host + "/latest/meta-data/");
    }

    private static String fullWidth(String quad) {
        return shifted(quad, '０');
    }

    /** ⓪ and ① to ⑨, which IDNA reads as digits. */
    private static String circled(String quad) {
        return shifted(quad, '①' - 1).replace((char) ('①' - 1), '⓪');
    }

    private static String shifted(String quad, int zero) {
        return quad.chars()
                .map(c -> c == '.' ? c : c - '0' + zero)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
