package tv.tributary.library.export;

import java.time.Instant;
import java.util.Optional;
import tv.tributary.store.ExportStore.LastRun;
import tv.tributary.text.LocalizableMessage;

/// An export as it is shown.
///
/// @param at when it ran last; empty for never
/// @param added files that the last run wrote; `changed`, `removed` and `kept` likewise
/// @param message what came of the last run; without words for never
public record ExportStatus(
        long id,
        ExportSettings settings,
        ExportResult result,
        Optional<Instant> at,
        int added,
        int changed,
        int removed,
        int kept,
        LocalizableMessage message) {
    static ExportStatus of(long id, ExportSettings settings, LastRun last) {
        return new ExportStatus(
                id,
                settings,
                ExportResult.valueOf(last.result()),
                last.at(),
                last.added(),
                last.changed(),
                last.removed(),
                last.kept(),
                last.message());
    }

    public String name() {
        return settings.name();
    }

    /// What came of the last run, in a sentence; empty for never.
    public String words() {
        return message.words();
    }

    /// Results of a run.
    public enum ExportResult {
        NEVER,
        DONE,
        FAILED,
        CANCELLED
    }
}
