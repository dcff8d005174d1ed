package tv.tributary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tv.tributary.model.GuideSource;
import tv.tributary.text.LocalizableMessage;

/// A guide source as stored, including removed ones.
///
/// @param removed since when it is out of sight
/// @param mark by which its live guide is known again
/// @param liveImport the import that is served; 0 before the first
/// @param last what came of its last import
public record GuideSourceRow(
        GuideSource source, Instant created, Optional<Instant> removed, Mark mark, long liveImport, LastImport last) {
    /// Validators of a guide; empty for none.
    public record Mark(String etag, String lastModified, String digest) {
        public static final Mark NONE = new Mark("", "", "");
    }

    /// @param at empty if there was none yet
    /// @param result the name of the caller's own constant
    /// @param programmes how many the guide had, stored or not
    /// @param leftOut how many channels and programmes could not be read
    public record LastImport(
            Optional<Instant> at,
            Duration took,
            String result,
            int channels,
            int programmes,
            int leftOut,
            LocalizableMessage message) {
        /// One sentence for the user, in the language that is spoken now.
        public String words() {
            return message.words();
        }
    }
}
