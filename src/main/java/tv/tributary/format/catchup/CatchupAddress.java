package tv.tributary.format.catchup;

import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Makes the address of a past programme of that of the live stream. Pure.
///
/// @param url where the stream plays live; may hold credentials
record CatchupAddress(String url, CatchupRequest request) {
    /// Flussonic and what imitates it: host, stream, playlist, query.
    private static final Pattern FLUSSONIC =
            Pattern.compile("(https?://[^/]+)/(.*)/([^/?]*?)(mpegts|\\.m3u8|\\.ts)(\\?.*)?");

    /// A panel's live stream: host, user, password, id, query.
    private static final Pattern PANEL = Pattern.compile(
            "(https?://[^/?#]+(?:/[^?#]*?)??)(?:/+live)?/+([^/?#]+)/+([^/?#]+)/+(\\d{1,18})(\\.\\w+)?(\\?.*)?",
            Pattern.CASE_INSENSITIVE);

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd:HH-mm", Locale.ROOT);
    private static final String TS = ".ts";

    /// @param template empty where the mode needs none
    List<String> of(CatchupMode mode, String template) {
        return switch (mode) {
            case DEFAULT -> List.of(CatchupTemplate.fill(template, request));
            case APPEND -> List.of(append(CatchupTemplate.fill(template, request)));
            case SHIFT -> List.of(append(CatchupTemplate.fill("?utc={utc}&lutc={lutc}", request)));
            case FLUSSONIC -> flussonic(false).stream().toList();
            case FLUSSONIC_TS -> flussonic(true).stream().toList();
            case XC -> panel();
            // Without the provider's id there is nothing to ask for.
            case VOD ->
                request.programme().isEmpty() && template.contains("catchup-id")
                        ? List.of()
                        : List.of(CatchupTemplate.fill(template, request));
        };
    }

    /// A second query goes on the first.
    private String append(String more) {
        if (!more.startsWith("?") || url.indexOf('?') < 0) return url + more;
        return url + (url.endsWith("?") || url.endsWith("&") ? "" : "&") + more.substring(1);
    }

    private Optional<String> flussonic(boolean asTs) {
        var stream = FLUSSONIC.matcher(url);
        if (!stream.matches()) return Optional.empty();
        var place = stream.group(1) + "/" + stream.group(2) + "/";
        var query = Optional.ofNullable(stream.group(5)).orElse("");
        var list = stream.group(3);
        if (asTs || !stream.group(4).equals(".m3u8")) {
            return Optional.of(place + CatchupTemplate.fill("timeshift_abs-{utc}.ts", request) + query);
        }
        var prefix = list.equals("index") ? "" : list + "-";
        return Optional.of(place + prefix + CatchupTemplate.fill("timeshift_rel-{offset}.m3u8", request) + query);
    }

    /// Minutes only, so that it begins with the minute and lasts to the end. By path: asked by query, some
    /// panels answer with the live picture where they have recorded nothing.
    private List<String> panel() {
        var stream = PANEL.matcher(url);
        if (!stream.matches()) return List.of();
        var start = request.start().truncatedTo(ChronoUnit.MINUTES);
        var minute = MINUTE.format(start.atZone(request.zone()));
        long minutes = Math.ceilDiv(Duration.between(start, request.end()).toSeconds(), 60);
        var path = String.join(
                "/",
                stream.group(1),
                "timeshift",
                stream.group(2),
                stream.group(3),
                Long.toString(minutes),
                minute,
                stream.group(4));
        var ending =
                Optional.ofNullable(stream.group(5)).filter(".m3u8"::equals).orElse(TS);
        return List.of(path + ending, path);
    }
}
