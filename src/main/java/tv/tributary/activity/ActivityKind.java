package tv.tributary.activity;

import java.util.stream.Stream;

/// Kinds of entries in the activity list, for icons, filters and rules. The texts of `messages.properties`
/// stand under the same names.
public enum ActivityKind {
    SYNC_FINISHED(Severity.GOOD),
    /// A sync that found nothing new and nothing gone.
    SYNC_UNCHANGED(Severity.GOOD),
    SYNC_FAILED(Severity.ERROR),
    SYNC_NEEDS_REVIEW(Severity.WARNING),
    /// {1} is how many, {2} the first.
    NEW_GROUPS_HIDDEN(Severity.INFO),
    ACCOUNT_EXPIRING(Severity.WARNING),
    ACCOUNT_EXPIRED(Severity.ERROR),
    EXPORT_FINISHED(Severity.GOOD),
    EXPORT_FAILED(Severity.ERROR),
    /// {0} is the channel, {1} the programme, empty for a recording by time.
    RECORDING_STARTED(Severity.INFO),
    RECORDING_FINISHED(Severity.GOOD),
    /// {2} is how long what is missing would be, {3} why.
    RECORDING_INCOMPLETE(Severity.WARNING),
    RECORDING_FAILED(Severity.ERROR),
    RECORDING_FILE_FAILED(Severity.WARNING),
    /// {2} is when it is shown.
    RECORDING_CONFLICT(Severity.WARNING),
    STREAM_OPENED(Severity.INFO),
    STREAM_FAILED(Severity.ERROR),
    STREAM_PREEMPTED(Severity.WARNING),
    STREAM_CLOSED(Severity.INFO),
    SOURCE_REFUSED(Severity.WARNING),
    STALL_RECOVERED(Severity.INFO),
    FAILED_OVER(Severity.WARNING),
    /// A switch to another source of the same provider.
    FAILED_OVER_WITHIN_PROVIDER(Severity.WARNING),
    FAILED_BACK(Severity.GOOD),
    SLATE_SHOWN(Severity.ERROR),
    VIEWER_JOINED(Severity.INFO),
    VIEWER_LEFT(Severity.INFO),
    VIEWER_DISCONNECTED(Severity.WARNING),
    /// Somebody guesses a user's password: {0} is the address, {1} the user.
    LOGINS_REFUSED(Severity.WARNING),
    /// Somebody guesses passwords or codes of nobody in particular.
    CODES_REFUSED(Severity.WARNING),
    DEVICE_PAIRED(Severity.GOOD),
    DEVICE_REVOKED(Severity.INFO),
    STORAGE_FAILED(Severity.ERROR),
    STORAGE_RECOVERED(Severity.GOOD),
    /// A health check ended; all streams that it tested work.
    CHECK_PASSED(Severity.GOOD),
    /// A health check ended; some streams that it tested fail.
    CHECK_FOUND_FAILURES(Severity.WARNING);

    /// The attention an entry needs.
    public enum Severity {
        /// An everyday event.
        INFO(0),
        /// Something works, or works again.
        GOOD(1),
        /// Something is in trouble, but Tributary copes; or the user has something to decide.
        WARNING(2),
        /// Viewers or stored data are affected.
        ERROR(3);

        private final int rank;

        Severity(int rank) {
            this.rank = rank;
        }

        /// By which it is stored: what needs more attention has a higher one.
        int rank() {
            return rank;
        }

        /// The one with that rank; of a rank that there is not, the least.
        static Severity ofRank(int rank) {
            return Stream.of(values())
                    .filter(one -> one.rank == rank)
                    .findFirst()
                    .orElse(INFO);
        }
    }

    private final Severity severity;

    ActivityKind(Severity severity) {
        this.severity = severity;
    }

    public Severity severity() {
        return severity;
    }
}
