package tv.tributary.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.json.Json;

/// A browser without a window, driven by the DevTools protocol. It looks up every name as this machine, so that a page
/// under a name counts as one of the home network: no secure context.
public final class Chromium implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final Path profile;
    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicLong calls = new AtomicLong();
    private final Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();

    record Answer(long id, @Nullable String method) {}

    record Evaluated(long id, Outcome result) {}

    record Outcome(Value result, @Nullable Map<String, Object> exceptionDetails) {}

    record Value(@Nullable String type, @Nullable Object value) {}

    /// The browser of this machine; empty if it has none.
    public static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    public Chromium(Path program) throws Exception {
        profile = Files.createTempDirectory("chromium");
        process = new ProcessBuilder(List.of(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--mute-audio",
                        "--autoplay-policy=no-user-gesture-required",
                        "--host-resolver-rules=MAP * 127.0.0.1",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            socket = client.newWebSocketBuilder()
                    .buildAsync(URI.create(page()), new Listener())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            for (var domain : List.of("Page", "Runtime", "Log")) call(domain + ".enable", "{}");
        } catch (Exception e) {
            end();
            throw e;
        }
    }

    /// The address of its one page, which it writes into its profile.
    private String page() throws Exception {
        var port = profile.resolve("DevToolsActivePort");
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(port) || Files.readAllLines(port).isEmpty()) {
            if (System.nanoTime() > deadline || !process.isAlive()) throw new IOException("the browser did not start");
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        var list = "http://127.0.0.1:" + Files.readAllLines(port).getFirst() + "/json/list";
        var answer = client.send(HttpRequest.newBuilder(URI.create(list)).build(), BodyHandlers.ofString());
        var found = Pattern.compile("ws://[^\"]+/page/[^\"]+").matcher(answer.body());
        if (!found.find()) throw new IOException("the browser has no page: " + answer.body());
        return found.group();
    }

    private String call(String method, String parameters) throws Exception {
        var id = calls.incrementAndGet();
        var answer = new CompletableFuture<String>();
        waiting.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    public void open(String address) throws Exception {
        call("Page.navigate", Json.write(Map.of("url", address)));
    }

    /// As large as a phone, which has a slow processor.
    public void likeAPhone() throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":360,\"height\":640,\"deviceScaleFactor\":2,\"mobile\":true}");
    }

    /// The value of an expression of JavaScript; awaits a promise.
    public Object value(String expression) throws Exception {
        var answer = call(
                "Runtime.evaluate",
                Json.write(Map.of("expression", expression, "awaitPromise", true, "returnByValue", true)));
        var outcome = Json.read(answer, Evaluated.class).result();
        if (outcome.exceptionDetails() != null) throw new IOException(expression + ": " + outcome.exceptionDetails());
        return Optional.ofNullable(outcome.result().value()).orElse("");
    }

    /// Waits until an expression is true.
    public void until(String expression) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Boolean.TRUE.equals(value("Boolean(" + expression + ")"))) {
            if (System.nanoTime() > deadline)
                throw new AssertionError("never: " + expression + "\n" + value("document.body.innerText") + problems);
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    /// What the pages threw.
    public List<String> problems() {
        return new ArrayList<>(problems);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedFuture("");
        }
    }

    private void take(String message) {
        var answer = Json.read(message, Answer.class);
        if ("Runtime.exceptionThrown".equals(answer.method())) problems.add(message);
        Optional.ofNullable(waiting.remove(answer.id())).ifPresent(call -> call.complete(message));
    }

    private void end() throws IOException {
        var helpers = process.descendants().toList();
        process.destroyForcibly();
        helpers.forEach(ProcessHandle::destroyForcibly);
        try {
            process.waitFor();
            for (var helper : helpers) helper.onExit().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the browser did not end", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try (var files = Files.walk(profile)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        socket.abort();
        client.close();
        end();
    }
}
