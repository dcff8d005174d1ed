package tv.tributary.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.text.DateFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tv.tributary.activity.ActivityKind.Severity;
import tv.tributary.event.Event;
import tv.tributary.event.Event.Topic;
import tv.tributary.model.ChannelId;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.StreamUse;
import tv.tributary.text.Messages;

class ActivityEntryTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final ProviderId HOME = new ProviderId(1);
    private static final ChannelId FYRA = new ChannelId(4);

    static Stream<Arguments> factsOfNoChannel() {
        return Stream.of(
                arguments(
                        new Event.SyncFinished(NOON, HOME, "Home", 900, 1, 0, 0, 0),
                        ActivityKind.SYNC_FINISHED,
                        "Home: 1 new, none gone"),
                arguments(
                        new Event.SyncFinished(NOON, HOME, "Home", 1_900, 0, 1_200, 0, 0),
                        ActivityKind.SYNC_FINISHED,
                        "Home: no new, 1,200 gone"),
                arguments(
                        new Event.SyncFinished(NOON, HOME, "Home", 1_900, 0, 0, 0, 0),
                        ActivityKind.SYNC_UNCHANGED,
                        "Home: nothing new among 1,900 entries"),
                arguments(
                        new Event.SyncFailed(NOON, HOME, "Home", "The list is empty."),
                        ActivityKind.SYNC_FAILED,
                        "Home could not be synced: The list is empty."),
                arguments(
                        new Event.SyncNeedsReview(NOON, HOME, "Home", 1_900, 1),
                        ActivityKind.SYNC_NEEDS_REVIEW,
                        "Home shrank from 1,900 to 1 stream. The old list stays until you accept the new one."),
                arguments(
                        new Event.NewGroupsHidden(NOON, HOME, "Home", List.of("Adults")),
                        ActivityKind.NEW_GROUPS_HIDDEN,
                        "The new group “Adults” of Home starts hidden."),
                arguments(
                        new Event.NewGroupsHidden(NOON, HOME, "Home", List.of("Adults", "Kids")),
                        ActivityKind.NEW_GROUPS_HIDDEN,
                        "2 new groups of Home start hidden."),
                arguments(
                        new Event.AccountExpires(NOON, HOME, "Home", NOON.plus(Duration.ofDays(3))),
                        ActivityKind.ACCOUNT_EXPIRING,
                        "The account of Home ends on " + day(NOON.plus(Duration.ofDays(3))) + ". Renew it in time."),
                arguments(
                        new Event.AccountExpires(NOON, HOME, "Home", NOON.minusSeconds(1)),
                        ActivityKind.ACCOUNT_EXPIRED,
                        "The account of Home ended on " + day(NOON) + ". Renew it at the provider."),
                arguments(
                        new Event.ExportFinished(NOON, "Jellyfin", 1, 2, 0),
                        ActivityKind.EXPORT_FINISHED,
                        "Jellyfin was written: 1 new file, 2 changed, 0 removed"),
                arguments(
                        new Event.ExportFailed(NOON, "Jellyfin", "The disk is full."),
                        ActivityKind.EXPORT_FAILED,
                        "Jellyfin could not be written. The disk is full."),
                arguments(
                        new Event.LoginsRefused(NOON, "Anna", "192.168.1.30"),
                        ActivityKind.LOGINS_REFUSED,
                        "192.168.1.30 tried several wrong passwords of Anna."
                                + " No more are accepted from there for a minute."),
                arguments(
                        new Event.LoginsRefused(NOON, "", "192.168.1.30"),
                        ActivityKind.CODES_REFUSED,
                        "192.168.1.30 tried several wrong passwords or codes."
                                + " No more are accepted from there for a minute."),
                arguments(
                        new Event.DevicePaired(NOON, "Bedroom", "Anna", "192.168.1.31"),
                        ActivityKind.DEVICE_PAIRED,
                        "Bedroom was connected for Anna."),
                arguments(
                        new Event.DeviceRevoked(NOON, "Bedroom", "Anna"),
                        ActivityKind.DEVICE_REVOKED,
                        "Bedroom of Anna was removed and may no longer watch."),
                arguments(
                        new Event.StorageFailed(NOON, "The disk is full."),
                        ActivityKind.STORAGE_FAILED,
                        "Changes cannot be stored. The disk is full."),
                arguments(
                        new Event.StorageRecovered(NOON, Duration.ofMinutes(3)),
                        ActivityKind.STORAGE_RECOVERED,
                        "Changes are stored again, after 3 min."));
    }

    static Stream<Arguments> factsOfAChannel() {
        return Stream.of(
                arguments(
                        new Event.RecordingStarted(NOON, FYRA, "Kanal Fyra", "Night Train"),
                        ActivityKind.RECORDING_STARTED,
                        "Kanal Fyra: " + Messages.of("activity.recording-of", "Night Train") + " has begun"),
                arguments(
                        new Event.RecordingFinished(NOON, FYRA, "Kanal Fyra", ""),
                        ActivityKind.RECORDING_FINISHED,
                        "Kanal Fyra: " + Messages.of("activity.recording") + " is complete"),
                arguments(
                        new Event.RecordingIncomplete(
                                NOON, FYRA, "Kanal Fyra", "Night Train", Duration.ofMinutes(2), "The stream stalled."),
                        ActivityKind.RECORDING_INCOMPLETE,
                        "Kanal Fyra: " + Messages.of("activity.recording-of", "Night Train")
                                + " is over, 2 min are missing. The stream stalled."),
                arguments(
                        new Event.RecordingFailed(NOON, FYRA, "Kanal Fyra", "Night Train", "The disk is full."),
                        ActivityKind.RECORDING_FAILED,
                        "Kanal Fyra: " + Messages.of("activity.recording-of", "Night Train")
                                + " failed. The disk is full."),
                arguments(
                        new Event.RecordingFileFailed(NOON, FYRA, "Kanal Fyra", "Night Train", "The disk is full."),
                        ActivityKind.RECORDING_FILE_FAILED,
                        "Kanal Fyra: " + Messages.of("activity.recording-of", "Night Train")
                                + " is there, but not all was done with its file. The disk is full."),
                arguments(
                        new Event.RecordingConflict(NOON, FYRA, "Kanal Fyra", "Night Train", NOON),
                        ActivityKind.RECORDING_CONFLICT,
                        "Kanal Fyra: no connection will be free for “Night Train”, " + day(NOON)),
                arguments(
                        new Event.StreamOpened(NOON, FYRA, "Kanal Fyra", "Home"),
                        ActivityKind.STREAM_OPENED,
                        "Kanal Fyra plays from Home"),
                arguments(
                        new Event.StreamFailed(NOON, FYRA, "Kanal Fyra", FailureReason.NOT_FOUND),
                        ActivityKind.STREAM_FAILED,
                        "Kanal Fyra cannot be played. The provider no longer has this stream."),
                arguments(
                        new Event.StreamPreempted(NOON, FYRA, "Kanal Fyra", "Channel 2 needed it."),
                        ActivityKind.STREAM_PREEMPTED,
                        "Kanal Fyra gave up its connection. Channel 2 needed it."),
                arguments(
                        new Event.StreamClosed(NOON, FYRA, "Kanal Fyra"),
                        ActivityKind.STREAM_CLOSED,
                        "Kanal Fyra stopped: no viewers left"),
                arguments(
                        new Event.SourceRefused(NOON, FYRA, "Kanal Fyra", "Home", "SE: Fyra HD", FailureReason.NO_SLOT),
                        ActivityKind.SOURCE_REFUSED,
                        "Kanal Fyra: SE: Fyra HD of Home could not be used. All connections of this provider are in use."),
                arguments(
                        new Event.StallRecovered(
                                NOON, FYRA, "Kanal Fyra", "Home", FailureReason.STALLED, Duration.ofMillis(4_200)),
                        ActivityKind.STALL_RECOVERED,
                        "Kanal Fyra: Home stalled for 4.2 s and recovered unnoticed. The stream stalled."),
                arguments(
                        failover("One", "Two", Duration.ZERO),
                        ActivityKind.FAILED_OVER,
                        "Kanal Fyra switched from One to Two. The stream stalled."),
                arguments(
                        failover("One", "Two", Duration.ofMillis(420)),
                        ActivityKind.FAILED_OVER,
                        "Kanal Fyra switched from One to Two. The stream stalled. No data for 420 ms."),
                arguments(
                        failover("One", "Two", Duration.ofMillis(49)),
                        ActivityKind.FAILED_OVER,
                        "Kanal Fyra switched from One to Two. The stream stalled."),
                arguments(
                        failover("One", "One", Duration.ofMillis(50)),
                        ActivityKind.FAILED_OVER_WITHIN_PROVIDER,
                        "Kanal Fyra switched to another stream of One. The stream stalled. No data for 50 ms."),
                arguments(
                        new Event.FailedBack(NOON, FYRA, "Kanal Fyra", "Two", "One"),
                        ActivityKind.FAILED_BACK,
                        "Kanal Fyra returned from Two to its preferred source One"),
                arguments(
                        new Event.SlateShown(NOON, FYRA, "Kanal Fyra", FailureReason.UNREACHABLE),
                        ActivityKind.SLATE_SHOWN,
                        "No stream of Kanal Fyra works, so viewers see a notice until one does."
                                + " The provider could not be reached."),
                arguments(
                        new Event.ViewerJoined(
                                NOON,
                                FYRA,
                                "Kanal Fyra",
                                "",
                                "192.168.1.20",
                                "VLC/3.0.20 LibVLC/3.0.20",
                                StreamUse.VIEWER),
                        ActivityKind.VIEWER_JOINED,
                        "VLC 3.0 on 192.168.1.20 watches Kanal Fyra"),
                arguments(
                        new Event.ViewerLeft(
                                NOON,
                                FYRA,
                                "Kanal Fyra",
                                "Anna",
                                "192.168.1.20",
                                "",
                                StreamUse.VIEWER,
                                Duration.ofMinutes(125),
                                4_300_000_000L),
                        ActivityKind.VIEWER_LEFT,
                        "Anna (Unknown player) on 192.168.1.20 left Kanal Fyra after 2 h 5 min (4.3 GB)"),
                arguments(
                        new Event.ViewerDisconnected(
                                NOON, FYRA, "Kanal Fyra", "", "192.168.1.20", "Kodi/21.0", "It read nothing for 30 s."),
                        ActivityKind.VIEWER_DISCONNECTED,
                        "Kodi 21.0 on 192.168.1.20 was disconnected from Kanal Fyra. It read nothing for 30 s."));
    }

    @ParameterizedTest
    @MethodSource({"factsOfNoChannel", "factsOfAChannel"})
    void aFactIsASentence(Event event, ActivityKind kind, String text) {
        assertThat(ActivityEntry.of(event)).hasValueSatisfying(entry -> {
            assertThat(entry.text()).isEqualTo(text);
            assertThat(entry.kind()).isEqualTo(kind);
            assertThat(entry.at()).isEqualTo(NOON);
        });
    }

    @ParameterizedTest
    @MethodSource("factsOfAChannel")
    void aFactOfAChannelLeadsToIt(Event event) {
        assertThat(ActivityEntry.of(event).orElseThrow().channel()).contains(FYRA);
    }

    @ParameterizedTest
    @MethodSource("factsOfNoChannel")
    void otherFactsLeadToNone(Event event) {
        assertThat(ActivityEntry.of(event).orElseThrow().channel()).isEmpty();
    }

    @Test
    void factsWithoutMeaningForAUserAreLeftOut() {
        assertThat(ActivityEntry.of(new Event.Changed(NOON, Topic.CHANNELS))).isEmpty();
    }

    /// What a health check found is an entry of the check's own.
    private static String day(Instant time) {
        return DateFormat.getDateInstance(DateFormat.MEDIUM).format(Date.from(time));
    }

    @Test
    void everyKindHasItsFact() {
        var kinds = new HashSet<>(Set.of(ActivityKind.CHECK_PASSED, ActivityKind.CHECK_FOUND_FAILURES));
        Stream.concat(factsOfNoChannel(), factsOfAChannel()).forEach(row -> kinds.add((ActivityKind) row.get()[1]));
        assertThat(kinds).containsExactlyInAnyOrder(ActivityKind.values());
    }

    @Test
    void onlyWhatHurtsViewersOrStoredDataIsAnError() {
        assertThat(Arrays.stream(ActivityKind.values()).filter(kind -> kind.severity() == Severity.ERROR))
                .containsExactly(
                        ActivityKind.SYNC_FAILED,
                        ActivityKind.ACCOUNT_EXPIRED,
                        ActivityKind.EXPORT_FAILED,
                        ActivityKind.RECORDING_FAILED,
                        ActivityKind.STREAM_FAILED,
                        ActivityKind.SLATE_SHOWN,
                        ActivityKind.STORAGE_FAILED);
    }

    private static Event failover(String from, String to, Duration gap) {
        return new Event.FailedOver(NOON, FYRA, "Kanal Fyra", from, to, FailureReason.STALLED, gap);
    }
}
