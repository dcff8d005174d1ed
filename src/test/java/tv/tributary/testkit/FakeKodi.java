package tv.tributary.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import tv.tributary.format.json.Json;

/// A Kodi as far as its JSON-RPC over HTTP goes: it "plays" whatever it is told to.
public final class FakeKodi implements AutoCloseable {
    /// What it is asked.
    public record Call(String method, Map<String, Object> params, Optional<String> authorization) {}

    private record Asked(String method, Map<String, Object> params) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final int port;
    private HttpServer server;
    private volatile String file = "";
    private volatile boolean paused;
    private volatile Duration position = Duration.ZERO;
    private volatile int volume = 100;
    private volatile Optional<String> login = Optional.empty();
    private volatile Optional<String> refusal = Optional.empty();

    public FakeKodi() {
        server = start(0);
        port = server.getAddress().getPort();
    }

    private HttpServer start(int wanted) {
        try {
            var started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.createContext("/jsonrpc", this::answer);
            started.start();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /// All but questions for its state.
    public List<Call> calls() {
        return calls;
    }

    public List<String> methods() {
        return calls.stream().map(Call::method).toList();
    }

    /// What it plays; empty if nothing.
    public String file() {
        return file;
    }

    public boolean paused() {
        return paused;
    }

    public Duration position() {
        return position;
    }

    public int volume() {
        return volume;
    }

    /// @param basic the value of `Authorization` that it wants to see from now on
    public void wantLogin(String basic) {
        login = Optional.of(basic);
    }

    /// What it says to the next thing to play.
    public void refuse(String words) {
        refusal = Optional.of(words);
    }

    /// Somebody presses stop on it.
    public void stopByHand() {
        file = "";
    }

    /// Its plug is pulled: nobody answers any more.
    public void vanish() {
        server.stop(0);
    }

    /// It is back, at the same address.
    public void returnAgain() {
        server = start(port);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var asked =
                Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8), Asked.class);
        var sent = Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
        if (login.isPresent() && !login.equals(sent)) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        if (!asked.method().contains("Get")) calls.add(new Call(asked.method(), asked.params(), sent));
        var wrong = asked.method().equals("Player.Open") ? refusal : Optional.<String>empty();
        var reply = wrong.<Map<String, Object>>map(words -> Map.of("error", Map.of("code", -32_100, "message", words)))
                .orElseGet(() -> Map.of("result", result(asked.method(), asked.params())));
        var bytes = Json.write(reply).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Object result(String method, Map<String, Object> params) {
        switch (method) {
            case "Player.Open" -> {
                file = String.valueOf(((Map<?, ?>) params.get("item")).get("file"));
                paused = false;
                position = Duration.ZERO;
            }
            case "Player.PlayPause" -> paused = Boolean.FALSE.equals(params.get("play"));
            case "Player.Seek" -> position = time((Map<?, ?>) ((Map<?, ?>) params.get("value")).get("time"));
            case "Player.Stop" -> file = "";
            case "Application.SetVolume" -> volume = ((Number) params.get("volume")).intValue();
            case "Application.GetProperties" -> {
                return Map.of("volume", volume);
            }
            case "Player.GetActivePlayers" -> {
                return file.isEmpty() ? List.of() : List.of(Map.of("playerid", 1, "type", "video"));
            }
            case "Player.GetProperties" -> {
                return Map.of(
                        "speed", paused ? 0 : 1, "time", clock(position), "totaltime", clock(Duration.ofMinutes(90)));
            }
            case "Player.GetItem" -> {
                return Map.of("item", Map.of("file", file, "label", "x"));
            }
            default -> {}
        }
        return "OK";
    }

    private static Map<String, Integer> clock(Duration time) {
        return Map.of(
                "hours", time.toHoursPart(),
                "minutes", time.toMinutesPart(),
                "seconds", time.toSecondsPart(),
                "milliseconds", time.toMillisPart());
    }

    private static Duration time(Map<?, ?> clock) {
        return Duration.ofHours(number(clock, "hours"))
                .plusMinutes(number(clock, "minutes"))
                .plusSeconds(number(clock, "seconds"));
    }

    private static long number(Map<?, ?> clock, String name) {
        return clock.get(name) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
