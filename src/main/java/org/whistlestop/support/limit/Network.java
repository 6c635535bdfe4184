package org.whistlestop.support.limit;

import io.netty.util.NetUtil;
import java.util.Arrays;
import java.util.HexFormat;

/** Tells whose an address is: of IPv4 the whole, of IPv6 the first 64 bits, for one household has all that follow. */
final class Network {

    private static final byte[] V4_IN_V6 = HexFormat.of().parseHex("00000000000000000000ffff");

    private Network() {}

    /** @param address in digits; any other text, such as a proxy's "unknown", stands for itself */
    static String of(String address) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            return address;
        }
        if (bytes.length == 4) {
            return HexFormat.of().formatHex(bytes);
        }
        return Arrays.equals(bytes, 0, 12, V4_IN_V6, 0, 12)
                ? HexFormat.of().formatHex(bytes, 12, 16)
                : HexFormat.of().formatHex(bytes, 0, 8);
    }
}
