package org.whistlestop.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A key and its certificate that only who holds this file trusts: PKCS #12, made by Java's own tool. */
public final class SelfSigned {

    public static final String PASSWORD = "changeit";

    private SelfSigned() {}

    /** Answers the file, in a folder of its own. */
    public static Path of(String host) throws IOException, InterruptedException {
        var store = Files.createTempDirectory("certificate").resolve("store.p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder((keytool + " -genkeypair -alias test -keyalg EC -dname CN=" + host
                                + " -ext san=dns:" + host + " -storetype PKCS12 -storepass " + PASSWORD + " -keystore "
                                + store)
                        .split(" "))
                .inheritIO()
                .start();
        if (made.waitFor() != 0) {
            throw new IllegalStateException("keytool makes no certificate");
        }
        return store;
    }
}
