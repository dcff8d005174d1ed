package tv.tributary.store;

import java.util.List;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title;
import tv.tributary.model.Title.Episode;
import tv.tributary.model.TitleDetails;

/// A title that can be played now, with what an export needs to choose and name it.
///
/// @param details what is known of it beyond that; its media are those of the first choice that says them
/// @param hidden whether the user does not want to see it
/// @param versions the first choice first; of a series also the sources of single episodes
/// @param episodes by season and number; empty for a film, and for a series whose episodes are not known
public record ExportableTitle(
        Title title,
        TitleDetails details,
        boolean hidden,
        List<ExportableVersion> versions,
        List<ExportableEpisode> episodes) {
    public ExportableTitle {
        versions = List.copyOf(versions);
        episodes = List.copyOf(episodes);
    }

    /// A source of the title.
    ///
    /// @param category the group that the provider's list has it in; may be empty
    /// @param height of the picture; 0 if unknown
    /// @param language as the name has it; empty if it does not say
    /// @param ending of its address, such as `mkv`
    public record ExportableVersion(
            SourceId source, ProviderId provider, String category, int height, String language, String ending) {}

    /// An episode that can be played.
    ///
    /// @param details what a provider says of it
    /// @param plays the first choice first; never empty
    public record ExportableEpisode(Episode episode, TitleDetails details, List<EpisodePlay> plays) {
        public ExportableEpisode {
            plays = List.copyOf(plays);
        }
    }

    /// The source that plays an episode.
    ///
    /// @param source of the episode, or of the series it belongs to
    /// @param stream the episode in its provider's writing; empty if the source itself plays
    /// @param ending of its address
    public record EpisodePlay(SourceId source, String stream, String ending) {}
}
