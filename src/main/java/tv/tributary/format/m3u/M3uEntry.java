package tv.tributary.format.m3u;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import tv.tributary.format.hls.UriResolver;

/// One entry of a playlist, with everything its lines said. Texts are empty where nothing was said. Immutable,
/// but works its texts out when asked; for one thread.
public final class M3uEntry {
    private static final String[] NUMBER = {"tvg-chno", "channel-number", "ch-number", "tvh-chnum", "tvg-num", "chno"};
    private static final String[] LOGO = {"tvg-logo", "logo"};
    private static final String[] GUIDE_ID = {"tvg-id", "epg-id"};

    private final int line;
    private final String info;
    private final double duration;
    private final String title;
    private final Attributes attributes;
    private final String group;
    private final UrlLine urlLine;
    private final List<String> directives;
    private final Map<String, String> defaults;
    private final Map<String, String> archive;
    private final String base;
    /// Empty until it is asked for.
    private String name = "";
    private String legible = "";

    /// @param defaults request headers that the list sets for all
    /// @param archive what the list says of the archives of all its entries, up to here
    /// @param base what relative addresses belong to; empty for nothing
    M3uEntry(
            int line,
            String info,
            double duration,
            String title,
            Attributes attributes,
            String group,
            UrlLine urlLine,
            List<String> directives,
            Map<String, String> defaults,
            Map<String, String> archive,
            String base) {
        this.line = line;
        this.info = info;
        this.duration = duration;
        this.title = title;
        this.attributes = attributes;
        this.group = group;
        this.urlLine = urlLine;
        this.directives = directives;
        this.defaults = defaults;
        this.archive = Map.copyOf(archive);
        this.base = base;
    }

    /// The title behind the comma, else `tvc-guide-title`, `tvg-name`, or a stand-in from the URL; never empty.
    /// Without markup.
    public String name() {
        if (name.isEmpty()) {
            name = readName();
        }
        return name;
    }

    private String readName() {
        String own = legibleTitle();
        if (!Attributes.saysNothing(own)) {
            return own;
        }
        String other = attributes.first("tvc-guide-title", "tvg-name");
        return other.isEmpty() ? FallbackName.of(urlLine.url()) : TitleCleanup.legible(other);
    }

    /// Whole, as far as it is known where the list came from. Without the `|Header=value` suffix, which stands in
    /// [#headers()], and the label behind `$`.
    public String url() {
        return urlLine.url();
    }

    /// Seconds; -1 for live or unknown.
    public double duration() {
        return duration;
    }

    /// The value of an attribute as written, key in any case; empty if absent.
    public String attribute(String key) {
        return attributes.value(key);
    }

    /// All attributes as written, in their order; of a key written twice the first. A cheap view, not to be
    /// changed.
    public Map<String, String> attributes() {
        return attributes;
    }

    /// What the list's header says of its archive: `catchup`, `catchup-days`, `catchup-source` and their
    /// sisters. The entry's own attributes count before these.
    public Map<String, String> archive() {
        return archive;
    }

    /// From `group-title` or its aliases, else from `#EXTGRP`; the first of several. Without markup.
    public String group() {
        return group;
    }

    /// The channel number, such as `7` or `5.1`, also from a title like `7 - Alpha`; empty for none, 0 and anything
    /// else.
    public String number() {
        String number = ChannelNumber.of(attributes.first(NUMBER));
        return number.isEmpty() ? ChannelNumber.before(title) : number;
    }

    /// The logo's URL, whole as far as it is known where the list came from.
    public String logo() {
        String logo = UrlLine.unescaped(attributes.first(LOGO));
        return logo.isEmpty() || UrlLine.hasScheme(logo) ? logo : UriResolver.resolve(base, logo);
    }

    public String tvgId() {
        return attributes.first(GUIDE_ID);
    }

    public String tvgName() {
        String written = attributes.first("tvg-name");
        return written.equals(title) ? legibleTitle() : TitleCleanup.legible(written);
    }

