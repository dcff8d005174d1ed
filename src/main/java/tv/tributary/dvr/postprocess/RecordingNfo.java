package tv.tributary.dvr.postprocess;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tv.tributary.dvr.file.NameStyle;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.library.export.ExportStyle;
import tv.tributary.library.export.NfoDocument;
import tv.tributary.model.Recording;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.model.TitleDetails;

/// What a guide says of a recording, as media servers read it beside the file. Pure.
///
/// @param series of the series, for its folder; empty for a film
/// @param own of the recording itself
record RecordingNfo(Optional<String> series, String own) {
    /// @param showing empty for a recording by time only, of which there is nothing but its channel and its day
    static RecordingNfo of(Recording recording, Optional<Showing> showing, NameStyle style, ZoneId zone) {
        var isFilm = showing.filter(it -> it.year().isPresent()
                        && it.subTitle().isEmpty()
                        && it.episode().isEmpty())
                .isPresent();
        var title = title(recording, showing, isFilm ? TitleKind.MOVIE : TitleKind.SERIES);
        var details = details(recording, showing, isFilm, zone);
        var nfo = style(style);
        if (isFilm) return new RecordingNfo(Optional.empty(), NfoDocument.of(title, details, nfo));
        var episode = showing.flatMap(Showing::episode)
                .map(it -> new Episode(0, it.season().orElse(1), it.number(), recording.subTitle()))
                .orElseGet(() -> new Episode(0, -1, -1, recording.subTitle()));
        return new RecordingNfo(
                Optional.of(NfoDocument.of(title, TitleDetails.NONE, nfo)),
                NfoDocument.of(title, episode, details, nfo));
    }

    private static Title title(Recording recording, Optional<Showing> showing, TitleKind kind) {
        var isFilm = kind == TitleKind.MOVIE;
        var genres = showing.map(it -> String.join(", ", it.categories())).orElse("");
        return new Title(
                0,
                kind,
                recording.title().isEmpty() ? recording.channelName() : recording.title(),
                // Of a series guides know the episode's year only.
                isFilm ? showing.map(Showing::year).orElse(OptionalInt.empty()) : OptionalInt.empty(),
                isFilm ? rating(showing) : OptionalDouble.empty(),
                genres,
                isFilm ? showing.map(Showing::description).orElse("") : "",
                "",
                "",
                "",
                "",
                Optional.empty());
    }

    private static OptionalDouble rating(Optional<Showing> showing) {
        return showing.flatMap(Showing::rating).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static TitleDetails details(Recording recording, Optional<Showing> showing, boolean isFilm, ZoneId zone) {
        var known = TitleDetails.NONE;
        var shown = recording.start().atZone(zone).toLocalDate();
        return new TitleDetails(
                "",
                isFilm ? "" : showing.map(Showing::description).orElse(""),
                "",
                showing.map(it -> String.join(", ", it.people())).orElse(""),
                "",
                "",
                "",
                isFilm ? OptionalDouble.empty() : rating(showing),
                "",
                isFilm ? Optional.empty() : showing.flatMap(Showing::firstShown).or(() -> Optional.of(shown)),
                Optional.of(Duration.between(recording.start(), recording.stop())),
                "",
                List.of(),
                known.seasonArtwork(),
                "",
                "",
                "",
                known.media());
    }

    private static ExportStyle style(NameStyle names) {
        return switch (names) {
            case JELLYFIN -> ExportStyle.JELLYFIN;
            case PLEX -> ExportStyle.PLEX;
            case EMBY -> ExportStyle.EMBY;
            case KODI, OWN -> ExportStyle.KODI;
        };
    }
}
