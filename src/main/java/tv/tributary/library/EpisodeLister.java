package tv.tributary.library;

import java.io.IOException;
import java.util.List;
import tv.tributary.model.SourceId;
import tv.tributary.model.Title.ListedEpisode;

/// Asks a provider for the episodes of a series that its list names as a whole.
@FunctionalInterface
public interface EpisodeLister {
    /// Blocks.
    ///
    /// @throws IOException if they do not come; the message is for users and holds no credential
    List<ListedEpisode> list(SourceId series) throws IOException;
}