    private String legibleTitle() {
        if (legible.isEmpty()) {
            legible = TitleCleanup.legible(title);
        }
        return legible;
    }

    /// Request headers from the URL suffix, other lines, attributes and the list's first lines, under their
    /// HTTP names; keys in any case.
    public Map<String, String> headers() {
        return EntryHeaders.of(attributes, directives, urlLine.suffix(), defaults);
    }

    /// Other lines that belong to it (`#KODIPROP:…`, `#EXTVLCOPT:…`, unknown ones), as written.
    public List<String> directives() {
        return Collections.unmodifiableList(directives);
    }

    public EntryKind kind() {
        return EntryKind.of(name(), urlLine.url(), duration, attributes);
    }

    /// The line of its `#EXTINF`, from 1; of its URL if it has none.
    public int line() {
        return line;
    }

    /// Its whole `#EXTINF` line as written; empty if it has none.
    public String info() {
        return info;
    }

    /// Without the URL, which may hold a password.
    @Override
    public String toString() {
        return "entry " + SafeExcerpt.of(name()) + " in line " + line;
    }

    /// Parses channel numbers as lists write them.
    private static final class ChannelNumber {
        private static final int LONGEST = 9;

        private ChannelNumber() {}

        /// `7` of `7 - Alpha`; empty for titles that do not begin with a number of up to four digits and a dash.
        static String before(String title) {
            int end = 0;
            while (end < title.length() && end < 5 && title.charAt(end) >= '0' && title.charAt(end) <= '9') {
                end++;
            }
            boolean named = end > 0 && end < 5 && title.startsWith(" - ", end) && title.length() > end + 3;
            return named ? of(title.substring(0, end)) : "";
        }

        /// `7`, `007` → `7`; `5.1`, `5-1` → `5.1`; `12.0` → `12`; `0`, `None`, words → empty.
        static String of(String text) {
            int length = text.length();
            int point = -1;
            for (int i = 0; i < length; i++) {
                char c = text.charAt(i);
                if ((c == '.' || c == '-') && point < 0 && i > 0) {
                    point = i;
                } else if (c < '0' || c > '9') {
                    return "";
                }
            }
            int wholeEnd = point < 0 ? length : point;
            int from = 0;
            while (from < wholeEnd && text.charAt(from) == '0') {
                from++;
            }
            if (wholeEnd - from > LONGEST || length - wholeEnd > LONGEST || from == wholeEnd) {
                return "";
            }
            String whole = text.substring(from, wholeEnd);
            String part = point < 0 ? "" : text.substring(point + 1);
            return part.isEmpty() || part.chars().allMatch(c -> c == '0') ? whole : whole + "." + part;
        }
    }

    /// A name made from the URL, for an entry without one.
    private static final class FallbackName {
        private FallbackName() {}

        /// The name of the file if it has one or is a number (`…/103.ts` gives `103`), else the host. Other steps
        /// of the path are not used, because they may be a user name or password.
        static String of(String url) {
            int scheme = url.indexOf("://");
            int from = scheme < 0 ? 0 : scheme + 3;
            int end = from;
            while (end < url.length() && url.charAt(end) != '?' && url.charAt(end) != '#') {
                end++;
            }
            String place = url.substring(from, end);
            String file = place.substring(place.lastIndexOf('/') + 1);
            int dot = file.lastIndexOf('.');
            boolean inPath = scheme < 0 || place.indexOf('/') >= 0;
            if (inPath && dot > 0) {
                return file.substring(0, dot);
            }
            if (inPath && !file.isEmpty() && file.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return file;
            }
            int slash = place.indexOf('/');
            String authority = slash < 0 ? place : place.substring(0, slash);
            String host = authority.substring(authority.lastIndexOf('@') + 1);
            return host.isEmpty() ? "?" : host;
        }
    }
}
