package tv.tributary.format.xmltv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.format.xmltv.Programme.EpisodeNumber;

/// Episode numbers as all players read them: season and episode both as `xmltv_ns` with an empty part,
/// because Kodi takes a part for the episode, and as `onscreen`; numbers of other systems as they are.
/// Stateless.
public final class EpisodeNumbers {
    private static final String ZERO_BASED = "xmltv_ns";
    private static final String ON_SCREEN = "onscreen";
    private static final Pattern SEASON_AND_EPISODE = Pattern.compile(
            "(?i).*?\\bS(?:eason)?\\s*(\\d{1,4})\\s*[.,:-]?\\s*E(?:p(?:isode)?)?\\.?\\s*(\\d{1,4})\\b.*");
    private static final Pattern CROSS = Pattern.compile("\\s*(\\d{1,3})x(\\d{1,4})\\s*");
    private static final Pattern EPISODE = Pattern.compile("(?i)\\s*E(?:p(?:isode)?)?\\.?\\s*(\\d{1,4})\\s*");

    private EpisodeNumbers() {}

    /// Season and episode from 1; each empty where nobody knows.
    public record SeasonEpisode(Optional<Integer> season, Optional<Integer> episode) {
        String zeroBased() {
            return season.map(one -> Integer.toString(one - 1)).orElse("") + "."
                    + episode.map(one -> Integer.toString(one - 1)).orElse("") + ".";
        }

        String onScreen() {
            return season.map(one -> "S" + padded(one)).orElse("")
                    + episode.map(one -> "E" + padded(one)).orElse("");
        }

        private static String padded(int number) {
            return number < 10 ? "0" + number : Integer.toString(number);
        }
    }

    public static List<EpisodeNumber> forPlayers(List<EpisodeNumber> numbers) {
        var number = number(numbers);
        if (number.isEmpty()) return numbers;
        var all = new ArrayList<EpisodeNumber>(numbers.size() + 1);
        all.add(new EpisodeNumber(number.get().zeroBased(), ZERO_BASED));
        all.add(new EpisodeNumber(number.get().onScreen(), ON_SCREEN));
        for (var other : numbers) {
            if (!other.system().equals(ZERO_BASED) && !other.system().equals(ON_SCREEN)) all.add(other);
        }
        return all;
    }

    /// The season and the episode among a programme's numbers; empty if none of them says either.
    public static Optional<SeasonEpisode> number(List<EpisodeNumber> numbers) {
        return numbers.stream()
                .filter(one -> one.system().equals(ZERO_BASED))
                .flatMap(one -> zeroBased(one.number()).stream())
                .findFirst()
                .or(() -> numbers.stream()
                        .filter(one -> one.system().equals(ON_SCREEN))
                        .flatMap(one -> onScreen(one.number()).stream())
                        .findFirst());
    }

    /// `1 . 4/10 . 0/2`: each part from 0, and of how many.
    private static Optional<SeasonEpisode> zeroBased(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length < 2) return Optional.empty();
        var number = new SeasonEpisode(fromZero(parts[0]), fromZero(parts[1]));
        return number.season().isEmpty() && number.episode().isEmpty() ? Optional.empty() : Optional.of(number);
    }

    private static Optional<Integer> fromZero(String part) {
        var digits = part.split("/", 2)[0].strip();
        return digits.matches("\\d{1,5}") ? Optional.of(Integer.parseInt(digits) + 1) : Optional.empty();
    }

    private static Optional<SeasonEpisode> onScreen(String text) {
        var both = SEASON_AND_EPISODE.matcher(text);
        if (!both.matches()) both = CROSS.matcher(text);
        if (both.matches()) {
            return Optional.of(new SeasonEpisode(
                    Optional.of(Integer.parseInt(both.group(1))), Optional.of(Integer.parseInt(both.group(2)))));
        }
        var episode = EPISODE.matcher(text);
        return episode.matches()
                ? Optional.of(new SeasonEpisode(Optional.empty(), Optional.of(Integer.parseInt(episode.group(1)))))
                : Optional.empty();
    }
}
