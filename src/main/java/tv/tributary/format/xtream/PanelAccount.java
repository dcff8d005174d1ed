package tv.tributary.format.xtream;

import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import tv.tributary.format.json.JsonItems;
import tv.tributary.format.json.JsonValue;
import tv.tributary.format.json.JsonValue.JsonNull;
import tv.tributary.format.xtream.ListShape.PanelAnswer;

/// A panel's account data: `user_info` and `server_info` of `player_api.php`.
///
/// @param in whether the login was taken
/// @param status the panel's word, such as `Active`; empty for none
/// @param expires empty for never
/// @param inUse connections that are open now
/// @param allowed how many may be open at once
/// @param formats what live streams come as: `ts`, `m3u8`; empty if it does not say
/// @param zone in which the panel writes times of the day
/// @param message what the panel wants the user to read
public record PanelAccount(
        boolean in,
        String status,
        Optional<Instant> expires,
        boolean trial,
        OptionalInt inUse,
        OptionalInt allowed,
        Set<String> formats,
        Optional<ZoneId> zone,
        String message) {
    /// States of an account.
    public enum State {
        ACTIVE,
        EXPIRED,
        BANNED,
        DISABLED,
        /// The login is wrong.
        REFUSED
    }

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int QUARTER = 15 * 60;
    private static final int LONGEST_OFFSET = 18 * 3_600;

    public PanelAccount {
        formats = Set.copyOf(formats);
    }

    /// A past end beats the panel's word, which is often not renewed.
    public State state(Instant now) {
        var word = status.toLowerCase(Locale.ROOT);
        if (word.startsWith("ban")) return State.BANNED;
        if (word.startsWith("disab")) return State.DISABLED;
        if (word.startsWith("expir")) return State.EXPIRED;
        if (expires.isPresent() && expires.get().isBefore(now)) return State.EXPIRED;
        return in ? State.ACTIVE : State.REFUSED;
    }

    /// @throws IOException if the text itself cannot be read
    public static PanelAnswer<PanelAccount> read(Reader in) throws IOException {
        Map<String, JsonValue> parts = new HashMap<>();
        var outcome = JsonItems.read(in, Set.of(), item -> parts.put(item.name(), item.value()));
        var user = parts.getOrDefault("user_info", JsonNull.NULL);
        if (user == JsonNull.NULL && !parts.containsKey("user_info")) {
            // `[]` and `{}` are how panels refuse a login without a word.
            var refused =
                    outcome.ending() == JsonItems.Ending.WHOLE && (outcome.count() == 0 || parts.containsKey("error"));
            return PanelAnswer.failed(refused ? ListShape.LOGIN_REFUSED : ListShape.of(outcome));
        }
        return PanelAnswer.of(of(user, parts.getOrDefault("server_info", JsonNull.NULL)));
    }

    static PanelAccount of(JsonValue user, JsonValue server) {
        var expires = LenientFields.time(user.get("exp_date"));
        var formats = new LinkedHashSet<String>();
        for (var format : LenientFields.elements(user.get("allowed_output_formats"))) {
            formats.add(LenientFields.text(format).toLowerCase(Locale.ROOT));
        }
        return new PanelAccount(
                isIn(user),
                LenientFields.words(user.get("status")),
                expires,
                LenientFields.flag(user.get("is_trial")),
                LenientFields.count(user.get("active_cons")),
                LenientFields.count(user.get("max_connections")),
                formats,
                zone(server),
                LenientFields.words(user.get("message")));
    }

    /// Panels that do not say let those in whose account they know.
    private static boolean isIn(JsonValue user) {
        var auth = user.get("auth");
        return auth == JsonNull.NULL ? !LenientFields.text(user.get("status")).isEmpty() : LenientFields.flag(auth);
    }

    /// Its name if it is one that is known; else the distance of the panel's two clocks, to a quarter of an hour.
    private static Optional<ZoneId> zone(JsonValue server) {
        try {
            var name = LenientFields.text(server.get("timezone"));
            if (name.contains("/") || name.equals("UTC")) return Optional.of(ZoneId.of(name));
        } catch (DateTimeException _) {
            // Told by the clocks.
        }
        return offset(LenientFields.id(server.get("timestamp_now")), LenientFields.text(server.get("time_now")));
    }

    private static Optional<ZoneId> offset(OptionalLong now, String local) {
        if (now.isEmpty()) return Optional.empty();
        try {
            var seconds = LocalDateTime.parse(local, LOCAL).toEpochSecond(ZoneOffset.UTC) - now.getAsLong();
            var offset = Math.round(seconds / (double) QUARTER) * QUARTER;
            return Math.abs(offset) > LONGEST_OFFSET
                    ? Optional.empty()
                    : Optional.of(ZoneOffset.ofTotalSeconds((int) offset));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
