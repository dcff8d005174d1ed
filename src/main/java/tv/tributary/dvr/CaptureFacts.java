package tv.tributary.dvr;

import java.time.Instant;
import tv.tributary.event.Event;
import tv.tributary.model.Recording;
import tv.tributary.text.Messages;

/// What facts mean for a recording in progress, and the fact that its end is.
final class CaptureFacts {
    private CaptureFacts() {}

    /// Tells a recording what happened on its channel; others' facts are none of its business.
    static void tell(Capture capture, Event event) {
        if (!(event instanceof Event.OnChannel it)
                || !capture.recording().channel().equals(it.channel())) return;
        switch (event) {
            case Event.FailedOver e -> capture.missed(e.at().minus(e.gap()), e.at());
            case Event.StallRecovered e -> capture.missed(e.at().minus(e.gap()), e.at());
            case Event.SlateShown e -> capture.slateShown(e.at());
            case Event.StreamOpened e -> capture.slateOver(e.at());
            default -> {}
        }
    }

    /// The fact that one is over.
    static Event over(Recording one, Instant now) {
        var words = Messages.of(one.progress().fault());
        return switch (one.progress().state()) {
            case SCHEDULED, RECORDING, INTERRUPTED, CANCELLED, COMPLETE ->
                new Event.RecordingFinished(now, one.channel(), one.channelName(), one.title());
            case PARTIAL ->
                new Event.RecordingIncomplete(now, one.channel(), one.channelName(), one.title(), one.missing(), words);
            case FAILED, MISSED -> new Event.RecordingFailed(now, one.channel(), one.channelName(), one.title(), words);
        };
    }
}
