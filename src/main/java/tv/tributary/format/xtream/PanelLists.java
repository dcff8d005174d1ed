package tv.tributary.format.xtream;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import tv.tributary.format.json.JsonItems;
import tv.tributary.format.json.JsonItems.JsonItem;
import tv.tributary.format.json.JsonValue;
import tv.tributary.format.json.JsonValue.JsonNull;
import tv.tributary.format.json.JsonValue.JsonObject;

/// Reads a panel's lists item by item; only one is in memory at a time. An id that is there twice counts once. Content
/// never throws: what cannot be read is a problem with its position. Pure.
public final class PanelLists {
    /// A summary of a panel's list that was read to its end.
    ///
    /// @param items how many could be read, each id once
    /// @param position characters before the place where it ended
    /// @param problems the first of them
    /// @param problemCount how many there are
    public record PanelSummary(
            ListShape shape, int items, long position, List<PanelProblem> problems, int problemCount) {
        public PanelSummary {
            problems = List.copyOf(problems);
        }
    }

    /// An item of a panel's list that was left out.
    ///
    /// @param index of the item, from 1
    /// @param position characters before it in the document
    /// @param excerpt its name, shortened; empty if it has none
    public record PanelProblem(Kind kind, int index, long position, String excerpt) {
        /// Kinds of problems.
        enum Kind {
            NOT_AN_OBJECT,
            /// No id, or one that is no number above zero.
            BAD_ID
        }
    }

    /// A category of a panel's streams, films or series.
    ///
    /// @param name may be empty
    public record PanelCategory(String id, String name) {}

    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST_EXCERPT = 80;
    private static final String AUTH = "auth";
    private static final Set<String> OF_CATEGORIES = Set.of("category_id", "category_name", AUTH);
    private static final Set<String> OF_STREAMS = Set.of(
            "stream_id",
            "name",
            "stream_type",
            "stream_icon",
            "epg_channel_id",
            "category_id",
            "category_ids",
            "tv_archive",
            "tv_archive_duration",
            "is_adult",
            "added",
            AUTH);
    private static final Set<String> OF_TITLES = Set.of(
            "stream_id",
            "series_id",
            "name",
            "title",
            "stream_icon",
            "cover",
            "container_extension",
            "category_id",
            "category_ids",
            "year",
            "release_date",
            "releaseDate",
            "rating",
            "rating_5based",
            "genre",
            "plot",
            "cast",
            "director",
            "tmdb",
            "tmdb_id",
            "imdb",
            "imdb_id",
            "is_adult",
            "added",
            "last_modified",
            AUTH);

    private final List<PanelProblem> problems = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private int problemCount;
    private int items;
    private boolean isRefused;

    private PanelLists() {}

    /// `get_live_categories` and its sisters.
    ///
    /// @throws IOException if the text itself cannot be read
    public static PanelSummary categories(Reader in, Consumer<PanelCategory> categories) throws IOException {
        return new PanelLists()
                .read(
                        in,
                        OF_CATEGORIES,
                        item -> LenientFields.text(item.get("category_id")),
                        PanelLists::category,
                        categories);
    }

    /// `get_live_streams`.
    ///
    /// @param streams may throw to stop
    /// @throws IOException if the text itself cannot be read
    public static PanelSummary streams(Reader in, Consumer<PanelStream> streams) throws IOException {
        return new PanelLists().read(in, OF_STREAMS, id("stream_id"), PanelLists::stream, streams);
    }

    /// `get_vod_streams`; otherwise as [#streams].
    public static PanelSummary movies(Reader in, Consumer<PanelTitle> movies) throws IOException {
        return new PanelLists().read(in, OF_TITLES, id("stream_id"), item -> title(item, "stream_id", "mp4"), movies);
    }

    /// `get_series`; otherwise as [#streams].
    public static PanelSummary series(Reader in, Consumer<PanelTitle> series) throws IOException {
        return new PanelLists().read(in, OF_TITLES, id("series_id"), item -> title(item, "series_id", ""), series);
    }

    private static Function<JsonValue, String> id(String name) {
        return item -> LenientFields.idText(item.get(name));
    }

