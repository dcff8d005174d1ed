package tv.tributary.library;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import tv.tributary.model.SourceId;
import tv.tributary.model.TitleDetails.Listing;
import tv.tributary.model.TitleDetails.Unavailable;

/// Asks providers for one film or series alone.
///
/// @param account whose questions are counted together; empty if nobody can be asked for that source
/// @param isBusy whether all connections of that account are in use: some panels count a question among them
public record DetailsLookup(
        Function<SourceId, Optional<String>> account, Question question, Predicate<SourceId> isBusy) {
    /// Where nobody watches.
    public DetailsLookup(Function<SourceId, Optional<String>> account, Question question) {
        this(account, question, _ -> false);
    }

    @FunctionalInterface
    public interface Question {
        /// Blocks.
        Listing ask(SourceId source) throws Unavailable;
    }
}
