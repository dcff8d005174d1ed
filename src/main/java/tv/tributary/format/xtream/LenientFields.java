package tv.tributary.format.xtream;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import tv.tributary.format.document.HtmlEntities;
import tv.tributary.format.json.JsonValue;
import tv.tributary.format.json.JsonValue.JsonArray;
import tv.tributary.format.json.JsonValue.JsonBoolean;
import tv.tributary.format.json.JsonValue.JsonNull;
import tv.tributary.format.json.JsonValue.JsonNumber;
import tv.tributary.format.json.JsonValue.JsonObject;
import tv.tributary.format.json.JsonValue.JsonText;

/// Fields of panels' answers, which come as whatever PHP made of them: numbers as text, `false` for nothing, lists for
/// texts. Pure.
final class LenientFields {
    private static final Pattern WHOLE = Pattern.compile("\\+?(\\d{1,18})(?:\\.0*)?");
    private static final Pattern DECIMAL = Pattern.compile("(-?\\d{1,9}(?:[.,]\\d{1,9})?)(?:\\s*/\\s*\\d+)?");
    private static final Pattern YEAR = Pattern.compile("(?:^|\\D)((?:18|19|20)\\d{2})(?:\\D|$)");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{1,2}):(\\d{1,2})(?:\\.\\d*)?");
    private static final Pattern MINUTES = Pattern.compile("(?i)([1-9]\\d{0,3})\\s*(?:m|min|mins|minutes)\\.?");
    private static final Pattern IMDB = Pattern.compile("tt\\d{5,12}");
    private static final DateTimeFormatter SPACED = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    /// From here on a number of seconds would be a year nobody lives to see: milliseconds then.
    private static final long MILLIS = 100_000_000_000L;

    private static final int FIRST_FILM = 1_888;

    private LenientFields() {}

    /// Never null; of several the first.
    static String text(JsonValue value) {
        return switch (value) {
            case JsonText(var text) -> text.strip();
            case JsonNumber(var digits) -> digits;
            case JsonArray(var elements) when !elements.isEmpty() -> text(elements.getFirst());
            default -> "";
        };
    }

    /// A text for eyes, without HTML's references and control characters.
    static String words(JsonValue value) {
        var text = text(value);
        var plain = text.indexOf('&') < 0 ? text : HtmlEntities.undone(text);
        return isPlain(plain) ? plain : plain.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }

    private static boolean isPlain(String text) {
        for (var i = 0; i < text.length(); i++) if (Character.isISOControl(text.charAt(i))) return false;
        return true;
    }

    /// An id of the panel's: above zero.
    static OptionalLong id(JsonValue value) {
        var whole = WHOLE.matcher(text(value));
        if (!whole.matches()) return OptionalLong.empty();
        var id = Long.parseLong(whole.group(1));
        return id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /// The first of the values that is an id, in digits; empty for none.
    static String idText(JsonValue... values) {
        for (var value : values) {
            var id = id(value);
            if (id.isPresent()) return Long.toString(id.getAsLong());
        }
        return "";
    }

    /// The first of the values that is an id of IMDb's; empty for none.
    static String imdb(JsonValue... values) {
        for (var value : values) {
            var text = text(value);
            if (IMDB.matcher(text).matches()) return text;
        }
        return "";
    }

    /// Not below zero.
    static OptionalInt count(JsonValue value) {
        var whole = WHOLE.matcher(text(value));
        if (!whole.matches()) return OptionalInt.empty();
        var count = Long.parseLong(whole.group(1));
        return count <= Integer.MAX_VALUE ? OptionalInt.of((int) count) : OptionalInt.empty();
    }

    /// `1`, `"1"`, `true`, `"true"`.
    static boolean flag(JsonValue value) {
        if (value == JsonBoolean.TRUE) return true;
        var text = text(value).toLowerCase(Locale.ROOT);
        return text.equals("true") || text.equals("yes") || count(value).orElse(0) > 0;
    }

    /// Of ten, also where `7.5/10` stands; empty for what is none.
    static OptionalDouble rating(JsonValue value) {
        var decimal = DECIMAL.matcher(text(value));
        if (!decimal.matches()) return OptionalDouble.empty();
        var rating = Double.parseDouble(decimal.group(1).replace(',', '.'));
        return rating > 0 && rating <= 10 ? OptionalDouble.of(rating) : OptionalDouble.empty();
    }

    /// Seconds or milliseconds since 1970, `2026-03-01 12:00:00` (taken for UTC), ISO 8601 or a date alone.
    static Optional<Instant> time(JsonValue value) {
        var text = text(value);
        if (text.isEmpty() || text.startsWith("0000")) return Optional.empty();
        var epoch = id(value);
        if (epoch.isPresent()) {
            var number = epoch.getAsLong();
            return Optional.of(number >= MILLIS ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number));
        }
        return text.length() < 10 || !Character.isDigit(text.charAt(0)) ? Optional.empty() : dated(text);
    }

    private static Optional<Instant> dated(String text) {
        try {
            if (text.length() == 10) {
                return Optional.of(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            if (text.charAt(10) == ' ')
                return Optional.of(LocalDateTime.parse(text, SPACED).toInstant(ZoneOffset.UTC));
            return Optional.of(
                    text.matches(".*(?:Z|[+-]\\d{2}:?\\d{2})")
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// The day in the first of the values that tells one.
    static Optional<LocalDate> date(JsonValue... values) {
        for (var value : values) {
            var time = time(value);
            if (time.isPresent()) return Optional.of(LocalDate.ofInstant(time.get(), ZoneOffset.UTC));
        }
        return Optional.empty();
    }

    /// How long something plays.
    ///
    /// @param seconds believed first
    /// @param clock `01:52:30`, or `112 min`
    /// @param minutes what is left
    static Optional<Duration> duration(JsonValue seconds, JsonValue clock, JsonValue minutes) {
        return above(count(seconds))
                .map(Duration::ofSeconds)
                .or(() -> clock(text(clock)))
                .or(() -> above(count(minutes)).map(Duration::ofMinutes));
    }

    private static Optional<Duration> clock(String text) {
        var clock = CLOCK.matcher(text);
        if (clock.matches()) {
            var seconds = Long.parseLong(clock.group(1)) * 3_600
                    + Long.parseLong(clock.group(2)) * 60
                    + Long.parseLong(clock.group(3));
            return seconds > 0 ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
        }
        var minutes = MINUTES.matcher(text);
        return minutes.matches() ? Optional.of(Duration.ofMinutes(Long.parseLong(minutes.group(1)))) : Optional.empty();
    }

    private static Optional<Long> above(OptionalInt count) {
        return count.isPresent() && count.getAsInt() > 0 ? Optional.of((long) count.getAsInt()) : Optional.empty();
    }

    /// The year in the first of the values that holds one.
    static OptionalInt year(JsonValue... values) {
        for (var value : values) {
            var year = YEAR.matcher(text(value));
            if (!year.find()) continue;
            var number = Integer.parseInt(year.group(1));
            if (number >= FIRST_FILM) return OptionalInt.of(number);
        }
        return OptionalInt.empty();
    }

    /// Lower case without a dot: `mkv`.
    static String extension(JsonValue value, String usual) {
        for (var part : text(value).toLowerCase(Locale.ROOT).split("[,;|\\s]+", -1)) {
            var name = part.replaceFirst("^\\.+", "");
            if (name.matches("[a-z0-9]{1,8}")) return name;
        }
        return usual;
    }

    /// The ids of the categories, that of `category_id` first.
    static List<String> categories(JsonValue item) {
        var ids = new LinkedHashSet<String>();
        add(item.get("category_id"), ids);
        add(item.get("category_ids"), ids);
        return List.copyOf(ids);
    }

    private static void add(JsonValue value, Set<String> ids) {
        if (value instanceof JsonArray(var elements)) {
            for (var element : elements) add(element, ids);
            return;
        }
        for (var part : text(value).split(",", -1)) {
            var id = part.replaceAll("[\\[\\]\"\\s]", "");
            if (!id.isEmpty() && !id.equals("0")) ids.add(id);
        }
    }

    /// The elements of a list, whether it was written as one, or as an object whose names are keys.
    static List<JsonValue> elements(JsonValue value) {
        return switch (value) {
            case JsonArray(var elements) -> elements;
            case JsonObject(var properties) -> new ArrayList<>(properties.values());
            default -> List.of();
        };
    }

    /// The same; a value that is no list is one of itself.
    static List<JsonValue> listed(JsonValue value) {
        return value instanceof JsonArray(var elements) ? elements : List.of(value);
    }

    /// The first element of a list, or the value itself.
    static JsonValue first(JsonValue value) {
        var all = listed(value);
        return all.isEmpty() ? JsonNull.NULL : all.getFirst();
    }

    /// A text for eyes; of a list all of them, with commas between. Also where they are objects with names.
    static String joined(JsonValue value) {
        var parts = new ArrayList<String>();
        for (var element : listed(value)) {
            var part = words(element instanceof JsonObject ? element.get("name") : element);
            if (!part.isEmpty()) parts.add(part);
        }
        return String.join(", ", parts);
    }

    /// Whether a value says nothing: PHP writes that in many ways.
    static boolean isNothing(JsonValue value) {
        return switch (value) {
            case JsonNull _ -> true;
            case JsonBoolean truth -> truth == JsonBoolean.FALSE;
            case JsonText(var text) -> text.isBlank();
            case JsonArray(var elements) -> elements.isEmpty();
            case JsonObject(var properties) -> properties.isEmpty();
            case JsonNumber _ -> false;
        };
    }
}
