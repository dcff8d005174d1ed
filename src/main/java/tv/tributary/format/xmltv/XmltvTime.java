package tv.tributary.format.xmltv;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Times as XMLTV writes them: `20260301201500 +0100`, which may be cut from the right. A time without a
/// zone, or with one that makes no sense, is UTC. Stateless.
final class XmltvTime {
    private static final int DAY = 8;
    private static final int HOUR = 10;
    private static final int MINUTE = 12;
    private static final int SECOND = 14;
    private static final int FURTHEST_MINUTES = 18 * 60;
    /// Hours from UTC of the names that guides use; of names with two meanings the one in Europe or North
    /// America.
    private static final Map<String, Integer> NAMED = Map.ofEntries(
            Map.entry("Z", 0),
            Map.entry("UTC", 0),
            Map.entry("GMT", 0),
            Map.entry("WET", 0),
            Map.entry("BST", 1),
            Map.entry("WEST", 1),
            Map.entry("CET", 1),
            Map.entry("MEZ", 1),
            Map.entry("CEST", 2),
            Map.entry("MESZ", 2),
            Map.entry("EET", 2),
            Map.entry("EEST", 3),
            Map.entry("MSK", 3),
            Map.entry("AST", -4),
            Map.entry("EDT", -4),
            Map.entry("EST", -5),
            Map.entry("CDT", -5),
            Map.entry("CST", -6),
            Map.entry("MDT", -6),
            Map.entry("MST", -7),
            Map.entry("PDT", -7),
            Map.entry("PST", -8));

    private XmltvTime() {}

    /// Empty for what is no time. `2026-03-01T20:15:00Z` is read too.
    public static Optional<OffsetDateTime> parse(String text) {
        var whole = text.strip();
        var digits = new int[SECOND];
        var count = 0;
        var at = 0;
        for (; at < whole.length() && count < SECOND; at++) {
            var c = whole.charAt(at);
            if (c >= '0' && c <= '9') digits[count++] = c - '0';
            else if (!isSeparator(whole, at, count)) break;
        }
        try {
            var local = local(digits, count - count % 2);
            return Optional.of(local.atOffset(zone(rest(whole, at), local)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// All 14 digits and a numeric offset, which every player reads.
    public static String format(OffsetDateTime time) {
        var out = new StringBuilder(SECOND + 6);
        pad(out, time.getYear(), 4);
        pad(out, time.getMonthValue(), 2);
        pad(out, time.getDayOfMonth(), 2);
        pad(out, time.getHour(), 2);
        pad(out, time.getMinute(), 2);
        pad(out, time.getSecond(), 2);
        var minutes = time.getOffset().getTotalSeconds() / 60;
        out.append(' ').append(minutes < 0 ? '-' : '+');
        pad(out, Math.abs(minutes) / 60, 2);
        pad(out, Math.abs(minutes) % 60, 2);
        return out.toString();
    }

    private static void pad(StringBuilder out, int number, int width) {
        var text = Integer.toString(number);
        out.repeat('0', Math.max(0, width - text.length())).append(text);
    }

    /// Those of ISO 8601, each in its place.
    private static boolean isSeparator(String text, int at, int digits) {
        return switch (text.charAt(at)) {
            case '-' -> at == 4 || (at == 7 && text.charAt(4) == '-');
            case 'T', 't' -> digits == DAY;
            case ' ' -> digits == DAY && text.charAt(4) == '-';
            case ':' -> digits == HOUR || digits == MINUTE;
            default -> false;
        };
    }

    /// @throws DateTimeException if there is no such time
    private static LocalDateTime local(int[] digits, int count) {
        if (count < 4) throw new DateTimeException("no year");
        var year = number(digits, 0, 2) * 100 + number(digits, 2, 2);
        var month = count >= 6 ? number(digits, 4, 2) : 1;
        var day = count >= DAY ? number(digits, 6, 2) : 1;
        var hour = count >= HOUR ? number(digits, DAY, 2) : 0;
        var minute = count >= MINUTE ? number(digits, HOUR, 2) : 0;
        var second = count >= SECOND ? number(digits, MINUTE, 2) : 0;
        // 24:00 is the end of a day, and a leap second its last moment.
        if (hour > 24 || minute > 59 || second > 60) throw new DateTimeException("no such time of day");
        var date = LocalDate.of(year, month, day);
        return hour < 24 && second < 60
                ? LocalDateTime.of(date, LocalTime.of(hour, minute, second))
                : date.atStartOfDay().plusSeconds(hour * 3600L + minute * 60L + second);
    }

    private static int number(int[] digits, int from, int count) {
        var number = 0;
        for (var i = from; i < from + count; i++) number = 10 * number + digits[i];
        return number;
    }

    /// Behind the digits, without parts of a second.
    private static String rest(String text, int from) {
        var at = from;
        if (at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',')) {
            at++;
            while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
        }
        return text.substring(at).strip();
    }

    private static ZoneOffset zone(String text, LocalDateTime local) {
        if (text.isEmpty()) return ZoneOffset.UTC;
        var sign = text.charAt(0);
        if (sign == '+' || sign == '-') return numeric(text, sign == '-' ? -1 : 1);
        var named = NAMED.get(text);
        if (named != null) return ZoneOffset.ofHours(named);
        try {
            return ZoneId.of(text).getRules().getOffset(local);
        } catch (DateTimeException _) {
            return ZoneOffset.UTC;
        }
    }

    /// `+0100`, `+01:00`, `+01`, `+1`, and what is meant by `+0060`.
    private static ZoneOffset numeric(String text, int sign) {
        var number = 0;
        var count = 0;
        for (var i = 1; i < text.length() && count < 4; i++) {
            var c = text.charAt(i);
            if (c >= '0' && c <= '9') {
                number = 10 * number + c - '0';
                count++;
            } else if (c != ':' || count == 0) {
                break;
            }
        }
        var minutes = count <= 2 ? number * 60 : number / 100 * 60 + number % 100;
        return minutes > FURTHEST_MINUTES ? ZoneOffset.UTC : ZoneOffset.ofTotalSeconds(sign * minutes * 60);
    }
}