    private <T> PanelSummary read(
            Reader in,
            Set<String> wanted,
            Function<JsonValue, String> key,
            Function<JsonValue, T> form,
            Consumer<T> action)
            throws IOException {
        var outcome = JsonItems.read(in, wanted, item -> {
            if (isReadable(item, key)) {
                items++;
                action.accept(form.apply(item.value()));
            }
        });
        return new PanelSummary(shape(ListShape.of(outcome)), items, outcome.position(), problems, problemCount);
    }

    private ListShape shape(ListShape found) {
        if (isRefused) return ListShape.LOGIN_REFUSED;
        // An object of other things, such as an error.
        return found == ListShape.LIST && items == 0 ? ListShape.MALFORMED : found;
    }

    private boolean isReadable(JsonItem item, Function<JsonValue, String> key) {
        if (item.name().equals("user_info")) {
            isRefused = !LenientFields.flag(item.value().get(AUTH));
            return false;
        }
        if (!(item.value() instanceof JsonObject)) {
            // PHP writes `null` where something was deleted.
            if (item.value() != JsonNull.NULL) problem(PanelProblem.Kind.NOT_AN_OBJECT, item);
            return false;
        }
        var id = key.apply(item.value());
        if (id.isEmpty()) {
            problem(PanelProblem.Kind.BAD_ID, item);
            return false;
        }
        return seen.add(id);
    }

    private void problem(PanelProblem.Kind kind, JsonItem item) {
        problemCount++;
        if (problems.size() == MOST_PROBLEMS) return;
        var name = LenientFields.words(item.value().get("name"));
        var excerpt = name.length() <= LONGEST_EXCERPT ? name : name.substring(0, LONGEST_EXCERPT - 1) + "…";
        problems.add(new PanelProblem(kind, item.index() + 1, item.position(), excerpt));
    }

    private static PanelCategory category(JsonValue item) {
        return new PanelCategory(
                LenientFields.text(item.get("category_id")), LenientFields.words(item.get("category_name")));
    }

    private static PanelStream stream(JsonValue item) {
        return new PanelStream(
                LenientFields.id(item.get("stream_id")).orElseThrow(),
                LenientFields.words(item.get("name")),
                LenientFields.text(item.get("stream_type"))
                        .toLowerCase(Locale.ROOT)
                        .startsWith("radio"),
                LenientFields.text(item.get("stream_icon")),
                LenientFields.words(item.get("epg_channel_id")),
                LenientFields.categories(item),
                LenientFields.flag(item.get("tv_archive"))
                        ? LenientFields.count(item.get("tv_archive_duration")).orElse(0)
                        : 0,
                LenientFields.flag(item.get("is_adult")),
                LenientFields.time(item.get("added")));
    }

    private static PanelTitle title(JsonValue item, String id, String extension) {
        var name = LenientFields.words(item.get("name"));
        return new PanelTitle(
                LenientFields.id(item.get(id)).orElseThrow(),
                name.isEmpty() ? LenientFields.words(item.get("title")) : name,
                extension.isEmpty() ? "" : LenientFields.extension(item.get("container_extension"), extension),
                first(item, "cover", "stream_icon"),
                LenientFields.categories(item),
                LenientFields.year(item.get("year"), item.get("release_date"), item.get("releaseDate")),
                LenientFields.rating(item.get("rating")),
                LenientFields.words(item.get("genre")),
                LenientFields.words(item.get("plot")),
                LenientFields.words(item.get("cast")),
                LenientFields.words(item.get("director")),
                LenientFields.idText(item.get("tmdb"), item.get("tmdb_id")),
                LenientFields.imdb(item.get("imdb_id"), item.get("imdb")),
                LenientFields.flag(item.get("is_adult")),
                LenientFields.time(item.get("last_modified")).or(() -> LenientFields.time(item.get("added"))));
    }

    private static String first(JsonValue item, String name, String other) {
        var text = LenientFields.text(item.get(name));
        return text.isEmpty() ? LenientFields.text(item.get(other)) : text;
    }
}
