package tv.tributary.server.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tv.tributary.access.Grant;
import tv.tributary.access.View;
import tv.tributary.file.BundledFile;
import tv.tributary.format.json.Json;
import tv.tributary.model.ChannelId;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.server.route.PathRoute;
import tv.tributary.server.route.RouteAccess;
import tv.tributary.server.route.RouteGroup;
import tv.tributary.server.route.RouteMatch;
import tv.tributary.text.Messages;

/// The page that plays a channel in a browser. All its URLs are relative, so that it works behind a proxy with
/// a path prefix, and it names nothing but the channel.
public final class PlayerPage implements RouteGroup {
    /// Only what comes from here runs; the player feeds the video from memory (`blob:`) and works in a thread
    /// it makes.
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; media-src 'self' blob:; worker-src 'self' blob:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final List<String> PAST = List.of("start", "end", "duration");
    private static final Pattern TIME = Pattern.compile("[0-9TZ:_-]{1,30}");

    private static final Pattern BLANK = Pattern.compile("\\{([a-z-]+)}");

    /// The page stands at `TOKEN/watch/CHANNEL`.
    private static final String TOP = "../../";

    private final BiFunction<View, ChannelId, Optional<String>> names;
    private final BiFunction<ChannelId, Grant, Optional<Map.Entry<Long, Long>>> onNow;
    private final BiFunction<Request, RouteMatch, Optional<Response>> instead;
    private final Assets assets;
    private final String page = BundledFile.text(PlayerPage.class, "player.html");
    private final Map<String, String> words = PlayerMessages.ofThePlayer();

    /// @param names what a channel is called; empty if there is none such, or the view does not have it
    /// @param onNow when what is on now began and ends, in seconds since 1970, if it can be watched from its start
    /// @param instead what is shown to those who may not watch what a request asks for
    public PlayerPage(
            BiFunction<View, ChannelId, Optional<String>> names,
            BiFunction<ChannelId, Grant, Optional<Map.Entry<Long, Long>>> onNow,
            BiFunction<Request, RouteMatch, Optional<Response>> instead,
            Assets assets) {
        this.names = names;
        this.instead = instead;
        this.onNow = onNow;
        this.assets = assets;
    }

    @Override
    public RouteAccess access() {
        return RouteAccess.VIEWER;
    }

    @Override
    public List<PathRoute> routes() {
        return List.of(PathRoute.get(
                "/watch/([1-9]\\d{0,17})",
                (request, match) -> instead.apply(request, match)
                        .orElseGet(() -> answer(match.channel(), match.viewer(), past(request)))));
    }

    /// The part of a query that asks for the past; empty for the present.
    static String past(Request request) {
        return PAST.stream()
                .flatMap(
                        name -> request
                                .query(name)
                                .filter(text -> TIME.matcher(text).matches())
                                .map(text -> name + "=" + text)
                                .stream())
                .collect(Collectors.joining("&"));
    }

    /// @param past a query that asks for the past; empty for the present
    Response answer(ChannelId channel, Grant viewer, String past) {
        var name = names.apply(viewer.view(), channel);
        if (name.isEmpty()) {
            return BufferedResponse.of(404, BufferedResponse.TEXT, Messages.of("watch.error.unknown") + "\n")
                    .with("Cache-Control", "no-store");
        }
        return BufferedResponse.of(200, BufferedResponse.HTML, fill(channel, name.get(), viewer, past))
                .with("Cache-Control", "private, no-cache")
                .with("Content-Security-Policy", POLICY)
                // The address holds the household's token.
                .with("Referrer-Policy", "no-referrer");
    }

    private String fill(ChannelId channel, String name, Grant viewer, String past) {
        var blanks = new TreeMap<>(words);
        blanks.put("name", name);
        blanks.put("web", TOP + assets.folder());
        blanks.put("playlist", channel + ".m3u8" + (past.isEmpty() ? "" : "?" + past));
        var other = past.isEmpty()
                ? onNow.apply(channel, viewer)
                        .map(on -> channel + "?start=" + on.getKey() + "&end=" + on.getValue())
                        .orElse("")
                : channel.toString();
        blanks.put("other", other);
        blanks.put("other-words", words.getOrDefault(past.isEmpty() ? "from-start" : "to-live", ""));
        blanks.put("other-hidden", other.isEmpty() ? "hidden" : "");
        // A "<" could end the element that holds the words.
        blanks.put("words", Json.write(words).replace("<", "\\u003c"));
        return BLANK.matcher(page).replaceAll(blank -> {
            var value = blanks.getOrDefault(blank.group(1), "");
            return Matcher.quoteReplacement(blank.group(1).equals("words") ? value : escape(value));
        });
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /// Texts of the player page, by the names its template and scripts use.
    static final class PlayerMessages {
        private static final String PLAYER = "web.player.";

        private static final List<String> OF_THE_PLAYER = List.of(
                "web.player.again",
                "web.player.again-in",
                "web.player.apart",
                "web.player.automatic",
                "web.player.behind",
                "web.player.broken",
                "web.player.codec",
                "web.player.from-start",
                "web.player.full",
                "web.player.key-back",
                "web.player.key-full",
                "web.player.key-mute",
                "web.player.key-numbers",
                "web.player.key-play",
                "web.player.key-volume",
                "web.player.listen",
                "web.player.live",
                "web.player.mbit",
                "web.player.mute",
                "web.player.none",
                "web.player.numbers",
                "web.player.opening",
                "web.player.pause",
                "web.player.play",
                "web.player.quality",
                "web.player.refused",
                "web.player.script",
                "web.player.seconds",
                "web.player.sound",
                "web.player.stat-bandwidth",
                "web.player.stat-buffer",
                "web.player.stat-delay",
                "web.player.stat-dropped",
                "web.player.stat-picture",
                "web.player.stat-rate",
                "web.player.stat-segments",
                "web.player.stat-stalls",
                "web.player.subtitles",
                "web.player.time",
                "web.player.to-live",
                "web.player.track",
                "web.player.unable",
                "web.player.unmute",
                "web.player.unreachable",
                "web.player.volume",
                "web.player.waiting",
                "web.player.window");

        private PlayerMessages() {}

        static Map<String, String> ofThePlayer() {
            var words = HashMap.<String, String>newHashMap(OF_THE_PLAYER.size());
            for (var key : OF_THE_PLAYER) words.put(key.substring(PLAYER.length()), Messages.of(key));
            return Map.copyOf(words);
        }
    }
}
