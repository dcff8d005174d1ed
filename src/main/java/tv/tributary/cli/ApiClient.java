package tv.tributary.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import tv.tributary.engine.DataFolder;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;
import tv.tributary.engine.StartupFailure;
import tv.tributary.file.OwnerOnly;
import tv.tributary.format.json.Json;
import tv.tributary.net.Http;
import tv.tributary.net.NetException;
import tv.tributary.net.RestClient;
import tv.tributary.text.Messages;

/// The API of the instance that runs on a data folder. Where none runs, one is started for as long as this is open.
final class ApiClient implements AutoCloseable {
    private static final int REFUSED = 400;
    /// A start takes no longer, unless much has to be brought up to date.
    private static final Duration STARTING = Duration.ofSeconds(15);

    private static final Duration LOOK = Duration.ofMillis(200);

    /// The body of every error of the API.
    private record Problem(String error) {}

    private final Http http;
    private final RestClient restClient;
    private final Runnable end;
    private final Optional<DataFolder.Running> running;

    private ApiClient(Http http, RestClient restClient, Runnable end, Optional<DataFolder.Running> running) {
        this.http = http;
        this.restClient = restClient;
        this.end = end;
        this.running = running;
    }

    /// Waits a while for an instance that has the folder but does not answer yet: it is starting, or ending.
    ///
    /// @throws StartupFailure if none runs and none can be started
    static ApiClient open(Path folder) {
        var http = new Http();
        long deadline = System.nanoTime() + STARTING.toNanos();
        while (true) {
            var running = ofRunning(http, folder);
            if (running.isPresent()) return running.get();
            try {
                return start(http, folder);
            } catch (StartupFailure e) {
                boolean waits = e.reason() == StartupFailure.Reason.ALREADY_RUNNING && System.nanoTime() < deadline;
                if (!waits) throw e;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static Optional<ApiClient> ofRunning(Http http, Path folder) {
        return DataFolder.running(folder)
                .map(running -> new ApiClient(
                        http, new RestClient(http, running.address(), token(folder)), () -> {}, Optional.of(running)))
                .filter(ApiClient::answers);
    }

    private static ApiClient start(Http http, Path folder) {
        var engine = Engine.open(Options.errand(folder));
        var restClient = new RestClient(
                http,
                "http://127.0.0.1:" + engine.server().port(),
                engine.gate().apiToken());
        return new ApiClient(http, restClient, engine::close, Optional.empty());
    }

    /// The instance that answers; empty if it is one of our own.
    Optional<DataFolder.Running> running() {
        return running;
    }

    /// The answer as JSON text.
    String get(String path) {
        return send("GET", path, Optional.empty());
    }

    <T> T get(String path, Class<T> type) {
        return Json.read(get(path), type);
    }

    <T> T post(String path, Class<T> type) {
        return Json.read(send("POST", path, Optional.empty()), type);
    }

    <T> T post(String path, Record body, Class<T> type) {
        return Json.read(send("POST", path, Optional.of(Json.write(body))), type);
    }

    <T> T put(String path, Record body, Class<T> type) {
        return Json.read(send("PUT", path, Optional.of(Json.write(body))), type);
    }

    /// Sends a file.
    <T> T upload(String path, Path file, Class<T> type) {
        try {
            return Json.read(accepted(restClient.upload(path, file)), type);
        } catch (NetException e) {
            throw unanswered(e);
        }
    }

    /// Writes the answer into a file for its owner alone, which is replaced once it is whole.
    void download(String path, Record body, Path file) {
        var part = Path.of(file + ".part");
        try {
            Files.deleteIfExists(part);
            OwnerOnly.file(part);
            try (var out = Files.newOutputStream(part)) {
                accepted(restClient.download(path, Json.write(body), out));
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (NetException e) {
            throw unanswered(e);
        } catch (IOException _) {
            throw new CommandFailure(Messages.of("backup-problem.not-writable", file));
        } finally {
            part.toFile().delete();
        }
    }

    void delete(String path) {
        send("DELETE", path, Optional.empty());
    }

    @Override
    public void close() {
        end.run();
        http.close();
    }

    private String send(String method, String path, Optional<String> json) {
        try {
            return accepted(restClient.send(method, path, json));
        } catch (NetException e) {
            throw unanswered(e);
        }
    }

    private static CommandFailure unanswered(NetException e) {
        return new CommandFailure(Messages.of("cli.no-answer", String.valueOf(e.getMessage())));
    }

    private static String accepted(RestClient.Reply reply) {
        if (reply.status() >= REFUSED) throw new CommandFailure(words(reply));
        return reply.body();
    }

    private static String words(RestClient.Reply reply) {
        try {
            return Json.read(reply.body(), Problem.class).error();
        } catch (Json.BadJson _) {
            return Messages.of("cli.refused", Integer.toString(reply.status()));
        }
    }

    /// An instance that was killed leaves its address behind, where by now anybody may listen.
    private boolean answers() {
        try {
            return restClient
                            .send("GET", "/api/system/status", Optional.empty())
                            .status()
                    < REFUSED;
        } catch (NetException _) {
            return false;
        }
    }

    private static String token(Path folder) {
        try {
            return Files.readString(DataFolder.apiToken(folder)).strip();
        } catch (IOException _) {
            throw new CommandFailure(Messages.of("cli.no-token", DataFolder.apiToken(folder)));
        }
    }
}
