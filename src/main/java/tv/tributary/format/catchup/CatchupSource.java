package tv.tributary.format.catchup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The archive of one stream, as its list describes it.
///
/// @param template with placeholders; empty where the mode needs none
/// @param depth how far back it reaches
/// @param correction how much its times are late; subtracted from every time that is asked for
public record CatchupSource(CatchupMode mode, String template, Duration depth, Duration correction) {
    /// For lists that name a mode and no days; Kodi's default.
    private static final Duration USUAL_DEPTH = Duration.ofDays(5);

    private static final Duration LONGEST_DEPTH = Duration.ofDays(60);
    private static final Pattern HOURS = Pattern.compile("[+-]?\\d{1,2}(?:\\.\\d{1,2})?");
    private static final List<String> DAYS = List.of("catchup-days", "tvg-rec", "timeshift", "catchup-length");

    /// The archive that an entry's attributes describe; empty if they describe none.
    ///
    /// @param attributes of the entry, with those that the list's header has for all
    public static Optional<CatchupSource> of(Map<String, String> attributes) {
        var template = attributes.getOrDefault("catchup-source", "").strip();
        var depth = depth(attributes);
        return mode(attributes, template, depth)
                .map(mode -> new CatchupSource(mode, template, depth.orElse(USUAL_DEPTH), correction(attributes)));
    }

    private static Optional<CatchupMode> mode(
            Map<String, String> attributes, String template, Optional<Duration> depth) {
        var said = attributes.getOrDefault("catchup", "");
        if (said.isBlank()) said = attributes.getOrDefault("catchup-type", "");
        if (depth.isPresent() && depth.get().isZero()) return Optional.empty();
        return switch (said.strip().toLowerCase(Locale.ROOT)) {
            case "default" ->
                Optional.of(isAddress(template) || template.isEmpty() ? CatchupMode.DEFAULT : CatchupMode.APPEND)
                        .filter(_ -> !template.isEmpty());
            case "append" -> template.isEmpty() ? Optional.empty() : Optional.of(CatchupMode.APPEND);
            case "shift", "timeshift" -> Optional.of(CatchupMode.SHIFT);
            case "flussonic", "flussonic-hls" -> Optional.of(CatchupMode.FLUSSONIC);
            case "flussonic-ts", "fs" -> Optional.of(CatchupMode.FLUSSONIC_TS);
            case "xc" -> Optional.of(CatchupMode.XC);
            case "vod" -> template.isEmpty() ? Optional.empty() : Optional.of(CatchupMode.VOD);
            // Siptv writes days alone.
            case "" ->
                template.isEmpty()
                        ? depth.map(_ -> CatchupMode.SHIFT)
                        : Optional.of(isAddress(template) ? CatchupMode.DEFAULT : CatchupMode.APPEND);
            default -> Optional.empty();
        };
    }

    private static boolean isAddress(String template) {
        return template.regionMatches(true, 0, "http://", 0, 7) || template.regionMatches(true, 0, "https://", 0, 8);
    }

    /// As lists write it: in days, or in hours.
    private static Optional<Duration> depth(Map<String, String> attributes) {
        for (var key : DAYS) {
            var text = attributes.getOrDefault(key, "").strip();
            if (text.matches("\\d{1,3}")) return Optional.of(capped(Duration.ofDays(Long.parseLong(text))));
        }
        var hours = attributes.getOrDefault("catchup-hours", "").strip();
        return hours.matches("\\d{1,4}")
                ? Optional.of(capped(Duration.ofHours(Long.parseLong(hours))))
                : Optional.empty();
    }

    private static Duration capped(Duration depth) {
        return depth.compareTo(LONGEST_DEPTH) > 0 ? LONGEST_DEPTH : depth;
    }

    private static Duration correction(Map<String, String> attributes) {
        var text = attributes.getOrDefault("catchup-correction", "").strip();
        return HOURS.matcher(text).matches()
                ? Duration.ofSeconds(Math.round(Double.parseDouble(text) * 3_600))
                : Duration.ZERO;
    }

    /// How far back it reaches in days, as players count them; a part of a day counts as one.
    public int days() {
        return (int) Math.ceilDiv(depth.toHours(), 24);
    }

    /// Whether the address of a stream is of a shape that the mode can ask for.
    public boolean fits(String url) {
        var any = new CatchupRequest(Instant.EPOCH, Instant.EPOCH.plusSeconds(60), Instant.EPOCH, ZoneOffset.UTC, "0");
        return !addresses(url, any).isEmpty();
    }

    /// The addresses of what is asked for, in the order in which to try them; empty if the stream's address is of none
    /// of the mode's shapes.
    ///
    /// @param url where the stream plays live
    public List<String> addresses(String url, CatchupRequest request) {
        return new CatchupAddress(url, request.earlier(correction)).of(mode, template);
    }
}
