package tv.tributary.server.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import tv.tributary.catalog.Channels;
import tv.tributary.dvr.RecordingSettings;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.file.FileSettings;
import tv.tributary.dvr.file.NameStyle;
import tv.tributary.dvr.file.RecordingContainer;
import tv.tributary.dvr.postprocess.PostProcessing;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.RecordingFileWork;
import tv.tributary.server.http.HttpError;
import tv.tributary.server.http.HttpError.Reason;
import tv.tributary.server.http.Request;
import tv.tributary.server.http.Response;
import tv.tributary.server.http.Response.BufferedResponse;
import tv.tributary.settings.Settings;
import tv.tributary.text.Messages;

/// Recordings: list, record a channel now or at a time, stop, extend, cancel, delete and take back.
final class RecordingsApi {
    /// Nobody records one thing for longer.
    private static final Duration LONGEST = Duration.ofHours(24);

    private static final int BY_HAND = 1_000;

    private final Recordings recordings;
    private final Channels channels;
    private final Settings settings;
    private final InstantSource clock;

    /// A time of which nothing is in the file.
    record MissingTime(Instant from, Instant to) {}

    /// @param state such as `recording`
    /// @param fault why something is missing, one sentence; empty if nothing is
    /// @param deleted whether it is in the trash
    /// @param fileWork what became of its file after its end, such as `waiting` or `done`
    /// @param fileProblem why the file is as it was recorded though it should not be; empty for nothing
    record RecordingView(
            long id,
            long channel,
            String channelName,
            String title,
            String subTitle,
            Instant begin,
            Instant end,
            String state,
            String fault,
            String file,
            long bytes,
            double missingSeconds,
            List<MissingTime> gaps,
            boolean deleted,
            String fileWork,
            String fileProblem) {
        static RecordingView of(Recording one, RecordingFileWork work) {
            var progress = one.progress();
            return new RecordingView(
                    one.id(),
                    one.channel().value(),
                    one.channelName(),
                    one.title(),
                    one.subTitle(),
                    one.begin(),
                    progress.ended().orElse(one.end()),
                    progress.state().name().toLowerCase(Locale.ROOT),
                    progress.fault() == RecordingFault.NONE ? "" : Messages.of(progress.fault()),
                    progress.file(),
                    progress.bytes(),
                    one.missing().toMillis() / 1_000.0,
                    progress.gaps().stream()
                            .map(gap -> new MissingTime(gap.from(), gap.to()))
                            .toList(),
                    progress.deleted().isPresent(),
                    work.state().name().toLowerCase(Locale.ROOT),
                    PostProcessing.words(work));
        }
    }

    /// @param channel its id
    /// @param begin now if not given
    /// @param end either it or `minutes`
    record RecordingWish(long channel, Optional<Instant> begin, Optional<Instant> end, Optional<Integer> minutes) {}

    record MoreTime(int minutes) {}

    /// @param template for the names `own`
    /// @param command a program with its arguments; empty for none
    record FileSettingsInput(
            Optional<RecordingContainer> container,
            Optional<NameStyle> names,
            Optional<String> template,
            Optional<Boolean> nfo,
            Optional<Boolean> artwork,
            Optional<Boolean> advertisements,
            Optional<String> command,
            Optional<Integer> commandMinutes) {
        FileSettings over(FileSettings now) {
            return new FileSettings(
                    container.orElse(now.container()),
                    names.orElse(now.names()),
                    template.map(String::strip).orElse(now.template()),
                    nfo.orElse(now.nfo()),
                    artwork.orElse(now.artwork()),
                    advertisements.orElse(now.advertisements()),
                    command.map(String::strip).orElse(now.command()),
                    commandMinutes.orElse(now.commandMinutes()));
        }
    }

    /// @param folder an absolute path; empty for the folder among the data
    record RecordingSettingsInput(
            Optional<String> folder,
            Optional<Integer> keepFreeMegabytes,
            Optional<Integer> keepFreePercent,
            Optional<Duration> early,
            Optional<Duration> late,
            Optional<Integer> trashDays,
            Optional<FileSettingsInput> files) {
        RecordingSettings over(RecordingSettings now) {
            return new RecordingSettings(
                    folder.orElse(now.folder()),
                    keepFreeMegabytes.orElse(now.keepFreeMegabytes()),
                    keepFreePercent.orElse(now.keepFreePercent()),
                    early.orElse(now.early()),
                    late.orElse(now.late()),
                    trashDays.orElse(now.trashDays()),
                    files.map(wanted -> wanted.over(now.files())).orElse(now.files()));
        }
    }

    RecordingsApi(Recordings recordings, Channels channels, Settings settings, InstantSource clock) {
        this.settings = settings;
        this.recordings = recordings;
        this.channels = channels;
        this.clock = clock;
    }

