package tv.tributary.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/// Sends small documents to services and hears what they say. Does not follow redirects, so that no secret goes
/// elsewhere. Blocking; thread-safe.
public final class PostClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// What is read of an answer.
    private static final long MOST_BYTES = 16_384;

    /// A document to send.
    ///
    /// @param url may hold secrets
    public record Document(String method, String url, Map<String, String> headers, String contentType, String body) {
        public Document {
            headers = Map.copyOf(headers);
        }

        /// JSON by POST.
        public static Document json(String url, Map<String, String> headers, String json) {
            return new Document("POST", url, headers, "application/json", json);
        }
    }

    /// Any status is an answer.
    ///
    /// @param body its beginning
    /// @param retryAfter how long the service wants to be left alone; empty if it did not say
    public record Answer(int status, String body, Optional<Duration> retryAfter) {}

    private final Http http;
    private final Duration patience;

    public PostClient(Http http) {
        this(http, PATIENCE);
    }

    /// @param patience for the whole call
    public PostClient(Http http, Duration patience) {
        this.http = http;
        this.patience = patience;
    }

    /// @throws NetException if there is no answer; its message names the host only
    public Answer send(Document document) {
        var url = HttpUrl.parse(document.url());
        if (url == null) throw new NetException(NetException.Reason.BAD_URL, "this is not a web address");
        var body = RequestBody.create(
                document.body().getBytes(StandardCharsets.UTF_8), MediaType.get(document.contentType()));
        var request = new Request.Builder()
                .url(url)
                .headers(Headers.of(document.headers()))
                .header("User-Agent", Http.USER_AGENT)
                .method(document.method(), body)
                .build();
        var client = http.documents().newBuilder().callTimeout(patience).build();
        try (var response = client.newCall(request).execute()) {
            var retryAfter = Optional.ofNullable(response.header("Retry-After"))
                    .map(value -> HttpResponse.RetryAfter.parse(value.strip(), Instant.now()))
                    .filter(Duration::isPositive);
            return new Answer(response.code(), response.peekBody(MOST_BYTES).string(), retryAfter);
        } catch (IOException e) {
            throw NetFailures.of(e, url);
        }
    }
}
