package tv.tributary.format.m3u;

import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.document.HtmlEntities;

/// XSPF and ASX, element by element: `track` with `title`, `location` and `image`, and `entry` with `title`
/// and `ref`. ASX was never XML: its names are in any case and its texts hold bare `&`, so both are read by
/// their tags. For one document.
final class XspfAsxReader {
    private static final int LONGEST = 1 << 22;
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z:]{1,20})([^<>]{0,4000})>|<!\\[CDATA\\[|<!--");
    private static final Pattern HREF = Pattern.compile("href\\s*=\\s*[\"']([^\"']*)[\"']", Pattern.CASE_INSENSITIVE);
    private static final Set<String> ENTRY = Set.of("track", "entry");
    private static final Set<String> ELEMENTS = Set.of("title", "location", "image", "album");

    private final EntryAssembler entryAssembler;

    XspfAsxReader(EntryAssembler entryAssembler) {
        this.entryAssembler = entryAssembler;
    }

    void read(LineReader lineReader) throws IOException {
        var text = new StringBuilder();
        while (lineReader.next() && text.length() < LONGEST)
            text.append(lineReader.text()).append('\n');
        entryAssembler.list();
        entries(text.toString());
    }

    private void entries(String text) {
        var said = new HashMap<String, String>();
        var tag = TAG.matcher(text);
        var at = 0;
        var line = 1;
        var counted = 0;
        var entry = false;
        while (at <= text.length() && tag.find(at)) {
            at = tag.end();
            if (tag.group(2) == null) {
                at = behind(text, tag.group().equals("<!--") ? "-->" : "]]>", at);
                continue;
            }
            var name = tag.group(2).toLowerCase(Locale.ROOT);
            var closes = !tag.group(1).isEmpty();
            if (ENTRY.contains(name)) {
                while (counted < tag.start()) if (text.charAt(counted++) == '\n') line++;
                if (closes && entry) put(said, line);
                said.clear();
                entry = !closes;
            } else if (entry && !closes) {
                at = element(text, name, tag.group(3), at, said);
            }
        }
    }

    /// What stands up to an element's end.
    private static int element(String text, String name, String attributes, int from, Map<String, String> said) {
        if (name.equals("ref")) {
            var href = HREF.matcher(attributes);
            if (href.find()) said.merge("location", href.group(1), (one, other) -> one + "\n" + other);
            return from;
        }
        if (!ELEMENTS.contains(name)) return from;
        var end = text.indexOf("</", from);
        if (end < 0) return from;
        var value = text.substring(from, end)
                .replace("<![CDATA[", "")
                .replace("]]>", "")
                .strip();
        if (name.equals("location")) said.merge(name, value, (one, other) -> one + "\n" + other);
        else said.putIfAbsent(name, value);
        return end;
    }

    private static int behind(String text, String end, int from) {
        var at = text.indexOf(end, from);
        return at < 0 ? text.length() : at + end.length();
    }

    private void put(Map<String, String> said, int line) {
        var location = HtmlEntities.undone(said.getOrDefault("location", ""));
        if (location.isBlank()) return;
        entryAssembler.line(
                "#EXTINF:-1" + attribute("tvg-logo", said.get("image")) + attribute("group-title", said.get("album"))
                        + "," + oneLine(HtmlEntities.undone(said.getOrDefault("title", ""))),
                line);
        for (var one : location.split("\n", -1)) if (!one.isBlank()) entryAssembler.line(one.strip(), line);
    }

    private static String attribute(String key, @Nullable String value) {
        return value == null
                ? ""
                : " " + key + "=\"" + oneLine(HtmlEntities.undone(value)).replace('"', '\'') + "\"";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
