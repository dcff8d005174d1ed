package tv.tributary.guide.generate;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Time zones as lists write them: `ET`, `UK`, `CET`, `GMT+2`.
///
/// Abbreviations stand for the region's clock, summer time included: who writes `EST` in July means the clock of New
/// York. `GMT` and `UTC` are the exception.
final class EventZones {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final ZoneId DENVER = ZoneId.of("America/Denver");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId ATHENS = ZoneId.of("Europe/Athens");
    private static final ZoneId SYDNEY = ZoneId.of("Australia/Sydney");
    private static final Map<String, ZoneId> NAMES = Map.ofEntries(
            Map.entry("ET", NEW_YORK),
            Map.entry("EST", NEW_YORK),
            Map.entry("EDT", NEW_YORK),
            Map.entry("CT", CHICAGO),
            Map.entry("CST", CHICAGO),
            Map.entry("CDT", CHICAGO),
            Map.entry("MT", DENVER),
            Map.entry("MST", DENVER),
            Map.entry("MDT", DENVER),
            Map.entry("PT", LOS_ANGELES),
            Map.entry("PST", LOS_ANGELES),
            Map.entry("PDT", LOS_ANGELES),
            Map.entry("UK", LONDON),
            Map.entry("BST", LONDON),
            Map.entry("IRL", LONDON),
            Map.entry("WET", ZoneId.of("Europe/Lisbon")),
            Map.entry("WEST", ZoneId.of("Europe/Lisbon")),
            Map.entry("CET", PARIS),
            Map.entry("CEST", PARIS),
            Map.entry("MEZ", PARIS),
            Map.entry("MESZ", PARIS),
            Map.entry("EET", ATHENS),
            Map.entry("EEST", ATHENS),
            Map.entry("TRT", ZoneId.of("Europe/Istanbul")),
            Map.entry("MSK", ZoneId.of("Europe/Moscow")),
            Map.entry("IST", ZoneId.of("Asia/Kolkata")),
            Map.entry("PKT", ZoneId.of("Asia/Karachi")),
            Map.entry("JST", ZoneId.of("Asia/Tokyo")),
            Map.entry("KST", ZoneId.of("Asia/Seoul")),
            Map.entry("SGT", ZoneId.of("Asia/Singapore")),
            Map.entry("AEST", SYDNEY),
            Map.entry("AEDT", SYDNEY),
            Map.entry("AEST/AEDT", SYDNEY),
            Map.entry("NZST", ZoneId.of("Pacific/Auckland")),
            Map.entry("NZDT", ZoneId.of("Pacific/Auckland")),
            Map.entry("BRT", ZoneId.of("America/Sao_Paulo")),
            Map.entry("ART", ZoneId.of("America/Argentina/Buenos_Aires")),
            Map.entry("UTC", ZoneOffset.UTC),
            Map.entry("GMT", ZoneOffset.UTC),
            Map.entry("Z", ZoneOffset.UTC));
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?([+-])(\\d{1,2})(?::?(\\d{2}))?");

    /// What may stand behind a time, as a part of a pattern.
    static final String PATTERN = "(?:UTC|GMT)?[+-]\\d{1,2}(?::?\\d{2})?(?!\\d)|[A-Z]{2,4}(?![A-Za-z])|Z(?![A-Za-z])";

    private EventZones() {}

    /// Empty for what is no zone.
    static Optional<ZoneId> of(String text) {
        var name = text.strip().toUpperCase(Locale.ROOT);
        var known = NAMES.get(name);
        if (known != null) return Optional.of(known);
        var offset = OFFSET.matcher(name);
        if (!offset.matches()) return Optional.empty();
        var sign = offset.group(1).equals("-") ? -1 : 1;
        var minutes =
                Optional.ofNullable(offset.group(3)).map(Integer::parseInt).orElse(0);
        try {
            return Optional.of(ZoneOffset.ofHoursMinutes(sign * Integer.parseInt(offset.group(2)), sign * minutes));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
