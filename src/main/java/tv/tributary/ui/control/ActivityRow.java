package tv.tributary.ui.control;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;
import tv.tributary.activity.ActivityEntry;
import tv.tributary.activity.ActivityKind;
import tv.tributary.activity.ActivityKind.Severity;

/// What happened, in a line: an icon, the words, the time of day. FX thread only.
public final class ActivityRow extends HBox {
    private final FontIcon icon = new FontIcon();
    private final Text text = new Text();
    // A label would leave out what it thinks does not fit.
    private final TextFlow words = new TextFlow(text);
    private final Label time = new Label();
    private final DateTimeFormatter minutes = clock(FormatStyle.SHORT);
    private final DateTimeFormatter seconds = clock(FormatStyle.MEDIUM);

    public ActivityRow() {
        words.setMaxWidth(Double.MAX_VALUE);
        setHgrow(words, Priority.ALWAYS);
        time.getStyleClass().add("activity-time");
        time.setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.TOP_LEFT);
        getChildren().setAll(icon, words, time);
    }

    private static DateTimeFormatter clock(FormatStyle style) {
        return DateTimeFormatter.ofLocalizedTime(style)
                .withLocale(Locale.getDefault(Locale.Category.FORMAT))
                .withZone(ZoneId.systemDefault());
    }

    /// @param toTheSecond how exactly its time is said
    public void show(ActivityEntry entry, boolean toTheSecond) {
        show(entry.at(), entry.kind(), entry.kind().severity(), entry.text());
        if (toTheSecond) time.setText(seconds.format(entry.at()));
    }

    /// @param severity decides its colour
    public void show(Instant at, ActivityKind kind, Severity severity, String sentence) {
        icon.setIconLiteral(icon(kind));
        text.setText(sentence);
        time.setText(minutes.format(at));
        getStyleClass().setAll("activity", "activity-" + severity.name().toLowerCase(Locale.ROOT));
    }

    private static String icon(ActivityKind kind) {
        return switch (kind) {
            case SYNC_FINISHED, SYNC_UNCHANGED -> "mdi2s-sync";
            case SYNC_FAILED, SYNC_NEEDS_REVIEW -> "mdi2s-sync-alert";
            case NEW_GROUPS_HIDDEN -> "mdi2f-folder-hidden";
            case ACCOUNT_EXPIRING, ACCOUNT_EXPIRED -> "mdi2c-calendar-alert";
            case EXPORT_FINISHED, EXPORT_FAILED -> "mdi2f-folder-play-outline";
            case RECORDING_STARTED, RECORDING_FINISHED -> "mdi2r-record-rec";
            case RECORDING_INCOMPLETE, RECORDING_FAILED, RECORDING_FILE_FAILED, RECORDING_CONFLICT ->
                "mdi2a-alert-octagon-outline";
            case STREAM_OPENED -> "mdi2p-play-circle-outline";
            case STREAM_FAILED -> "mdi2a-alert-circle-outline";
            case STREAM_PREEMPTED -> "mdi2h-hand-back-left-outline";
            case STREAM_CLOSED -> "mdi2s-stop-circle-outline";
            case SOURCE_REFUSED -> "mdi2c-close-network-outline";
            case STALL_RECOVERED -> "mdi2w-wave";
            case FAILED_OVER, FAILED_OVER_WITHIN_PROVIDER -> "mdi2s-swap-horizontal";
            case FAILED_BACK -> "mdi2b-backup-restore";
            case SLATE_SHOWN -> "mdi2t-television-off";
            case VIEWER_JOINED -> "mdi2a-account-plus-outline";
            case VIEWER_LEFT -> "mdi2a-account-minus-outline";
            case LOGINS_REFUSED, CODES_REFUSED -> "mdi2s-shield-alert-outline";
            case DEVICE_PAIRED -> "mdi2c-cellphone-link";
            case DEVICE_REVOKED -> "mdi2c-cellphone-link-off";
            case VIEWER_DISCONNECTED -> "mdi2a-account-cancel-outline";
            case STORAGE_FAILED -> "mdi2d-database-alert";
            case STORAGE_RECOVERED -> "mdi2d-database-check";
            case CHECK_PASSED, CHECK_FOUND_FAILURES -> "mdi2h-heart-pulse";
        };
    }
}
