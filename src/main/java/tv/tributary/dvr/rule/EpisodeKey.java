package tv.tributary.dvr.rule;

import java.util.Optional;
import java.util.regex.Pattern;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.identity.text.Folding;

/// What two showings have in common that show the same: the guide's own id of the episode, else its number in the
/// series, else its name, else a film's year, else its description. Pure.
public final class EpisodeKey {
    /// Gracenote's id of a series without the episode.
    private static final Pattern GENERIC = Pattern.compile("(?:EP\\d{8}0000|SH\\d{10})(?:\\..*)?");

    /// A shorter description is one of the series, such as “News and weather”.
    private static final int TELLING = 40;

    private EpisodeKey() {}

    /// @return empty if nothing tells it from other showings of its title
    public static Optional<String> of(Showing showing) {
        var id = showing.programmeId().strip();
        if (!id.isEmpty() && !GENERIC.matcher(id).matches()) return Optional.of("id " + id);
        var title = plain(showing.title());
        var name = plain(showing.subTitle());
        if (showing.episode().isPresent()) {
            var episode = showing.episode().get();
            if (episode.season().isPresent())
                return Optional.of(title + " s" + episode.season().getAsInt() + " e" + episode.number());
            return Optional.of(title + " e" + episode.number() + " " + name);
        }
        if (!name.isEmpty()) return Optional.of(title + " / " + name);
        if (showing.year().isPresent() && showing.firstShown().isEmpty())
            return Optional.of(title + " " + showing.year().getAsInt());
        var words = plain(showing.description());
        return words.length() < TELLING ? Optional.empty() : Optional.of(title + " # " + words);
    }

    private static String plain(String text) {
        return Folding.plain(text.strip());
    }
}
