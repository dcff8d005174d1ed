package tv.tributary.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/// A television: asks for playlists and watches what is in them. Not thread-safe.
public final class Player implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /// The document at that address.
    public HttpResponse<String> get(String url) {
        return send(url, HttpResponse.BodyHandlers.ofString());
    }

    /// The addresses in a playlist, in its order.
    public List<String> channels(String playlist) {
        return get(playlist)
                .body()
                .lines()
                .filter(line -> line.startsWith("http"))
                .toList();
    }

    /// Starts watching; close the stream to stop.
    public InputStream watch(String channel) {
        var answer = send(channel, HttpResponse.BodyHandlers.ofInputStream());
        if (answer.statusCode() != 200) throw new AssertionError("answered " + answer.statusCode());
        return answer.body();
    }

    /// Reads the next so many packets of a stream that is being watched.
    public static byte[] packets(InputStream stream, int count) {
        try {
            return stream.readNBytes(count * EndlessTs.PACKET);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private <T> HttpResponse<T> send(String url, HttpResponse.BodyHandler<T> body) {
        try {
            return http.send(
                    HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
