package tv.tributary.server.app;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tv.tributary.access.Grant;
import tv.tributary.access.ViewedChannels;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.schedule.ShowingReader;
import tv.tributary.guide.Guide;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.server.app.AppCalls.Call;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.text.Messages;

/// Recordings for those who may record and see all ages, of channels that they see.
final class RecordingCalls {
    /// @param state such as `recording`
    /// @param words for the state, and for what went wrong
    /// @param from when it begins, in seconds since 1970, likewise `to`
    /// @param playable whether there is something to watch
    record RecordedView(
            long id,
            long channel,
            String channelName,
            String title,
            String subTitle,
            long from,
            long to,
            String state,
            String words,
            long bytes,
            boolean playable) {}

    /// @param at a moment of the programme, in seconds since 1970
    record ProgrammeInput(long channel, long at) {}

    record RecordingInput(long id) {}

    private final Recordings recordings;
    private final ViewedChannels viewed;
    private final Guide guide;

    RecordingCalls(Recordings recordings, ViewedChannels viewed, Guide guide) {
        this.recordings = recordings;
        this.viewed = viewed;
        this.guide = guide;
    }

    Map<String, Call> calls() {
        return Map.of(
                "GET recordings", (_, viewer) -> list(viewer),
                "POST record", this::record,
                "POST recording/stop", this::stop,
                "POST recording/delete", this::delete);
    }

    static boolean mayRecord(Grant viewer) {
        return viewer.has(Grant.Right.RECORDING) && viewer.view().parental().isEmpty();
    }

    private boolean sees(Grant viewer, Recording one) {
        return mayRecord(viewer)
                && one.progress().deleted().isEmpty()
                && one.progress().state() != RecordingState.CANCELLED
                && viewed.sees(viewer.view(), one.channel());
    }

    /// What is to come first, the next one first; then what is there, the newest first.
    List<RecordedView> list(Grant viewer) {
        var all = recordings.list().stream().filter(one -> sees(viewer, one)).toList();
        var open = all.stream()
                .filter(one -> one.progress().state().isOpen())
                .sorted(Comparator.comparing(Recording::begin));
        var over = all.stream()
                .filter(one -> !one.progress().state().isOpen())
                .sorted(Comparator.comparing(Recording::begin).reversed());
        return Stream.concat(open, over).map(RecordingCalls::view).toList();
    }

    private static RecordedView view(Recording one) {
        var progress = one.progress();
        return new RecordedView(
                one.id(),
                one.channel().value(),
                one.channelName(),
                one.title(),
                one.subTitle(),
                one.begin().getEpochSecond(),
                progress.ended().orElse(one.end()).getEpochSecond(),
                progress.state().name().toLowerCase(Locale.ROOT),
                Messages.of(progress.state())
                        + (progress.fault() == RecordingFault.NONE ? "" : " – " + Messages.of(progress.fault())),
                progress.bytes(),
                !progress.file().isEmpty() && progress.bytes() > 0);
    }

    private Response record(Request request, Grant viewer) {
        var input = CallInput.body(request, ProgrammeInput.class);
        var channel = new ChannelId(input.channel());
        if (!mayRecord(viewer) || !viewed.sees(viewer.view(), channel)) throw CallInput.notFound();
        var at = Instant.ofEpochSecond(input.at());
        var showing = guide.programmes().of(channel, at, at.plusSeconds(1)).stream()
                .findFirst()
                .flatMap(programme -> ShowingReader.of(channel, programme))
                .orElseThrow(CallInput::notFound);
        var made = recordings
                .record(recordings.orderFor(showing))
                .orElseThrow(() -> new HttpError(Reason.BAD_REQUEST, Messages.of("recording.error.time")));
        return BufferedResponse.json(view(made)).status(201);
    }

    /// One in progress ends and stays; one to come is taken back.
    private Response stop(Request request, Grant viewer) {
        var one = find(request, viewer);
        if (one.progress().state() == RecordingState.SCHEDULED) recordings.cancel(one.id());
        else recordings.stop(one.id());
        return BufferedResponse.empty(204);
    }

    private Response delete(Request request, Grant viewer) {
        recordings.delete(find(request, viewer).id());
        return BufferedResponse.empty(204);
    }

    private Recording find(Request request, Grant viewer) {
        return recordings
                .find(CallInput.body(request, RecordingInput.class).id())
                .filter(one -> sees(viewer, one))
                .orElseThrow(CallInput::notFound);
    }
}
