package tv.tributary.format.hls;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Substitutes `{$NAME}` by what `EXT-X-DEFINE` defines.
final class Variables {
    private static final Pattern PLACE = Pattern.compile("\\{\\$([A-Za-z0-9_-]{1,200})}");
    private static final int MOST = 1000;
    private static final long MOST_TEXT = 1 << 20;

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> imports;
    private final String url;
    private long texts;

    /// @param url the playlist's own, whose parameters may be asked for
    /// @param imports what the master playlist defines
    Variables(String url, Map<String, String> imports) {
        this.url = url;
        this.imports = imports;
    }

    void define(AttributeList attributes) {
        if (attributes.has("NAME")) {
            put(attributes.text("NAME"), attributes.text("VALUE"));
        } else if (attributes.has("IMPORT")) {
            var name = attributes.text("IMPORT");
            put(name, imports.getOrDefault(name, ""));
        } else if (attributes.has("QUERYPARAM")) {
            var name = attributes.text("QUERYPARAM");
            put(name, UriResolver.parameter(url, name));
        }
    }

    private void put(String name, String value) {
        texts += name.length() + value.length();
        if (values.size() < MOST && texts <= MOST_TEXT) values.put(name, value);
    }

    /// A name that was not defined stays as it stands.
    ///
    /// @param longest a text that would grow beyond stays as it stands
    String in(String text, int longest) {
        if (text.indexOf("{$") < 0) return text;
        var filled = new StringBuilder();
        var places = PLACE.matcher(text);
        while (places.find()) {
            var value = values.getOrDefault(places.group(1), places.group());
            if (filled.length() + value.length() > longest) return text;
            places.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return places.appendTail(filled).toString();
    }

    Map<String, String> all() {
        return values;
    }
}
