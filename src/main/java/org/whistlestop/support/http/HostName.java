package org.whistlestop.support.http;

import io.netty.util.NetUtil;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as written in a web address: a name of letters, digits and hyphens, or an address in its canonical spelling.
 *
 * @param text in lower case and ASCII, without brackets
 */
record HostName(String text, Optional<InetAddress> literal) {

    private static final int LONGEST = 253;
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    /** Such a last label makes some readers take the whole for an IPv4 address (WHATWG URL, "ends in a number"). */
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");

    private static final String BYTE = "(0|[1-9][0-9]?|1[0-9][0-9]|2[0-4][0-9]|25[0-5])";
    private static final Pattern DOTTED_QUAD = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    static HostName parse(String written) {
        if (written.startsWith("[")) {
            return ofAddress(written.substring(1, written.length() - 1), ":");
        }
        if (DOTTED_QUAD.matcher(written).matches()) {
            return ofAddress(written, ".");
        }
        var ascii = ascii(written);
        if (ascii.length() > LONGEST
                || !NAME.matcher(ascii).matches()
                || ENDS_IN_NUMBER.matcher(ascii).matches()) {
            throw refused();
        }
        return new HostName(ascii, Optional.empty());
    }

    private static HostName ofAddress(String text, String sign) {
        var bytes = NetUtil.createByteArrayFromIpAddressString(text);
        if (bytes == null || !text.contains(sign)) {
            throw refused();
        }
        try {
            return new HostName(text.toLowerCase(Locale.ROOT), Optional.of(InetAddress.getByAddress(bytes)));
        } catch (UnknownHostException e) {
            throw refused();
        }
    }

    /** Letters that only look like others, such as full-width digits, change under NFKC and are refused. */
    private static String ascii(String written) {
        var lower = written.toLowerCase(Locale.ROOT);
        var plain = Normalizer.normalize(lower, Normalizer.Form.NFKC).equals(lower)
                && lower.codePoints().allMatch(HostName::isNameCharacter);
        try {
            if (plain) {
                return IDN.toASCII(lower, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the same refusal.
        }
        throw refused();
    }

    private static boolean isNameCharacter(int c) {
        return c < 128
                ? c == '.' || c == '-' || Character.isLetterOrDigit(c)
                : Character.isLetter(c) || isMark(Character.getType(c));
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private static OutboundException refused() {
        return OutboundException.refused("The host is neither a plain name nor an address in its usual spelling.");
    }
}
