package tv.tributary.format.hls;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What `EXT-X-DEFINE` names, put in where `{$NAME}` stands.
final class Variables {
    private static final Pattern PLACE = Pattern.compile("\\{\\$([A-Za-z0-9_-]{1,200})}");
    private static final int MOST = 1000;

    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> imports;
    private final String url;

    /// @param url the playlist's own, whose parameters may be asked for
    /// @param imports what the master playlist defines
    Variables(String url, Map<String, String> imports) {
        this.url = url;
        this.imports = imports;
    }

    void define(AttributeList attributes) {
        if (values.size() >= MOST) return;
        if (attributes.has("NAME")) {
            values.put(attributes.text("NAME"), attributes.text("VALUE"));
        } else if (attributes.has("IMPORT")) {
            var name = attributes.text("IMPORT");
            values.put(name, imports.getOrDefault(name, ""));
        } else if (attributes.has("QUERYPARAM")) {
            var name = attributes.text("QUERYPARAM");
            values.put(name, Reference.parameter(url, name));
        }
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
