package org.whistlestop.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.whistlestop.support.FreePort;
import org.whistlestop.testing.Eventually;

/** An nginx of one worker in a folder of its own. */
final class Nginx implements AutoCloseable {

    final String base;
    private final Process process;

    /**
     * @param modules to load, such as {@code ngx_nchan_module.so}
     * @param server what stands in its {@code server} block
     */
    Nginx(Path folder, List<String> modules, String server) throws IOException {
        var port = FreePort.find();
        base = "http://127.0.0.1:" + port;
        var config = Files.createDirectories(folder).resolve("nginx.conf");
        Files.writeString(config, config(folder, modules, port, server));
        var command = new ArrayList<>(Core.SERVER.pin());
        command.addAll(List.of("nginx", "-e", folder.resolve("error.log").toString(), "-c", config.toString()));
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("nginx.out").toFile())
                .start();
        Eventually.holds("nginx listens", Duration.ofSeconds(10), () -> listens(port));
    }

    private static String config(Path folder, List<String> modules, int port, String server) {
        var load = new StringBuilder();
        modules.forEach(
                module -> load.append("load_module modules/").append(module).append(";\n"));
        return load
                + (System.getProperty("user.name").equals("root") ? "user root;\n" : "")
                + """
                daemon off;
                worker_processes 1;
                worker_rlimit_nofile 20000;
                pid %1$s/nginx.pid;
                events { worker_connections 19000; }
                http {
                  access_log off;
                  keepalive_requests 100000000;
                  keepalive_timeout 600s;
                  client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                  uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                  server { listen 127.0.0.1:%2$d backlog=16384; %3$s }
                }
                """.formatted(folder, port, server);
    }

    /** The one that answers; the first process only watches over it. */
    long worker() {
        return process.children().findFirst().orElseThrow().pid();
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
