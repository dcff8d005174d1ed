package tv.tributary.access;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import tv.tributary.catalog.lineup.ChannelRow;
import tv.tributary.catalog.lineup.PlaylistSettings;
import tv.tributary.library.TitleRow;
import tv.tributary.model.ParentalLimit;
import tv.tributary.model.ParentalRating;
import tv.tributary.model.QualityLimit;
import tv.tributary.model.Title.TitleKind;

/// What somebody sees of the household's channels, films and series, and in which form they get it. Travels with each
/// [Grant]; every output applies it. Immutable; equal views share what is rendered for them.
///
/// @param channels which channels
/// @param movies which films, by the categories of the lists
/// @param series which series, likewise
/// @param order in which channels stand
/// @param firstNumber channels are numbered anew from here, in their order; 0 for the household's own numbers
/// @param format of the streams that playlists link to, unless the client asks for another
/// @param guideDays days of the programme guide ahead, up to [#MOST_GUIDE_DAYS]; 0 for as many as the household gets
/// @param logos whether channels and programmes come with pictures
/// @param parental up to which age rating something is seen; empty for no limit
/// @param quality the largest streams that are played; empty for no limit
/// @param audio what the sound of streams is converted to; empty for what the provider sends
public record View(
        ChannelFilter channels,
        NameFilter movies,
        NameFilter series,
        ChannelOrder order,
        int firstNumber,
        StreamFormat format,
        int guideDays,
        boolean logos,
        Optional<ParentalLimit> parental,
        Optional<QualityLimit> quality,
        Optional<AudioCodec> audio) {
    public static final int MOST_GUIDE_DAYS = 30;
    /// Of a channel.
    public static final int HIGHEST_NUMBER = 99_999;

    /// Which groups of channels, or which categories of films or series, somebody sees. Immutable.
    ///
    /// @param names exact, for [FilterMode#ONLY] and [FilterMode#EXCEPT]; empty for what has no group
    public record NameFilter(FilterMode mode, SortedSet<String> names) {
        /// What the names are.
        public enum FilterMode {
            /// They mean nothing: everything is seen.
            ALL,
            /// Those that are seen.
            ONLY,
            /// Those that are not.
            EXCEPT,
            /// They mean nothing: nothing is seen.
            NONE
        }

        private static final NameFilter ALL = new NameFilter(FilterMode.ALL, new TreeSet<>());
        private static final NameFilter NONE = new NameFilter(FilterMode.NONE, new TreeSet<>());

        public NameFilter {
            names = Collections.unmodifiableSortedSet(new TreeSet<>(names));
        }

        public static NameFilter all() {
            return ALL;
        }

        public static NameFilter none() {
            return NONE;
        }

        public static NameFilter only(Collection<String> names) {
            return new NameFilter(FilterMode.ONLY, new TreeSet<>(names));
        }

        public static NameFilter except(Collection<String> names) {
            return new NameFilter(FilterMode.EXCEPT, new TreeSet<>(names));
        }

        public boolean admits(String name) {
            return switch (mode) {
                case ALL -> true;
                case ONLY -> names.contains(name);
                case EXCEPT -> !names.contains(name);
                case NONE -> false;
            };
        }

        /// Something with several names: one of them is enough to be seen, but one that is left out is enough not to
        /// be.
        ///
        /// @param all its names; none stands for the empty one
        public boolean admitsAny(Collection<String> all) {
            if (all.isEmpty()) return admits("");
            return mode == FilterMode.EXCEPT
                    ? all.stream().allMatch(this::admits)
                    : all.stream().anyMatch(this::admits);
        }
    }

    /// Which channels somebody sees.
    ///
    /// @param groups by the household's groups
    /// @param favouritesOnly whether all others are left out
    /// @param radio whether radio stations are among them
    /// @param leftOut ids of channels that are not seen, whatever else says so
    public record ChannelFilter(NameFilter groups, boolean favouritesOnly, boolean radio, SortedSet<Long> leftOut) {
        private static final ChannelFilter ALL = new ChannelFilter(NameFilter.all(), false, true, new TreeSet<>());

        public ChannelFilter {
            leftOut = Collections.unmodifiableSortedSet(new TreeSet<>(leftOut));
        }

        public static ChannelFilter all() {
            return ALL;
        }

        public ChannelFilter with(NameFilter otherGroups) {
            return new ChannelFilter(otherGroups, favouritesOnly, radio, leftOut);
        }

        public ChannelFilter withoutRadio() {
            return new ChannelFilter(groups, favouritesOnly, false, leftOut);
        }

        public ChannelFilter favourites() {
            return new ChannelFilter(groups, true, radio, leftOut);
        }

        public ChannelFilter without(Collection<Long> ids) {
            return new ChannelFilter(groups, favouritesOnly, radio, new TreeSet<>(ids));
        }

        /// @param row with the group that the household knows it by
        boolean admits(ChannelRow row) {
            return (!favouritesOnly || row.favourite())
                    && (radio || !row.radio())
                    && groups.admits(row.channel().group())
                    && !leftOut.contains(row.channel().id().value());
        }
    }

    /// The order of channels.
    public enum ChannelOrder {
        /// As the household has them.
        PLAYLIST,
        /// Group by group; within one as the household has them.
        GROUP,
        NAME
    }

    /// The format of a live stream.
    public enum StreamFormat {
        /// One endless transport stream: starts fastest, and every player on a television knows it.
        TS,
        /// Segments, over connections that come and go: for browsers, phones and whatever stands between.
        HLS
    }

    /// What sound can be converted to.
    public enum AudioCodec {
        AAC
    }

    private static final View ALL = new View(
            ChannelFilter.all(),
            NameFilter.all(),
            NameFilter.all(),
            ChannelOrder.PLAYLIST,
            0,
            StreamFormat.TS,
            0,
            true);

    public View {
        if (firstNumber < 0 || firstNumber > HIGHEST_NUMBER)
            throw new IllegalArgumentException("first number: " + firstNumber);
        if (guideDays < 0 || guideDays > MOST_GUIDE_DAYS)
            throw new IllegalArgumentException("guide days: " + guideDays);
    }

    /// Without limits, with the sound that the provider sends.
    public View(
            ChannelFilter channels,
            NameFilter movies,
            NameFilter series,
            ChannelOrder order,
            int firstNumber,
            StreamFormat format,
            int guideDays,
            boolean logos) {
        this(
                channels,
                movies,
                series,
                order,
                firstNumber,
                format,
                guideDays,
                logos,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /// All there is, as the household has it.
    public static View all() {
        return ALL;
    }

    /// Neither channels nor titles.
    public static View nothing() {
        return ALL.with(ChannelFilter.all().with(NameFilter.none()))
                .with(TitleKind.MOVIE, NameFilter.none())
                .with(TitleKind.SERIES, NameFilter.none());
    }

    public View with(ChannelFilter other) {
        return new View(other, movies, series, order, firstNumber, format, guideDays, logos).limitedAs(this);
    }

    /// @param others categories of films or series
    public View with(TitleKind kind, NameFilter others) {
        var films = kind == TitleKind.MOVIE ? others : movies;
        var shows = kind == TitleKind.SERIES ? others : series;
        return new View(channels, films, shows, order, firstNumber, format, guideDays, logos).limitedAs(this);
    }

    public View with(ChannelOrder other) {
        return new View(channels, movies, series, other, firstNumber, format, guideDays, logos).limitedAs(this);
    }

    public View numberedFrom(int number) {
        return new View(channels, movies, series, order, number, format, guideDays, logos).limitedAs(this);
    }

    public View with(StreamFormat other) {
        return new View(channels, movies, series, order, firstNumber, other, guideDays, logos).limitedAs(this);
    }

    public View withGuideDays(int days) {
        return new View(channels, movies, series, order, firstNumber, format, days, logos).limitedAs(this);
    }

    public View withoutLogos() {
        return new View(channels, movies, series, order, firstNumber, format, guideDays, false).limitedAs(this);
    }

    /// The same with the limits and the sound of another.
    private View limitedAs(View other) {
        return limited(other.parental, other.quality, other.audio);
    }

    private View limited(
            Optional<ParentalLimit> parentalLimit,
            Optional<QualityLimit> qualityLimit,
            Optional<AudioCodec> audioCodec) {
        return new View(
                channels,
                movies,
                series,
                order,
                firstNumber,
                format,
                guideDays,
                logos,
                parentalLimit,
                qualityLimit,
                audioCodec);
    }

    /// @param limit empty for none
    public View withParental(Optional<ParentalLimit> limit) {
        return limited(limit, quality, audio);
    }

    /// @param limit empty for none
    public View withQuality(Optional<QualityLimit> limit) {
        return limited(parental, limit, audio);
    }

    /// @param codec empty for what the provider sends
    public View withAudio(Optional<AudioCodec> codec) {
        return limited(parental, quality, codec);
    }

    /// Which categories of films or series are seen.
    public NameFilter titles(TitleKind kind) {
        return switch (kind) {
            case MOVIE -> movies;
            case SERIES -> series;
        };
    }

    /// Whether no channel in sight is kept from them.
    public boolean hasAllChannels() {
        return channels.equals(ChannelFilter.all()) && parental.isEmpty();
    }

    /// Whether a film or an episode is seen of which nothing is known but its category. With a parental limit it is
    /// not.
    public boolean seesTitles(String category) {
        return movies.admits(category) && series.admits(category) && parental.isEmpty();
    }

    public boolean hasAllTitles() {
        return hasAll(TitleKind.MOVIE) && hasAll(TitleKind.SERIES);
    }

    /// Whether no title of that kind is kept from them.
    public boolean hasAll(TitleKind kind) {
        return titles(kind).mode() == NameFilter.FilterMode.ALL && parental.isEmpty();
    }

    /// Whether a category of films or series is seen, if something in it is.
    public boolean sees(TitleKind kind, String category) {
        return titles(kind).admits(category) && (parental.isEmpty() || !ParentalRating.isForAdults(category));
    }

    /// Whether a film or a series is seen.
    public boolean sees(TitleRow title) {
        return titles(title.kind()).admitsAny(title.facets().categories())
                && admits(title.facets().age());
    }

    /// Whether a channel is seen, if the household itself sees it. What is on there may still be more than they may
    /// watch.
    public boolean sees(ChannelRow row) {
        return channels.admits(row)
                && (parental.isEmpty()
                        || (!row.adult()
                                && !ParentalRating.isForAdults(row.channel().group())));
    }

    /// Whether something may be watched.
    ///
    /// @param age from which on it may; empty if it has no rating
    public boolean admits(OptionalInt age) {
        return parental.isEmpty() || parental.get().admits(age);
    }

    /// The channels that are seen, in their order, with their numbers.
    ///
    /// @param rows the household's channels in sight
    /// @param household how the household has them
    public List<ChannelRow> of(List<ChannelRow> rows, PlaylistSettings household) {
        var seen = hasAllChannels() ? rows : rows.stream().filter(this::sees).toList();
        var ordered = switch (order) {
            case PLAYLIST -> household.arranged(seen);
            case GROUP ->
                sorted(
                        seen,
                        Comparator.comparingInt(ChannelRow::groupPlace)
                                .thenComparing(row -> row.channel().group(), String.CASE_INSENSITIVE_ORDER));
            case NAME -> sorted(seen, Comparator.comparing(row -> row.channel().name(), String.CASE_INSENSITIVE_ORDER));
        };
        return firstNumber == 0 ? ordered : numbered(ordered);
    }

    private static List<ChannelRow> sorted(List<ChannelRow> rows, Comparator<ChannelRow> by) {
        return rows.stream().sorted(by).toList();
    }

    private List<ChannelRow> numbered(List<ChannelRow> rows) {
        var numbered = new ArrayList<ChannelRow>(rows.size());
        for (var row : rows) numbered.add(row.withNumber(Integer.toString(firstNumber + numbered.size())));
        return numbered;
    }
}
