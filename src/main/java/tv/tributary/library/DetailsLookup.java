package tv.tributary.library;

import java.util.Optional;
import java.util.function.Function;
import tv.tributary.model.SourceId;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.model.TitleDetails.Unavailable;

/// Asks providers for one film or series alone.
///
/// @param account whose questions are counted together; empty if nobody can be asked for that source
public record DetailsLookup(Function<SourceId, Optional<String>> account, Question question) {
    @FunctionalInterface
    public interface Question {
        /// Blocks.
        Listing ask(SourceId source) throws Unavailable;
    }
}
