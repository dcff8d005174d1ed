package tv.tributary.catalog.m3u;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tv.tributary.catalog.intake.ListEntry;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.model.Source.SourceKind;

/// Converts M3U entries to what the catalog takes. Pure.
public final class ListEntries {
    /// What Kodi needs to open encrypted streams, each with a value behind its `=`.
    private static final List<String> LICENCES =
            List.of("license_type=", "license_key=", "drm_legacy=", "adaptive.drm=");

    private ListEntries() {}

    /// @param group of one that is in none
    public static ListEntry of(M3uEntry entry, String group) {
        var plain = new ListEntry(
                entry.line(),
                SourceKind.valueOf(entry.kind().name()),
                entry.name(),
                entry.group(),
                entry.logo(),
                entry.tvgId(),
                entry.tvgName(),
                entry.number(),
                entry.url(),
                entry.headers(),
                Map.of(),
                isEncrypted(entry.directives()));
        return plain.with(entry.group().isEmpty() ? group : entry.group(), others(entry, plain));
    }

    /// What has no field of its own: attributes that say something else, and other lines under what stands before
    /// their `=`.
    private static Map<String, String> others(M3uEntry entry, ListEntry plain) {
        var attributes = entry.attributes();
        var directives = entry.directives();
        var archive = plain.kind() == SourceKind.LIVE ? entry.archive() : Map.<String, String>of();
        if (attributes.isEmpty() && directives.isEmpty() && archive.isEmpty()) return Map.of();
        var others = new LinkedHashMap<String, String>();
        attributes.forEach((key, value) -> {
            if (!value.equals(field(plain, key))) others.put(key, value);
        });
        for (var line : directives) {
            var sign = line.indexOf('=');
            var key = sign < 0 ? line : line.substring(0, sign);
            var unique = others.containsKey(key) ? line : key;
            others.put(unique, sign < 0 ? "" : line.substring(sign + 1));
        }
        archive.forEach(others::putIfAbsent);
        return others;
    }

    /// The value of the field an attribute goes into; never equal to a value for those without.
    private static String field(ListEntry entry, String key) {
        return switch (key.toLowerCase(Locale.ROOT)) {
            case "tvg-id" -> entry.guideId();
            case "tvg-name" -> entry.otherName();
            case "tvg-logo" -> entry.logo();
            case "tvg-chno" -> entry.number();
            case "group-title" -> entry.group();
            default -> "\n";
        };
    }

    private static boolean isEncrypted(List<String> directives) {
        for (var line : directives) {
            if (!line.regionMatches(true, 0, "#KODIPROP", 0, 9)) continue;
            var lower = line.toLowerCase(Locale.ROOT);
            for (var licence : LICENCES) {
                var at = lower.indexOf(licence);
                if (at >= 0 && !lower.substring(at + licence.length()).isBlank()) return true;
            }
        }
        return false;
    }
}
