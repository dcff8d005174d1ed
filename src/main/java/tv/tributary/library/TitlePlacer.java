package tv.tributary.library;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import tv.tributary.model.ParentalRating;
import tv.tributary.model.Source.SourceKind;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.Title.TitleKind;
import tv.tributary.store.TitlePlacement;
import tv.tributary.store.TitlePlacement.UnplacedSource;

/// Reads which title a source is a version of. Sources are one title by its id in a database of films, else by title
/// and year; never by the title alone. An episode is found by its series' title. Pure.
final class TitlePlacer {
    private TitlePlacer() {}

    static TitlePlacement of(UnplacedSource source) {
        var name = TitleName.of(source.name());
        var kind =
                source.kind() == SourceKind.SERIES || name.episode().isPresent() ? TitleKind.SERIES : TitleKind.MOVIE;
        var said = source.attributes();
        var year = name.year().isPresent() ? name.year() : number(said.getOrDefault("year", ""));
        var title = new Title(
                0,
                kind,
                name.title(),
                year,
                rating(said.getOrDefault("rating", "")),
                said.getOrDefault("genre", ""),
                said.getOrDefault("plot", ""),
                people(said),
                source.artwork(),
                said.getOrDefault("tmdb", ""),
                said.getOrDefault("imdb", ""),
                added(said.getOrDefault("added", "")));
        return new TitlePlacement(
                source,
                title,
                name.folded(),
                keys(name, title, source),
                name.episode().map(mark -> new Episode(0, mark.season(), mark.number(), mark.name())),
                name.height(),
                name.language(),
                said.getOrDefault("adult", "").equals("1")
                        ? OptionalInt.of(ParentalRating.ADULT)
                        : ParentalRating.age(said.getOrDefault("age", "")));
    }

    private static List<String> keys(TitleName name, Title title, UnplacedSource source) {
        var keys = new ArrayList<String>();
        // What an episode's entry says in numbers may be of the episode.
        if (name.episode().isEmpty()) {
            if (!title.tmdb().isEmpty()) keys.add("tmdb " + title.tmdb());
            if (!title.imdb().isEmpty()) keys.add("imdb " + title.imdb());
        }
        if (title.year().isPresent()) keys.add("name " + title.year().getAsInt() + " " + name.folded());
        // Episodes of one list mostly come without a year, and under one title.
        else if (title.kind() == TitleKind.SERIES) keys.add("name - " + name.folded());
        else if (keys.isEmpty()) keys.add("source " + source.id());
        return keys;
    }

    private static String people(Map<String, String> said) {
        return String.join(
                ", ",
                Stream.of("cast", "director")
                        .map(name -> said.getOrDefault(name, ""))
                        .filter(names -> !names.isEmpty())
                        .toList());
    }

    private static OptionalInt number(String digits) {
        return digits.matches("\\d{4}") ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }

    private static OptionalDouble rating(String digits) {
        return digits.matches("\\d{1,2}(\\.\\d{1,9})?")
                ? OptionalDouble.of(Double.parseDouble(digits))
                : OptionalDouble.empty();
    }

    private static Optional<Instant> added(String digits) {
        return digits.matches("\\d{1,11}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(digits)))
                : Optional.empty();
    }
}
