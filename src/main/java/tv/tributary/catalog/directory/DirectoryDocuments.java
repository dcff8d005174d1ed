package tv.tributary.catalog.directory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tv.tributary.format.json.JsonItems;
import tv.tributary.format.json.JsonValue;
import tv.tributary.format.json.JsonValue.JsonArray;
import tv.tributary.format.json.JsonValue.JsonBoolean;
import tv.tributary.format.json.JsonValue.JsonText;
import tv.tributary.identity.name.DirectoryFeed;

/// Reads the documents of the public directory's API into feeds: first the channels, then the rest in any order. What
/// is not of the expected shape is left out. One use, not thread-safe.
final class DirectoryDocuments {
    /// The documents that are read, channels first.
    enum Document {
        CHANNELS,
        FEEDS,
        COUNTRIES,
        REGIONS;

        /// `channels.json`.
        String file() {
            return name().toLowerCase(Locale.ROOT) + ".json";
        }
    }

    private record ListedChannel(List<String> names, String country, boolean isClosed) {}

    private static final Pattern QUALITY = Pattern.compile("\\s*\\b(?:SD|HD|FHD|UHD|4K|8K)$");
    private static final Map<String, String> LANGUAGES = languages();

    private final Map<String, ListedChannel> channels = new HashMap<>();
    private final List<DirectoryFeed> feeds = new ArrayList<>();
    private final Map<String, Set<String>> regions = new HashMap<>();
    private final Map<String, Set<String>> spoken = new HashMap<>();

    /// @return whether it was one whole document
    boolean read(Document document, InputStream in) throws IOException {
        Consumer<JsonValue> taking = switch (document) {
            case CHANNELS -> this::channel;
            case FEEDS -> this::feed;
            case COUNTRIES -> this::country;
            case REGIONS -> this::region;
        };
        var outcome = JsonItems.read(new InputStreamReader(in, UTF_8), Set.of(), item -> taking.accept(item.value()));
        return outcome.isArray() && outcome.ending() == JsonItems.Ending.WHOLE && outcome.count() > 0;
    }

    DirectoryIndex index() {
        return new DirectoryIndex(feeds, regions, spoken);
    }

    private void channel(JsonValue json) {
        var names = new LinkedHashSet<String>();
        names.add(text(json, "name"));
        names.addAll(texts(json, "alt_names"));
        names.removeIf(String::isBlank);
        var id = text(json, "id");
        if (id.isEmpty() || names.isEmpty()) return;
        channels.put(
                id,
                new ListedChannel(
                        List.copyOf(names),
                        market(text(json, "country")),
                        !text(json, "closed").isEmpty()));
    }

    private void feed(JsonValue json) {
        var id = text(json, "channel");
        if (!channels.containsKey(id)) return;
        var channel = channels.get(id);
        var areas = new LinkedHashSet<String>();
        for (var area : texts(json, "broadcast_area")) areas.add(area(area));
        var languages = new LinkedHashSet<String>();
        for (var language : texts(json, "languages")) languages.add(LANGUAGES.getOrDefault(language, language));
        feeds.add(new DirectoryFeed(
                id,
                QUALITY.matcher(text(json, "name")).replaceFirst("").strip(),
                json.get("is_main") == JsonBoolean.TRUE,
                channel.names,
                channel.country,
                areas,
                languages,
                channel.isClosed));
    }

    private void country(JsonValue json) {
        var languages = new LinkedHashSet<String>();
        for (var language : texts(json, "languages")) languages.add(LANGUAGES.getOrDefault(language, language));
        spoken.put(market(text(json, "code")), languages);
    }

    private void region(JsonValue json) {
        var countries = new LinkedHashSet<String>();
        for (var country : texts(json, "countries")) countries.add(market(country));
        regions.put(text(json, "code"), countries);
    }

    /// `c/BE` and cities and subdivisions of Belgium are Belgium, `r/EUR` is a region.
    private static String area(String area) {
        var slash = area.indexOf('/');
        var code = area.substring(slash + 1);
        return area.startsWith("r/") || code.length() < 2 ? code : market(code.substring(0, 2));
    }

    private static String market(String code) {
        var market = code.toLowerCase(Locale.ROOT);
        return market.equals("uk") ? "gb" : market;
    }

    private static String text(JsonValue json, String name) {
        return json.get(name) instanceof JsonText(var text) ? text.strip() : "";
    }

    private static List<String> texts(JsonValue json, String name) {
        if (!(json.get(name) instanceof JsonArray(var elements))) return List.of();
        var texts = new ArrayList<String>(elements.size());
        for (var element : elements) if (element instanceof JsonText(var text)) texts.add(text.strip());
        return texts;
    }

    /// ISO 639-3 codes of languages that have one of two letters.
    private static Map<String, String> languages() {
        var all = new HashMap<String, String>();
        for (var code : Locale.getISOLanguages()) {
            try {
                all.put(Locale.of(code).getISO3Language(), code);
            } catch (MissingResourceException _) {
                // A language without a long code keeps its short one.
            }
        }
        return Map.copyOf(all);
    }
}
