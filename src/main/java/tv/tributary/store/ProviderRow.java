package tv.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tv.tributary.model.Provider;
import tv.tributary.text.LocalizableMessage;

/// A provider as stored, including removed ones.
///
/// @param removed since when it is out of sight
/// @param etag and lastModified, digest: of the list that is live; empty for none
/// @param last what came of its last sync
/// @param held the list that waits for the user's review
public record ProviderRow(
        Provider provider,
        Instant created,
        Optional<Instant> removed,
        String etag,
        String lastModified,
        String digest,
        LastSync last,
        Optional<Held> held) {
    /// @param at empty if there was none yet
    /// @param result the name of the caller's own constant
    /// @param leftOut what became no channel, in the caller's own form; empty for nothing
    /// @param fault why it failed, the name of the caller's own constant; empty if it has none
    public record LastSync(
            Optional<Instant> at,
            Duration took,
            String result,
            int total,
            int added,
            int changed,
            int gone,
            int problems,
            LocalizableMessage message,
            String leftOut,
            String fault) {
        /// One that did not fail, or for a reason without a name.
        public LastSync(
                Optional<Instant> at,
                Duration took,
                String result,
                int total,
                int added,
                int changed,
                int gone,
                int problems,
                LocalizableMessage message,
                String leftOut) {
            this(at, took, result, total, added, changed, gone, problems, message, leftOut, "");
        }

        /// One sentence or several for the user, in the language that is spoken now.
        public String words() {
            return message.words();
        }
    }

    /// Validators of a list, by which it is known again, and how many problems it had.
    public record ListMark(String etag, String lastModified, String digest, int problems) {
        public ListMark withProblems(int other) {
            return new ListMark(etag, lastModified, digest, other);
        }
    }

    /// @param stage where its entries are
    public record Held(long stage, ListMark list) {}
}