    List<Endpoint> endpoints() {
        var one = BodySchema.of(RecordingView.class);
        return List.of(
                Endpoint.get(
                        "/api/recordings",
                        "Recordings: those to come, those in progress, those that are over and those in the trash",
                        BodySchema.many(RecordingView.class),
                        _ -> BufferedResponse.json(
                                recordings.list().stream().map(this::view).toList())),
                Endpoint.post(
                                "/api/recordings",
                                "Record a channel, from now on or from one time to another",
                                one,
                                this::add)
                        .taking(RecordingWish.class)
                        .answering(201),
                Endpoint.get(
                        "/api/recordings/{id}",
                        "One recording",
                        one,
                        request -> BufferedResponse.json(view(find(request)))),
                Endpoint.get(
                        "/api/settings/recordings",
                        "Where recordings are written, how much room they leave, and their padding in seconds",
                        BodySchema.of(RecordingSettings.class),
                        _ -> BufferedResponse.json(settings())),
                Endpoint.put(
                                "/api/settings/recordings",
                                "Change where recordings are written; what is left out stays as it is",
                                BodySchema.of(RecordingSettings.class),
                                this::change)
                        .taking(RecordingSettingsInput.class),
                Endpoint.post(
                        "/api/recordings/{id}/stop",
                        "End a recording in progress; what was recorded stays",
                        one,
                        request -> act(request, recordings::stop)),
                Endpoint.post(
                        "/api/recordings/{id}/cancel",
                        "Take back a recording that has not begun",
                        one,
                        request -> act(request, recordings::cancel)),
                Endpoint.post(
                                "/api/recordings/{id}/extend",
                                "Let a recording in progress or to come end later",
                                one,
                                this::extend)
                        .taking(MoreTime.class),
                Endpoint.post(
                        "/api/recordings/{id}/restore",
                        "Take a recording out of the trash",
                        one,
                        request -> act(request, recordings::restore)),
                Endpoint.delete("/api/recordings/{id}", "Put a recording that is over into the trash", request -> {
                    recordings.delete(find(request).id());
                    return BufferedResponse.empty(204);
                }));
    }

    private Response add(Request request) {
        var wish = RequestBody.body(request, RecordingWish.class);
        var channel = new ChannelId(wish.channel());
        if (channels.find(channel).isEmpty()) throw RequestBody.notFound();
        var begin = wish.begin().orElseGet(clock::instant);
        var end = wish.end().or(() -> wish.minutes().map(minutes -> begin.plus(Duration.ofMinutes(minutes))));
        if (end.isEmpty()
                || !end.get().isAfter(begin)
                || !end.get().isAfter(clock.instant())
                || Duration.between(begin, end.get()).compareTo(LONGEST) > 0)
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("recording.error.time"));
        var made = recordings
                .record(new RecordingOrder(
                        channel,
                        Optional.empty(),
                        begin,
                        end.get(),
                        Duration.ZERO,
                        Duration.ZERO,
                        BY_HAND,
                        OptionalLong.empty()))
                .orElseThrow(RequestBody::notFound);
        return BufferedResponse.json(view(made)).status(201).with("Location", "/api/recordings/" + made.id());
    }

    private RecordingSettings settings() {
        return settings.of(RecordingSettings.NAME, RecordingSettings.defaults()).get();
    }

    private Response change(Request request) {
        var wanted = RequestBody.body(request, RecordingSettingsInput.class).over(settings());
        var problem = wanted.files().problem();
        if (problem.isPresent()) throw new HttpError(Reason.BAD_REQUEST, Messages.of(problem.get()));
        if (!wanted.files().hasRightCommand())
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("recording.error.command"));
        if (!wanted.fits()) throw new HttpError(Reason.BAD_REQUEST, Messages.of("recording.error.settings"));
        settings.save(RecordingSettings.NAME, wanted);
        return BufferedResponse.json(settings());
    }

    private Response extend(Request request) {
        var more = RequestBody.body(request, MoreTime.class).minutes();
        if (more <= 0 || more > LONGEST.toMinutes())
            throw new HttpError(Reason.BAD_REQUEST, Messages.of("recording.error.time"));
        return act(request, id -> recordings.extend(id, Duration.ofMinutes(more)));
    }

    private Response act(Request request, LongConsumer action) {
        var id = find(request).id();
        action.accept(id);
        return BufferedResponse.json(view(find(request)));
    }

    private RecordingView view(Recording one) {
        return RecordingView.of(one, recordings.work(one.id()));
    }

    private Recording find(Request request) {
        return recordings.find(RequestBody.id(request)).orElseThrow(RequestBody::notFound);
    }
}
