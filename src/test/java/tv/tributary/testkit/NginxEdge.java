package tv.tributary.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A real nginx on this machine with the configuration we ship, for an origin of the test's own. Ends with the test.
public final class NginxEdge implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);

    private final Process process;
    private final int port;

    /// Where nginx is on this machine, if it is.
    public static Optional<Path> program() {
        return Stream.of("/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/bin/nginx", "target/nginx/usr/sbin/nginx")
                .map(Path::of)
                .map(Path::toAbsolutePath)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /// @param folder of its own, for its cache
    /// @param origin the port of the server it stands before
    public NginxEdge(Path folder, int origin) {
        try {
            port = freePort();
            var config = folder.resolve("nginx.conf");
            Files.writeString(config, shipped(folder, origin));
            var command = new ArrayList<>(List.of(program().orElseThrow().toString()));
            var globals = "daemon off; master_process on;" + (isRoot() ? " user root;" : "");
            var log = folder.resolve("error.log").toString();
            command.addAll(List.of("-e", log, "-p", folder.toString(), "-c", config.toString(), "-g", globals));
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("nginx.out").toFile())
                    .start();
            awaitListening(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String shipped(Path folder, int origin) throws IOException {
        // Its own places for passing files lie where only an installed nginx has folders.
        var places = Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + folder + "/" + kind + ";\n")
                .collect(Collectors.joining());
        return Files.readString(Path.of("installer/edge/nginx.conf"))
                .replace("server 127.0.0.1:9188;", "server 127.0.0.1:" + origin + ";")
                .replace("listen 8080 reuseport", "listen 127.0.0.1:" + port)
                .replace("/var/cache/tributary-", folder + "/cache-")
                .replace("/var/log/nginx/", folder + "/")
                .replace("/run/", folder + "/")
                .replace("http {\n", "http {\n" + places)
                .replace("worker_processes auto;", "worker_processes 1;");
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitListening(Path folder) throws IOException {
        long deadline = System.nanoTime() + PATIENCE;
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException _) {
                Thread.onSpinWait();
            }
        }
        close();
        throw new IOException("nginx does not listen: " + Files.readString(folder.resolve("nginx.out")));
    }

    public String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    @Override
    public void close() {
        // The workers end with their master.
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) process.destroyForcibly();
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
