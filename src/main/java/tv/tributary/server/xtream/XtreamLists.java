package tv.tributary.server.xtream;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import tv.tributary.access.Grant;
import tv.tributary.access.Grant.Right;
import tv.tributary.access.View;
import tv.tributary.access.ViewedChannels;
import tv.tributary.catalog.archive.Archives;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.format.json.Json;
import tv.tributary.library.Library;
import tv.tributary.library.Library.ListedTitle;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.server.output.GuideIds;
import tv.tributary.server.route.StreamUrls;

/// The long lists of the API: channels, films, series and their categories. Written element by element.
final class XtreamLists {
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
            stream.put("is_adult", row.adult() ? 1 : 0);
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
                .list(all.stream().filter(category -> view.sees(kind, category)).collect(Collectors.toSet()));
    }

    private XtreamCategories categories(TitleKind kind) {
        return new XtreamCategories(library.counts(kind).categories().sequencedKeySet());
    }

    /// @param category of those in it only
    void writeTitles(View view, TitleKind kind, OptionalLong category, OutputStream out) throws IOException {
        var categories = categories(kind);
        var seen = view.titles(kind);
        var array = new ArrayWriter(out);
        var number = new AtomicInteger();
        try {
            library.listed(kind, listed -> {
                var all = listed.row().facets().categories();
                if (!view.sees(listed.row())) return;
                int place = number.incrementAndGet();
                var groups =
                        all.stream().filter(seen::admits).map(categories::id).toList();
                if (category.isPresent() && !groups.contains((int) category.getAsLong())) return;
                array.writeOne(kind == TitleKind.MOVIE ? movie(listed, place, groups) : series(listed, place, groups));
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        array.end();
    }

    private static Map<String, Object> movie(ListedTitle listed, int number, List<Integer> groups) {
        var row = listed.row();
        var movie = title(listed, number, groups);
        movie.put("stream_type", "movie");
        movie.put("stream_id", row.id());
        movie.put("stream_icon", row.artwork());
        movie.put("added", Long.toString(row.added()));
        movie.put("is_adult", 0);
        movie.put("container_extension", listed.ending());
        movie.put("custom_sid", "");
        movie.put("direct_source", "");
        return movie;
    }

    private static Map<String, Object> series(ListedTitle listed, int number, List<Integer> groups) {
        var row = listed.row();
        var series = title(listed, number, groups);
        series.put("series_id", row.id());
        series.put("cover", row.artwork());
        series.put("releaseDate", "");
        series.put("release_date", "");
        series.put("last_modified", Long.toString(row.added()));
        series.put("backdrop_path", List.of());
        series.put("youtube_trailer", "");
        series.put("episode_run_time", "0");
        return series;
    }

    /// Readers want numbers also where nothing is known: some lose the whole list over an empty text.
    private static Map<String, Object> title(ListedTitle listed, int number, List<Integer> groups) {
        var row = listed.row();
        var fields = LinkedHashMap.<String, Object>newLinkedHashMap(24);
        fields.put("num", number);
        fields.put("name", row.name());
        fields.put("title", row.name());
        fields.put("year", row.year() == 0 ? "" : Integer.toString(row.year()));
        fields.put("rating", rating(row.rating()));
        fields.put("rating_5based", row.rating() / 2);
        fields.put("genre", String.join(", ", row.facets().genres()));
        fields.put("plot", listed.title().plot());
        fields.put("cast", listed.title().people());
        fields.put("director", "");
        fields.put("tmdb", listed.title().tmdb());
        fields.put("imdb_id", listed.title().imdb());
        fields.put("category_id", category(groups));
        fields.put("category_ids", groups);
        return fields;
    }

    static String category(List<Integer> groups) {
        return Integer.toString(groups.isEmpty() ? 1 : groups.getFirst());
    }

    /// `7`, `7.5`.
    static String rating(double rating) {
        return rating == Math.rint(rating) ? Long.toString((long) rating) : Double.toString(rating);
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

        /// @throws UncheckedIOException instead
        void writeOne(Map<String, Object> element) {
            try {
                write(element);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws IOException {
            out.write(']');
        }
    }
}
