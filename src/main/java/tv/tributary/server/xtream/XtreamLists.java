package tv.tributary.server.xtream;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import tv.tributary.access.Grant;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.View;
import tv.tributary.access.View.ViewedChannels;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.format.json.Json;
import tv.tributary.library.Library;
import tv.tributary.library.TitleQuery;
import tv.tributary.library.TitleRow;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.output.GuideIds;
import tv.tributary.server.route.StreamUrls;

/// The long lists of the API: channels, films, series and their categories. Written element by element.
final class XtreamLists {
    /// What players look for; they take the type from what they are sent.
    static final String ENDING = "mp4";

    private final ViewedChannels channels;
    private final Archives archives;
    private final Library library;

    XtreamLists(ViewedChannels channels, Archives archives, Library library) {
        this.channels = channels;
        this.archives = archives;
        this.library = library;
    }

    /// Changes with the channels.
    String channelState() {
        return channels.state();
    }

    /// A channel that is seen.
    Optional<Channel> channel(View view, ChannelId id) {
        return channels.channel(view, id);
    }

    GuideIds guideIds() {
        return new GuideIds(channels.all());
    }

    List<Map<String, Object>> channelCategories(View view) {
        var seen = groups(channels.of(view));
        return categories().list(seen);
    }

    private static SequencedSet<String> groups(List<ChannelRow> rows) {
        var groups = new LinkedHashSet<String>();
        for (var row : rows) groups.add(row.channel().group());
        return groups;
    }

    /// Of all groups, so that one has the same id for everybody who sees it.
    private XtreamCategories categories() {
        var groups = groups(channels.of(View.all()));
        groups.addAll(groups(channels.all()));
        return new XtreamCategories(groups);
    }

    /// @param category of those in it only
    void writeChannels(Grant viewer, OptionalLong category, StreamUrls urls, OutputStream out) throws IOException {
        var categories = categories();
        var guideIds = guideIds();
        var array = new ArrayWriter(out);
        var view = viewer.view();
        var archiveDays = viewer.has(Right.CATCH_UP) ? archives.days() : Map.<ChannelId, Integer>of();
        int number = 0;
        for (var row : channels.of(view)) {
            number++;
            var channel = row.channel();
            int days = archiveDays.getOrDefault(channel.id(), 0);
            int group = categories.id(channel.group());
            if (category.isPresent() && category.getAsLong() != group) continue;
            var stream = LinkedHashMap.<String, Object>newLinkedHashMap(16);
            stream.put("num", number);
            stream.put("name", channel.name());
            stream.put("stream_type", row.radio() ? "radio_streams" : "live");
            stream.put("stream_id", channel.id().value());
            stream.put("stream_icon", channel.logo().isBlank() || !view.logos() ? "" : urls.logo(channel.id()));
            stream.put("epg_channel_id", guideIds.of(channel));
            stream.put("added", "0");
            stream.put("is_adult", 0);
            stream.put("category_id", Integer.toString(group));
            stream.put("category_ids", List.of(group));
            stream.put("custom_sid", "");
            stream.put("tv_archive", days > 0 ? 1 : 0);
            stream.put("direct_source", "");
            stream.put("tv_archive_duration", days);
            stream.put("thumbnail", "");
            array.write(stream);
        }
        array.end();
    }

    /// In the order of their names, each with something in sight.
    List<Map<String, Object>> titleCategories(View view, TitleKind kind) {
        var all = library.counts(kind).categories().sequencedKeySet();
        return categories(kind)
                .list(all.stream().filter(view.titles(kind)::admits).collect(Collectors.toSet()));
    }

    private XtreamCategories categories(TitleKind kind) {
        return new XtreamCategories(library.counts(kind).categories().sequencedKeySet());
    }

    /// @param category of those in it only
    void writeTitles(View view, TitleKind kind, OptionalLong category, OutputStream out) throws IOException {
        var categories = categories(kind);
        var seen = view.titles(kind);
        var array = new ArrayWriter(out);
        int number = 0;
        for (var row : library.rows(TitleQuery.of(kind, ""))) {
            if (!seen.admitsAny(row.facets().categories())) continue;
            number++;
            var groups = row.facets().categories().stream()
                    .filter(seen::admits)
                    .map(categories::id)
                    .toList();
            if (category.isPresent() && !groups.contains((int) category.getAsLong())) continue;
            array.write(kind == TitleKind.MOVIE ? movie(row, number, groups) : series(row, number, groups));
        }
        array.end();
    }

    private static Map<String, Object> movie(TitleRow row, int number, List<Integer> groups) {
        var movie = LinkedHashMap.<String, Object>newLinkedHashMap(20);
        movie.put("num", number);
        movie.put("name", row.name());
        movie.put("title", row.name());
        movie.put("year", row.year() == 0 ? "" : Integer.toString(row.year()));
        movie.put("stream_type", "movie");
        movie.put("stream_id", row.id());
        movie.put("stream_icon", row.artwork());
        movie.put("rating", rating(row));
        movie.put("rating_5based", row.rating() / 2);
        movie.put("genre", String.join(", ", row.facets().genres()));
        movie.put("added", Long.toString(row.added()));
        movie.put("is_adult", 0);
        movie.put("category_id", category(groups));
        movie.put("category_ids", groups);
        movie.put("container_extension", ENDING);
        movie.put("custom_sid", "");
        movie.put("direct_source", "");
        return movie;
    }

    /// Readers want numbers also where nothing is known: some lose the whole list over an empty text.
    private static Map<String, Object> series(TitleRow row, int number, List<Integer> groups) {
        var series = LinkedHashMap.<String, Object>newLinkedHashMap(20);
        series.put("num", number);
        series.put("name", row.name());
        series.put("title", row.name());
        series.put("year", row.year() == 0 ? "" : Integer.toString(row.year()));
        series.put("series_id", row.id());
        series.put("cover", row.artwork());
        series.put("plot", "");
        series.put("cast", "");
        series.put("director", "");
        series.put("genre", String.join(", ", row.facets().genres()));
        series.put("releaseDate", "");
        series.put("release_date", "");
        series.put("last_modified", Long.toString(row.added()));
        series.put("rating", rating(row));
        series.put("rating_5based", row.rating() / 2);
        series.put("backdrop_path", List.of());
        series.put("youtube_trailer", "");
        series.put("episode_run_time", "0");
        series.put("category_id", category(groups));
        series.put("category_ids", groups);
        return series;
    }

    static String category(List<Integer> groups) {
        return Integer.toString(groups.isEmpty() ? 1 : groups.getFirst());
    }

    private static String rating(TitleRow row) {
        return row.rating() == 0 ? "0" : String.format(Locale.ROOT, "%.1f", row.rating());
    }

    /// The category of one title, and all of its categories.
    List<Integer> groups(TitleKind kind, long title) {
        var categories = categories(kind);
        return library.row(kind, title)
                .map(row ->
                        row.facets().categories().stream().map(categories::id).toList())
                .orElse(List.of());
    }

    /// A JSON array that is never whole in memory.
    private static final class ArrayWriter {
        private final OutputStream out;
        private boolean some;

        ArrayWriter(OutputStream out) throws IOException {
            this.out = out;
            out.write('[');
        }

        void write(Map<String, Object> element) throws IOException {
            if (some) out.write(',');
            some = true;
            out.write(Json.write(element).getBytes(StandardCharsets.UTF_8));
        }

        void end() throws IOException {
            out.write(']');
        }
    }
}
