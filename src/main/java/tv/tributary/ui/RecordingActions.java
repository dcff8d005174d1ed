package tv.tributary.ui;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import tv.tributary.dvr.Recordings;
import tv.tributary.dvr.plan.RecordingPlanning;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.dvr.schedule.ShowingReader;
import tv.tributary.event.Event.Changed;
import tv.tributary.event.Event.Topic;
import tv.tributary.event.Subscription;
import tv.tributary.guide.GuideProgrammes;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.text.Messages;
import tv.tributary.ui.fx.Background;
import tv.tributary.ui.fx.FxBridge;
import tv.tributary.ui.fx.Toasts;
import tv.tributary.ui.guide.GuideRecordings;
import tv.tributary.ui.preview.PreviewTarget.PastTarget;

/// Records what a page shows, with an offer to take that back. FX thread only, but for [#marked].
final class RecordingActions implements GuideRecordings {
    private final Recordings recordings;
    private final RecordingPlanning planning;
    private final GuideProgrammes programmes;
    private final Consumer<String> newRule;
    private final Background background;
    private final FxBridge fxBridge;
    private final Toasts toasts;

    /// @param newRule shows the form of a new rule for the series of that title
    RecordingActions(
            Recordings recordings,
            RecordingPlanning planning,
            GuideProgrammes programmes,
            Consumer<String> newRule,
            Background background,
            FxBridge fxBridge,
            Toasts toasts) {
        this.recordings = recordings;
        this.planning = planning;
        this.programmes = programmes;
        this.newRule = newRule;
        this.background = background;
        this.fxBridge = fxBridge;
        this.toasts = toasts;
    }

    @Override
    public List<MarkedProgramme> marked() {
        var all = new ArrayList<MarkedProgramme>();
        for (var one : recordings.list())
            if (one.progress().state().isOpen())
                all.add(new MarkedProgramme(
                        one.channel(), one.start(), mark(one.progress().state())));
        for (var one : planning.plan().get().conflicts())
            all.add(new MarkedProgramme(one.showing().channel(), one.showing().start(), RecordingMark.CONFLICT));
        return all;
    }

    private static RecordingMark mark(RecordingState state) {
        return state == RecordingState.SCHEDULED ? RecordingMark.PLANNED : RecordingMark.RECORDING;
    }

    @Override
    public Subscription follow(Runnable changed) {
        return Subscription.all(
                fxBridge.listen(Changed.class, one -> {
                    if (one.topic() == Topic.RECORDINGS) changed.run();
                }),
                fxBridge.follow(planning.plan(), _ -> changed.run()));
    }

    @Override
    public void record(Channel channel, PastTarget programme) {
        record(channel.id(), programme, this::tell);
    }

    private void record(ChannelId channel, PastTarget programme, Consumer<Recording> made) {
        background.run(
                () -> recordings.record(recordings.orderFor(showing(channel, programme))),
                one -> one.ifPresentOrElse(
                        made, () -> toasts.fail(Messages.of("recordings.too-late", programme.title()))));
    }

    /// As the guide has it, with its season and episode; what it has no more by its title and times.
    private Showing showing(ChannelId channel, PastTarget programme) {
        return programmes.of(channel, programme.start(), programme.end()).stream()
                .flatMap(one -> ShowingReader.of(channel, one).stream())
                .filter(one -> one.start().equals(programme.start()))
                .findFirst()
                .orElseGet(() -> new Showing(
                        channel,
                        programme.start(),
                        programme.end(),
                        programme.title(),
                        "",
                        "",
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        false,
                        false,
                        OptionalInt.empty(),
                        Optional.empty()));
    }

    private void tell(Recording made) {
        var isOn = made.begin().isBefore(Instant.now());
        toasts.offer(
                Messages.of(isOn ? "recordings.begun" : "recordings.planned", made.title()),
                Messages.of("action.undo"),
                () -> end(made));
    }

    @Override
    public void recordSeries(PastTarget programme) {
        newRule.accept(programme.title());
    }

    @Override
    public void cancel(Channel channel, PastTarget programme) {
        background.run(
                () -> recordings.list().stream()
                        .filter(one -> one.progress().state().isOpen()
                                && one.channel().equals(channel.id())
                                && one.start().equals(programme.start()))
                        .findFirst(),
                found -> found.ifPresent(one -> {
                    end(one);
                    toasts.offer(
                            Messages.of("recordings.cancelled", programme.title()),
                            Messages.of("action.undo"),
                            () -> record(channel.id(), programme, _ -> {}));
                }));
    }

    private void end(Recording one) {
        background.run(
                () -> {
                    recordings.cancel(one.id());
                    recordings.stop(one.id());
                    return one.id();
                },
                _ -> {});
    }
}
