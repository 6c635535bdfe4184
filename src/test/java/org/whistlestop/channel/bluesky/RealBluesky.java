package org.whistlestop.channel.bluesky;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.whistlestop.support.FreePort;
import org.whistlestop.testing.NpmTools;

/**
 * A real Bluesky server (PDS), from npm, with a directory of accounts beside it: both as processes of this one, on this machine only. The
 * server keeps what it holds under {@code target}, can be killed, and goes on with it when started again.
 */
public final class RealBluesky implements AutoCloseable {

    private static final Path DATA = Path.of("target/peers/bluesky").toAbsolutePath();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = FreePort.find();
    private final int directoryPort = FreePort.find();
    private final Path tools;
    private final Process directory;
    private final JsonNode account;
    private Process server;

    /** Installs and starts a new one, with one account. */
    public RealBluesky() {
        try {
            tools = NpmTools.install();
            NpmTools.run(Map.of(), "rm", "-rf", DATA.toString());
            Files.createDirectories(DATA);
            buildDatabase();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            directory = start("plc.mjs", String.valueOf(directoryPort));
            firstLine(directory);
            account = startServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The one package whose install script is needed: it fetches or compiles SQLite, here without taking its time to optimize. */
    private void buildDatabase() {
        if (!Files.exists(tools.resolve("node_modules/better-sqlite3/build/Release/better_sqlite3.node"))) {
            var environment = new HashMap<>(Map.of("CFLAGS", "-O0", "CXXFLAGS", "-O0", "JOBS", "2"));
            headers().ifPresent(node -> environment.put("npm_config_nodedir", node));
            NpmTools.run(environment, "npm", "rebuild", "better-sqlite3");
        }
    }

    /** Where Node's own headers stand beside it; else they would be fetched. */
    private static Optional<String> headers() {
        var program =
                Path.of(NpmTools.run(Map.of(), "node", "-p", "process.execPath").strip());
        return Optional.of(program.getParent().getParent())
                .filter(prefix -> Files.exists(prefix.resolve("include/node/node.h")))
                .map(Path::toString);
    }

    public String address() {
        return "http://localhost:" + port;
    }

    public String handle() {
        return account.get("handle").asText();
    }

    public String did() {
        return account.get("did").asText();
    }

    public String password() {
        return account.get("password").asText();
    }

    /** All posts of the account, as anybody may read them. */
    public List<JsonNode> posts() {
        var posts = new ArrayList<JsonNode>();
        read("com.atproto.repo.listRecords?limit=100&collection=app.bsky.feed.post&repo=" + did())
                .get("records")
                .forEach(posts::add);
        return posts;
    }

    /** How many bytes a blob has for its readers. */
    public int blobSize(String cid) {
        return get("com.atproto.sync.getBlob?did=" + did() + "&cid=" + cid).length;
    }

    private JsonNode read(String methodAndQuery) {
        try {
            return JSON.readTree(get(methodAndQuery));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] get(String methodAndQuery) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address() + "/xrpc/" + methodAndQuery))
                    .build();
            return HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the server in the middle of whatever it does. */
    public void kill() {
        kill(server);
    }

    private static void kill(Process process) {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Starts it again after a kill. */
    public void restart() {
        try {
            startServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode startServer() throws IOException {
        server = start("pds.mjs", String.valueOf(port), String.valueOf(directoryPort), DATA.toString());
        return JSON.readTree(firstLine(server));
    }

    private Process start(String script, String... arguments) throws IOException {
        var there = tools.resolve(script);
        Files.copy(Path.of("src/test/peers/bluesky", script), there, StandardCopyOption.REPLACE_EXISTING);
        var command = new ArrayList<>(List.of("node", there.toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command)
                .directory(tools.toFile())
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        DATA.resolve(script + ".log").toFile()));
        builder.environment().put("LOG_ENABLED", "false");
        return builder.start();
    }

    private static String firstLine(Process process) throws IOException {
        var line = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        if (line == null) {
            throw new AssertionError("It does not start; see the logs in " + DATA);
        }
        return line;
    }

    @Override
    public void close() {
        kill(server);
        kill(directory);
    }
}
