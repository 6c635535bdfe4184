package org.whistlestop.channel.wordpress;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.whistlestop.support.FreePort;
import org.whistlestop.testing.Eventually;

/**
 * A real WordPress, from Debian's packages, with a database of its own: both as processes of this one, on this machine only, with all
 * that they keep under {@code target}. Either can be killed and started again on what it kept.
 */
public final class RealWordPress implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/share/wordpress");
    private static final Path THEMES = PROGRAM.resolve("wp-content/themes");
    private static final Path SCRIPTS = Path.of("src/test/peers/wordpress");
    private static final Path FOLDER = Path.of("target/peers/wordpress").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = FreePort.find();
    /** Not under target, as the name of a socket must be short. */
    private final Path socket;

    private final JsonNode passwords;
    private Process database;
    private Process php;

    /** The only address that it asks anything, or an empty text. */
    private final String mayAsk;

    /** Installs and starts a new one, which asks nobody. */
    public RealWordPress() {
        this("");
    }

    /** @param mayAsk what it is allowed to ask: it would refuse every address of this machine */
    public RealWordPress(String mayAsk) {
        this.mayAsk = mayAsk;
        try {
            socket = Files.createTempDirectory("wp-").resolve("db");
            prepare();
            Runtime.getRuntime().addShutdownHook(new Thread(this::close));
            startDatabase();
            passwords = JSON.readTree(run(List.of(
                    "php", SCRIPTS.resolve("install.php").toAbsolutePath().toString(), site().toString(), address())));
            startPhp();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What of it is not installed, in words; empty when all is. */
    static String missing() {
        var missing = new ArrayList<String>();
        if (!Files.exists(PROGRAM.resolve("wp-load.php"))) {
            missing.add("wordpress");
        }
        if (!Files.isDirectory(THEMES) || THEMES.toFile().list().length == 0) {
            missing.add("a theme for wordpress");
        }
        for (var tool : List.of("php", "mariadb-install-db", "mariadbd")) {
            if (!Files.isExecutable(Path.of("/usr/bin", tool)) && !Files.isExecutable(Path.of("/usr/sbin", tool))) {
                missing.add(tool);
            }
        }
        return String.join(", ", missing);
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public String version() {
        return passwords.get("wordpress").asText();
    }

    /** The application password of a user, who is called as their role: editor, author, contributor. */
    public String password(String user) {
        return passwords.get(user).asText();
    }

    /** What anybody may read there. */
    public JsonNode read(String pathAndQuery) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address() + "/wp-json/wp/v2" + pathAndQuery))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a query of the database answers, a line each. */
    public List<String> query(String sql) {
        try {
            var script = "$db = new mysqli('localhost', 'wp', 'wp', 'wp', 0, '" + socket + "');"
                    + "foreach ($db->query($argv[1])->fetch_all() as $row) echo implode(' ', $row), PHP_EOL;";
            return run(List.of("php", "-r", script, sql)).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets the blog, which else asks nobody, ask what begins with this address. */
    public void mayAsk(String address) {
        try {
            Files.writeString(site().resolve("wp-content/mu-plugins/asking.php"), """
                    <?php
                    $ours = fn ($url) => str_starts_with($url, '%1$s');
                    add_filter('pre_http_request', fn ($no, $how, $url) => $ours($url) ? false : $no, 20, 3);
                    add_filter('http_request_host_is_external', fn ($is, $host, $url) => $is || $ours($url), 10, 3);
                    add_filter('http_allowed_safe_ports', fn ($ports) => [...$ports, %2$d]);
                    """.formatted(
                            address, URI.create(address).getPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Does what the blog has put off, such as telling the pages that a new post links to. */
    public void runCron() {
        try {
            var request = HttpRequest.newBuilder(URI.create(address() + "/wp-cron.php?doing_wp_cron"))
                    .build();
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Publishes a post by the editor's account, as its own program would; answers its address. */
    public String publish(String title, String html) {
        try {
            var login = java.util.Base64.getEncoder()
                    .encodeToString(("editor:" + password("editor")).getBytes(java.nio.charset.StandardCharsets.UTF_8));
            var post = JSON.createObjectNode()
                    .put("title", title)
                    .put("content", html)
                    .put("status", "publish");
            var request = HttpRequest.newBuilder(URI.create(address() + "/wp-json/wp/v2/posts"))
                    .header("Authorization", "Basic " + login)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(post.toString()))
                    .build();
            var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body()).get("link").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the web server and all its workers, in the middle of whatever they do. */
    public void killPhp() {
        kill(php);
    }

    public void killDatabase() {
        kill(database);
    }

    private static void kill(Process process) {
        if (process != null) {
            var all = new ArrayList<>(process.descendants().toList());
            all.add(process.toHandle());
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(
                    handle -> handle.onExit().orTimeout(20, TimeUnit.SECONDS).join());
        }
    }

    /** Starts again what was killed. */
    public void restart() {
        try {
            if (!database.isAlive()) {
                startDatabase();
            }
            if (!php.isAlive()) {
                startPhp();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path site() {
        return FOLDER.resolve("site");
    }

    private void prepare() throws IOException {
        run(List.of("rm", "-rf", FOLDER.toString()));
        Files.createDirectories(FOLDER);
        run(List.of("cp", "-rL", PROGRAM.toString(), site().toString()));
        copy("wp-config.php", site().resolve("wp-config.php"));
        copy("quiet.php", site().resolve("wp-content/mu-plugins/quiet.php"));
        Files.createDirectories(site().resolve("wp-content/uploads"));
        run(List.of(
                "mariadb-install-db",
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + FOLDER.resolve("db"),
                "--auth-root-authentication-method=normal",
                "--skip-test-db",
                "--innodb-log-file-size=8M"));
        Files.writeString(
                FOLDER.resolve("start.sql"),
                "CREATE DATABASE IF NOT EXISTS wp;\nCREATE USER IF NOT EXISTS wp@localhost IDENTIFIED BY 'wp';\n"
                        + "GRANT ALL ON wp.* TO wp@localhost;\n");
    }

    private static void copy(String script, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(SCRIPTS.resolve(script), to, StandardCopyOption.REPLACE_EXISTING);
    }

    private void startDatabase() throws IOException {
        Files.deleteIfExists(socket);
        database = start(
                "mariadbd",
                "--no-defaults",
                "--user=" + System.getProperty("user.name"),
                "--datadir=" + FOLDER.resolve("db"),
                "--socket=" + socket,
                "--skip-networking",
                "--innodb-log-file-size=8M",
                "--init-file=" + FOLDER.resolve("start.sql"));
        await("the database", () -> query("select 1"));
    }

    private void startPhp() throws IOException {
        php = start(
                "php",
                "-S",
                "127.0.0.1:" + port,
                "-t",
                site().toString(),
                SCRIPTS.resolve("router.php").toAbsolutePath().toString());
        await("php", () -> {
            try (var socketOfPhp = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socketOfPhp.isConnected();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static void await(String what, java.util.function.Supplier<?> asking) {
        Eventually.holds("start " + what + "; see the logs in " + FOLDER, PATIENCE, () -> {
            try {
                asking.get();
                return true;
            } catch (AssertionError e) {
                return false;
            }
        });
    }

    private Process start(String... command) throws IOException {
        var builder = new ProcessBuilder(withSbin(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        FOLDER.resolve(command[0] + ".log").toFile()));
        builder.environment().putAll(environment());
        return builder.start();
    }

    private String run(List<String> command) throws IOException {
        var builder = new ProcessBuilder(withSbin(command)).redirectErrorStream(true);
        builder.environment().putAll(environment());
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new AssertionError(String.join(" ", command) + " failed:\n" + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return output;
    }

    private Map<String, String> environment() {
        return Map.of("SOCKET", socket.toString(), "URL", address(), "MAY_ASK", mayAsk, "PHP_CLI_SERVER_WORKERS", "4");
    }

    /** Debian puts the database where only root looks. */
    private static List<String> withSbin(List<String> command) {
        var there = Path.of("/usr/sbin", command.get(0));
        if (!Files.isExecutable(there)) {
            return command;
        }
        var whole = new ArrayList<>(command);
        whole.set(0, there.toString());
        return whole;
    }

    @Override
    public void close() {
        kill(php);
        kill(database);
    }
}
