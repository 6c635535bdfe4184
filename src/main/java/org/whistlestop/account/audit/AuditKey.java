package org.whistlestop.account.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A key of the chains, as HMAC-SHA-256 (RFC 2104) wants it: the database makes the hash of each entry itself, from the two
 * padded halves, because only it knows the entry before.
 *
 * @param id 0 for the empty key of an installation that has configured none: edits are found, but who can write to the
 *     database could make the whole chain anew
 */
record AuditKey(int id, byte[] inner, byte[] outer) {

    private static final int BLOCK = 64;
    static final AuditKey NONE = of(0, new byte[0]);

    /** @param key at most 64 bytes */
    static AuditKey of(int id, byte[] key) {
        return new AuditKey(id, padded(key, 0x36), padded(key, 0x5c));
    }

    private static byte[] padded(byte[] key, int pad) {
        var block = new byte[BLOCK];
        System.arraycopy(key, 0, block, 0, key.length);
        for (var i = 0; i < BLOCK; i++) {
            block[i] ^= (byte) pad;
        }
        return block;
    }

    byte[] hash(byte[]... parts) {
        return sha256(outer, sha256(joined(parts)));
    }

    private byte[][] joined(byte[][] parts) {
        var all = new byte[parts.length + 1][];
        all[0] = inner;
        System.arraycopy(parts, 0, all, 1, parts.length);
        return all;
    }

    static byte[] sha256(byte[]... parts) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                sha256.update(part);
            }
            return sha256.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "AuditKey[" + id + "]";
    }
}
