package tv.tributary.format.xmltv;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.format.xmltv.Credit.XmltvImage;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.format.xmltv.XmltvChannel.XmltvIcon;
import tv.tributary.format.xmltv.XmltvChannel.XmltvUrl;

/// A programme of a guide, with everything the XMLTV DTD has. Immutable; texts and lists are empty where the
/// guide says nothing. Made by a [Builder].
///
/// @param channel the id of its channel
/// @param start with the offset the guide writes
/// @param stop the first moment after it; empty where the guide does not say
/// @param attributes of the element beside channel, start and stop: `pdc-start`, `vps-start`, `showview`,
///     `videoplus`, `clumpidx`, and those of other programs such as Kodi's `catchup-id`
/// @param titles in each language, best first; so are sub-titles and descriptions
/// @param date when it was made or first shown, as the guide writes it: a year, or eight digits
/// @param isNew whether it was never shown before on any channel
public record Programme(
        String channel,
        OffsetDateTime start,
        Optional<OffsetDateTime> stop,
        Map<String, String> attributes,
        List<LocalizedText> titles,
        List<LocalizedText> subTitles,
        List<LocalizedText> descriptions,
        List<Credit> credits,
        String date,
        List<LocalizedText> categories,
        List<LocalizedText> keywords,
        Optional<LocalizedText> language,
        Optional<LocalizedText> originalLanguage,
        Optional<Length> length,
        List<XmltvIcon> icons,
        List<XmltvUrl> urls,
        List<LocalizedText> countries,
        List<EpisodeNumber> episodeNumbers,
        Optional<Video> video,
        Optional<Audio> audio,
        Optional<PreviouslyShown> previouslyShown,
        Optional<LocalizedText> premiere,
        Optional<LocalizedText> lastChance,
        boolean isNew,
        List<Subtitles> subtitleTracks,
        List<Rating> ratings,
        List<Rating> starRatings,
        List<Review> reviews,
        List<XmltvImage> images) {
    public Programme {
        attributes = attributes.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        titles = List.copyOf(titles);
        subTitles = List.copyOf(subTitles);
        descriptions = List.copyOf(descriptions);
        credits = List.copyOf(credits);
        categories = List.copyOf(categories);
        keywords = List.copyOf(keywords);
        icons = List.copyOf(icons);
        urls = List.copyOf(urls);
        countries = List.copyOf(countries);
        episodeNumbers = List.copyOf(episodeNumbers);
        subtitleTracks = List.copyOf(subtitleTracks);
        ratings = List.copyOf(ratings);
        starRatings = List.copyOf(starRatings);
        reviews = List.copyOf(reviews);
        images = List.copyOf(images);
    }

    /// @param units `seconds`, `minutes` or `hours`
    record Length(String value, String units) {}

    /// @param system `onscreen` (also where the guide names none), `xmltv_ns`, `dd_progid`, `thetvdb.com` and
    ///     others
    public record EpisodeNumber(String number, String system) {}

    /// Each as the guide writes it: `present` and `colour` are `yes` or `no`, `aspect` is `16:9`, `quality`
    /// is `HDTV`.
    record Video(String present, String colour, String aspect, String quality) {}

    /// @param present `yes` or `no`
    /// @param stereo `mono`, `stereo`, `dolby digital` and others
    record Audio(String present, String stereo) {}

    /// @param start when, as the guide writes it; may be empty
    /// @param channel on which; may be empty
    record PreviouslyShown(String start, String channel) {}

    /// @param type `teletext`, `onscreen` or `deaf-signed`
    record Subtitles(String type, Optional<LocalizedText> language) {}

    /// An age rating or a critic's stars.
    ///
    /// @param system whose it is, such as `FSK`
    /// @param value such as `12`, or `4/5` of stars
    public record Rating(String system, String value, List<XmltvIcon> icons) {
        public Rating {
            icons = List.copyOf(icons);
        }
    }

    /// @param type `text` or `url`, which says what `text` holds
    record Review(String type, String source, String reviewer, String lang, String text) {}

    /// Its first title; empty if it has none.
    public String title() {
        return titles.isEmpty() ? "" : titles.getFirst().text();
    }

    /// The same at another time, in another zone.
    public Programme at(OffsetDateTime newStart, Optional<OffsetDateTime> newStop) {
        return copy(channel, newStart, newStop);
    }

    /// The same on another channel.
    public Programme on(String otherChannel) {
        return copy(otherChannel, start, stop);
    }

    /// The same with other titles and episode numbers.
    public Programme with(List<LocalizedText> otherTitles, List<EpisodeNumber> otherNumbers) {
        return copy(channel, start, stop, otherTitles, otherNumbers);
    }

    private Programme copy(String onChannel, OffsetDateTime from, Optional<OffsetDateTime> until) {
        return copy(onChannel, from, until, titles, episodeNumbers);
    }

    private Programme copy(
            String onChannel,
            OffsetDateTime from,
            Optional<OffsetDateTime> until,
            List<LocalizedText> newTitles,
            List<EpisodeNumber> newNumbers) {
        return new Programme(
                onChannel,
                from,
                until,
                attributes,
                newTitles,
                subTitles,
                descriptions,
                credits,
                date,
                categories,
                keywords,
                language,
                originalLanguage,
                length,
                icons,
                urls,
                countries,
                newNumbers,
                video,
                audio,
                previouslyShown,
                premiere,
                lastChance,
                isNew,
                subtitleTracks,
                ratings,
                starRatings,
                reviews,
                images);
    }

    /// Begins one of which only the time is known.
    public static Builder builder(String channel, Instant start, Optional<Instant> stop) {
        return new Builder(
                channel, start.atOffset(ZoneOffset.UTC), stop.map(moment -> moment.atOffset(ZoneOffset.UTC)));
    }

    /// Begins one of which only the time is known.
    public static Builder builder(String channel, OffsetDateTime start, Optional<OffsetDateTime> stop) {
        return new Builder(channel, start, stop);
    }

    /// Gathers what a programme has. Each call adds one, in the guide's order; what there is once is set. Not
    /// thread-safe.
    public static final class Builder {
        private final String channel;
        private final OffsetDateTime start;
        private final Optional<OffsetDateTime> stop;
        private Map<String, String> attributes = Map.of();
        private List<LocalizedText> titles = List.of();
        private List<LocalizedText> subTitles = List.of();
        private List<LocalizedText> descriptions = List.of();
        private List<Credit> credits = List.of();
        private String date = "";
        private List<LocalizedText> categories = List.of();
        private List<LocalizedText> keywords = List.of();
        private Optional<LocalizedText> language = Optional.empty();
        private Optional<LocalizedText> originalLanguage = Optional.empty();
        private Optional<Length> length = Optional.empty();
        private List<XmltvIcon> icons = List.of();
        private List<XmltvUrl> urls = List.of();
        private List<LocalizedText> countries = List.of();
        private List<EpisodeNumber> episodeNumbers = List.of();
        private Optional<Video> video = Optional.empty();
        private Optional<Audio> audio = Optional.empty();
        private Optional<PreviouslyShown> previouslyShown = Optional.empty();
        private Optional<LocalizedText> premiere = Optional.empty();
        private Optional<LocalizedText> lastChance = Optional.empty();
        private boolean isNew;
        private List<Subtitles> subtitleTracks = List.of();
        private List<Rating> ratings = List.of();
        private List<Rating> starRatings = List.of();
        private List<Review> reviews = List.of();
        private List<XmltvImage> images = List.of();

        private Builder(String channel, OffsetDateTime start, Optional<OffsetDateTime> stop) {
            this.channel = channel;
            this.start = start;
            this.stop = stop;
        }

        public Builder attribute(String name, String value) {
            if (attributes.isEmpty()) attributes = new LinkedHashMap<>(4);
            attributes.put(name, value);
            return this;
        }

        public Builder title(LocalizedText text) {
            titles = with(titles, text);
            return this;
        }

        public Builder subTitle(LocalizedText text) {
            subTitles = with(subTitles, text);
            return this;
        }

        public Builder description(LocalizedText text) {
            descriptions = with(descriptions, text);
            return this;
        }

        public Builder credit(Credit credit) {
            credits = with(credits, credit);
            return this;
        }

        public Builder date(String text) {
            date = text;
            return this;
        }

        public Builder category(LocalizedText text) {
            categories = with(categories, text);
            return this;
        }

        public Builder keyword(LocalizedText text) {
            keywords = with(keywords, text);
            return this;
        }

        public Builder language(LocalizedText text) {
            language = Optional.of(text);
            return this;
        }

        public Builder originalLanguage(LocalizedText text) {
            originalLanguage = Optional.of(text);
            return this;
        }

        public Builder length(Length value) {
            length = Optional.of(value);
            return this;
        }

        public Builder icon(XmltvIcon icon) {
            icons = with(icons, icon);
            return this;
        }

        public Builder url(XmltvUrl url) {
            urls = with(urls, url);
            return this;
        }

        public Builder country(LocalizedText text) {
            countries = with(countries, text);
            return this;
        }

        public Builder episodeNumber(EpisodeNumber number) {
            episodeNumbers = with(episodeNumbers, number);
            return this;
        }

        public Builder video(Video value) {
            video = Optional.of(value);
            return this;
        }

        public Builder audio(Audio value) {
            audio = Optional.of(value);
            return this;
        }

        public Builder previouslyShown(PreviouslyShown value) {
            previouslyShown = Optional.of(value);
            return this;
        }

        public Builder premiere(LocalizedText text) {
            premiere = Optional.of(text);
            return this;
        }

        public Builder lastChance(LocalizedText text) {
            lastChance = Optional.of(text);
            return this;
        }

        public Builder isNew() {
            isNew = true;
            return this;
        }

        public Builder subtitles(Subtitles track) {
            subtitleTracks = with(subtitleTracks, track);
            return this;
        }

        public Builder rating(Rating rating) {
            ratings = with(ratings, rating);
            return this;
        }

        public Builder starRating(Rating rating) {
            starRatings = with(starRatings, rating);
            return this;
        }

        public Builder review(Review review) {
            reviews = with(reviews, review);
            return this;
        }

        public Builder image(XmltvImage image) {
            images = with(images, image);
            return this;
        }

        public Programme build() {
            return new Programme(
                    channel,
                    start,
                    stop,
                    attributes,
                    titles,
                    subTitles,
                    descriptions,
                    credits,
                    date,
                    categories,
                    keywords,
                    language,
                    originalLanguage,
                    length,
                    icons,
                    urls,
                    countries,
                    episodeNumbers,
                    video,
                    audio,
                    previouslyShown,
                    premiere,
                    lastChance,
                    isNew,
                    subtitleTracks,
                    ratings,
                    starRatings,
                    reviews,
                    images);
        }

        private static <T> List<T> with(List<T> list, T one) {
            var grown = list.isEmpty() ? new ArrayList<T>(2) : list;
            grown.add(one);
            return grown;
        }
    }
}
