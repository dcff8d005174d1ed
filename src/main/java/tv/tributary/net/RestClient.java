package tv.tributary.net;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/// Calls one HTTP API with small JSON documents. Does not follow redirects. Blocking; thread-safe.
public final class RestClient {
    /// Any status is a reply.
    public record Reply(int status, String body) {}

    /// An answer may wait for something to happen; no connection should.
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final MediaType JSON = MediaType.get("application/json");
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    private final Http http;
    private final String address;
    private final Map<String, String> headers;

    /// @param address `http://HOST:PORT`, without a slash at the end
    /// @param token sent as bearer token with every request
    public RestClient(Http http, String address, String token) {
        this(http, address, Map.of("Authorization", "Bearer " + token));
    }

    /// @param headers sent with every request
    public RestClient(Http http, String address, Map<String, String> headers) {
        this.http = http;
        this.address = address;
        this.headers = Map.copyOf(headers);
    }

    /// @param path with its query, encoded
    /// @param json what to send, if anything
    /// @throws NetException if there is no answer
    public Reply send(String method, String path, Optional<String> json) {
        var body = json.map(RestClient::body).orElse(method.equals("POST") ? RequestBody.EMPTY : null);
        return send(method, path, body, response -> response.body().string());
    }

    /// Sends a file by PUT.
    ///
    /// @throws NetException if there is no answer
    public Reply upload(String path, Path file) {
        return send(
                "PUT",
                path,
                RequestBody.create(file.toFile(), BYTES),
                response -> response.body().string());
    }

    /// Writes what is answered to `out`, which stays open; an error is a reply as usual, with its body.
    ///
    /// @throws NetException if there is no answer, or `out` fails
    public Reply download(String path, String json, OutputStream out) {
        return send("POST", path, body(json), response -> {
            if (!response.isSuccessful()) return response.body().string();
            response.body().byteStream().transferTo(out);
            return "";
        });
    }

    private static RequestBody body(String json) {
        return RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON);
    }

    @FunctionalInterface
    private interface Reading {
        String of(Response response) throws IOException;
    }

    private Reply send(String method, String path, @Nullable RequestBody body, Reading reading) {
        var url = HttpUrl.parse(address + path);
        if (url == null) throw new NetException(NetException.Reason.BAD_URL, "this is not a web address: " + address);
        var request = new Request.Builder()
                .url(url)
                .headers(Headers.of(headers))
                .header("Accept", "application/json")
                .method(method, body)
                .build();
        var client = http.documents()
                .newBuilder()
                .readTimeout(PATIENCE)
                .writeTimeout(PATIENCE)
                .build();
        try (var response = client.newCall(request).execute()) {
            return new Reply(response.code(), reading.of(response));
        } catch (IOException e) {
            throw NetFailures.of(e, url);
        }
    }
}
