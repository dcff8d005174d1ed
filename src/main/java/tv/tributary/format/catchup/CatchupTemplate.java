package tv.tributary.format.catchup;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Fills the placeholders of catch-up addresses: `{utc}` and `${start}` (seconds since 1970), `{duration:60}`,
/// `{offset}`, `{Y}-{m}-{d}`, `{utc:YmdHMS}`, `{catchup-id}` as Kodi's pvr.iptvsimple knows them, and
/// `${(b)yyyyMMddHHmmss:UTC}` of Chinese players. What is none of them stays as it is. Pure.
final class CatchupTemplate {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{([^{}]*)}");
    private static final Pattern FIELD = Pattern.compile("([a-z-]+)(?::(.*))?");
    private static final Pattern PLAYSEEK = Pattern.compile("\\(([be])\\)([yMdHms:T_ -]*?)(?::(utc|UTC))?");

    private final CatchupRequest request;

    private CatchupTemplate(CatchupRequest request) {
        this.request = request;
    }

    static String fill(String template, CatchupRequest request) {
        var filled = new CatchupTemplate(request);
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found ->
                        Matcher.quoteReplacement(filled.value(found.group(1)).orElse(found.group())));
    }

    private Optional<String> value(String name) {
        if (name.length() == 1) return timeOfDay(name.charAt(0), request.start(), request.zone());
        var seek = PLAYSEEK.matcher(name);
        if (seek.matches()) return playseek(seek.group(1), seek.group(2), seek.group(3) != null);
        var field = FIELD.matcher(name);
        return field.matches() ? value(field.group(1), Optional.ofNullable(field.group(2))) : Optional.empty();
    }

    private Optional<String> value(String field, Optional<String> format) {
        return switch (field) {
            case "utc", "start" -> Optional.of(moment(request.start(), format));
            case "utcend", "end" -> Optional.of(moment(request.end(), format));
            case "lutc", "now", "timestamp" -> Optional.of(moment(request.asked(), format));
            // Rounded up: rather a little of what follows than an end that is missing.
            case "duration" -> divided(request.duration(), format, true);
            case "offset" -> divided(request.age(), format, false);
            case "catchup-id" -> Optional.of(request.programme());
            default -> Optional.empty();
        };
    }

    private String moment(Instant instant, Optional<String> format) {
        return format.map(letters -> written(letters, instant)).orElse(Long.toString(instant.getEpochSecond()));
    }

    private String written(String letters, Instant instant) {
        var text = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char letter = letters.charAt(i);
            text.append(timeOfDay(letter, instant, request.zone()).orElse(String.valueOf(letter)));
        }
        return text.toString();
    }

    private static Optional<String> timeOfDay(char letter, Instant instant, ZoneId zone) {
        var time = ZonedDateTime.ofInstant(instant, zone);
        return switch (letter) {
            case 'Y' -> Optional.of(digits(time.getYear(), 4));
            case 'm' -> Optional.of(digits(time.getMonthValue(), 2));
            case 'd' -> Optional.of(digits(time.getDayOfMonth(), 2));
            case 'H' -> Optional.of(digits(time.getHour(), 2));
            case 'M' -> Optional.of(digits(time.getMinute(), 2));
            case 'S' -> Optional.of(digits(time.getSecond(), 2));
            default -> Optional.empty();
        };
    }

    private static String digits(int number, int least) {
        return String.format(Locale.ROOT, "%0" + least + "d", number);
    }

    private static Optional<String> divided(Duration time, Optional<String> by, boolean up) {
        long divisor = by.filter(text -> text.matches("[1-9]\\d{0,8}"))
                .map(Long::parseLong)
                .orElse(1L);
        if (by.isPresent() && !by.get().matches("[1-9]\\d{0,8}")) return Optional.empty();
        long seconds = up ? time.plusNanos(999_999_999).toSeconds() : time.toSeconds();
        return Optional.of(Long.toString(up ? Math.ceilDiv(seconds, divisor) : Math.floorDiv(seconds, divisor)));
    }

    private Optional<String> playseek(String edge, String pattern, boolean utc) {
        var instant = edge.equals("b") ? request.start() : request.end();
        if (pattern.isEmpty()) return Optional.of(Long.toString(instant.getEpochSecond()));
        try {
            // A T in such a pattern stands for itself.
            var formatter = DateTimeFormatter.ofPattern(pattern.replace("T", "'T'"), Locale.ROOT);
            return Optional.of(formatter.format(instant.atZone(utc ? ZoneOffset.UTC : request.zone())));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
