package tv.tributary.server.watch;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import tv.tributary.access.Grant;
import tv.tributary.access.View;
import tv.tributary.model.StreamUse;
import tv.tributary.relay.mux.BufferSettings;
import tv.tributary.relay.viewer.ViewerRequest;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.server.http.Request;

/// An HTTP request for a stream: what for, by whose grant, and from which player.
///
/// @param behind how far behind the newest picture a transport stream starts
record WatchRequest(StreamUse use, Grant grant, ClientId client, Duration behind) {
    private static final String USE = "use";
    private static final String BEHIND = "behind";
    private static final String AUDIO = "audio";

    /// The sound that a player wants.
    enum Audio {
        /// What the provider sends.
        ORIGINAL,
        /// Converted where it is something else.
        AAC
    }

    WatchRequest(StreamUse use, Grant grant, ClientId client) {
        this(use, grant, client, Duration.ZERO);
    }

    static WatchRequest of(HttpServerExchange exchange, Grant grant) {
        return new WatchRequest(
                use(parameter(exchange, USE)),
                grant,
                client(exchange).of(grant.user()),
                behind(parameter(exchange, BEHIND)));
    }

    private static Optional<String> parameter(HttpServerExchange exchange, String name) {
        return Optional.ofNullable(exchange.getQueryParameters()
                .getOrDefault(name, new ArrayDeque<>())
                .peek());
    }

    static WatchRequest of(Request request, Grant grant) {
        var client =
                new ClientId(request.address(), request.header("User-Agent").orElse(""), grant.user());
        return new WatchRequest(use(request.query(USE)), grant, client);
    }

    /// The player that asks, by its address and User-Agent.
    static ClientId client(HttpServerExchange exchange) {
        var source = exchange.getSourceAddress();
        var address = source == null || source.getAddress() == null
                ? ""
                : source.getAddress().getHostAddress();
        return new ClientId(
                address,
                Optional.ofNullable(exchange.getRequestHeaders().getFirst(Headers.USER_AGENT))
                        .orElse(""));
    }

    /// The sound wanted by the parameter `audio` of a stream's URL, or by the viewer's view where it has none; empty if
    /// there is no such sound.
    static Optional<Audio> audio(HttpServerExchange exchange, View view) {
        return audio(parameter(exchange, AUDIO), view);
    }

    static Optional<Audio> audio(Request request, View view) {
        return audio(request.query(AUDIO), view);
    }

    private static Optional<Audio> audio(Optional<String> parameter, View view) {
        var asked = parameter.orElse(view.audio().map(Enum::name).orElse(Audio.ORIGINAL.name()));
        return Arrays.stream(Audio.values())
                .filter(audio -> audio.name().equalsIgnoreCase(asked))
                .findFirst();
    }

    /// The value of the parameter `use` of a stream's URL; a viewer if it is missing or unknown. Any other use only
    /// lowers the priority, so that everybody may say it.
    static StreamUse use(Optional<String> parameter) {
        var asked = parameter.orElse("").toUpperCase(Locale.ROOT);
        for (var use : StreamUse.values()) {
            if (use.name().equals(asked)) return use;
        }
        return StreamUse.VIEWER;
    }

    /// The value of the parameter `behind`, milliseconds up to [BufferSettings#FARTHEST_START]; none if it is missing
    /// or no number.
    static Duration behind(Optional<String> parameter) {
        return parameter
                .filter(text -> text.matches("\\d{1,9}"))
                .map(text -> Duration.ofMillis(Long.parseLong(text)))
                .map(time -> time.compareTo(BufferSettings.FARTHEST_START) > 0 ? BufferSettings.FARTHEST_START : time)
                .orElse(Duration.ZERO);
    }

    /// Tells one player of a user from another.
    String device() {
        return grant.device().isEmpty() ? client.address() + " " + client.client() : "paired " + grant.device();
    }

    /// Whether the user may do that.
    boolean isAllowed() {
        return use != StreamUse.RECORDING || grant.has(Grant.Right.RECORDING);
    }

    /// For the relay. A new one each time, later than those before.
    ViewerRequest viewerRequest() {
        return ViewerRequest.of(use, client, grant.name(), grant.userClass())
                .startingBehind(behind)
                .within(grant.view().quality());
    }
}
