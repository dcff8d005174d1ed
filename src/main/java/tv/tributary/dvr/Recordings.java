package tv.tributary.dvr;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.dvr.Capture.Ending;
import tv.tributary.dvr.file.RecordingName;
import tv.tributary.dvr.postprocess.PostProcessing;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.event.Event;
import tv.tributary.event.Events;
import tv.tributary.event.LatestValue;
import tv.tributary.event.Subscription;
import tv.tributary.job.Timetable;
import tv.tributary.model.ChannelId;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.RecordingFault;
import tv.tributary.model.Recording.RecordingState;
import tv.tributary.model.RecordingFileWork;
import tv.tributary.relay.Relay;
import tv.tributary.store.Database;
import tv.tributary.store.RecordingStore;
import tv.tributary.store.StoreException;

/// Recordings: those to come, those in progress and what came of them. One that has begun goes on until its end, across
/// failovers and restarts. Thread-safe; calls may block shortly.
public final class Recordings implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Recordings.class);
    /// A channel is opened so long before its recording begins, so that it plays by then.
    private static final Duration AHEAD = Duration.ofSeconds(30);
    private static final Duration CLOSING = Duration.ofSeconds(2);

    /// The priority of what somebody asked for by hand: above all rules.
    private static final int ASKED_FOR = 1_000;

    private final RecordingStore store;
    private final RecordingList list;
    private final Relay relay;
    private final Events events;
    private final LatestValue<RecordingSettings> settings;
    private final Function<ChannelId, Optional<String>> names;
    private final RecordingFolder folder;
    private final RecordingTrash trash;
    private final InstantSource clock;
    private final Map<Long, Capture> captures = new ConcurrentHashMap<>();
    private final Subscription facts;
    private volatile Optional<Timetable> timetable = Optional.empty();
    private volatile Optional<PostProcessing> postProcessing = Optional.empty();
    private volatile boolean closing;

    /// Records nothing before [#start].
    ///
    /// @param names of channels; empty for those that are not there
    /// @param usual the folder for recordings if the user has chosen none
    public Recordings(
            Database database,
            Relay relay,
            Events events,
            LatestValue<RecordingSettings> settings,
            Function<ChannelId, Optional<String>> names,
            Path usual,
            InstantSource clock) {
        this.store = new RecordingStore(database);
        this.list = new RecordingList(store.all());
        this.relay = relay;
        this.events = events;
        this.settings = settings;
        this.names = names;
        this.clock = clock;
        this.folder = new RecordingFolder(usual, settings::get);
        this.trash = new RecordingTrash(list, store, folder, settings::get, clock);
        this.facts = events.subscribe(event -> captures.values().forEach(capture -> CaptureFacts.tell(capture, event)));
    }

    /// What is done with files of recordings that are over. To be said before [#start].
    public void afterwards(PostProcessing work) {
        postProcessing = Optional.of(work);
    }

    /// From now on records what is due; what was interrupted goes on at once.
    public void start() {
        postProcessing.ifPresent(work -> work.start(new RecordingReplacement(list, store, events, clock)));
        var round = new Timetable.Round() {
            @Override
            public Optional<Instant> nextDue() {
                var next = list.next(AHEAD);
                var check = captures.isEmpty() && !hasInterrupted()
                        ? Optional.<Instant>empty()
                        : Optional.of(folder.nextCheck(clock.instant()));
                return next.filter(at -> check.isEmpty() || at.isBefore(check.get()))
                        .or(() -> check);
            }

            @Override
            public void run() {
                look();
            }
        };
        look();
        timetable = Optional.of(Timetable.start("recordings", clock, round));
    }

    private boolean hasInterrupted() {
        return !list.in(EnumSet.of(RecordingState.INTERRUPTED)).isEmpty();
    }

    /// Records what somebody asked for by hand.
    ///
    /// @return empty if its time is over or there is no such channel
    public Optional<Recording> record(RecordingOrder order) {
        var name = names.apply(order.channel());
        if (name.isEmpty() || !order.end().isAfter(clock.instant())) return Optional.empty();
        var wanted = RecordingList.wanted(order, name.get(), false);
        var known = list.like(wanted);
        if (known.isPresent()) return again(known.get().id());
        return add(wanted).or(() -> list.like(wanted));
    }

    /// One that was cancelled, or whose programme is not over, is recorded after all.
    private Optional<Recording> again(long id) {
        var changed = list.change(
                id,
                one -> !one.progress().state().isOpen() && one.end().isAfter(clock.instant()),
                one -> one.with(one.progress()
                        .in(
                                one.progress().file().isEmpty() ? RecordingState.SCHEDULED : RecordingState.INTERRUPTED,
                                RecordingFault.NONE)
                        .endedAt(Optional.empty())));
        if (changed.isPresent()) keep(id);
        wake();
        return list.find(id);
    }

    private Optional<Recording> add(Recording wanted) {
        var added = store.add(wanted).map(id -> wanted.stored(id));
        added.ifPresent(list::add);
        wake();
        return added;
    }

    /// Records a channel from now on.
    ///
    /// @param until when it ends
    /// @return empty if that is over or there is no such channel
    public Optional<Recording> recordNow(ChannelId channel, Instant until) {
        var now = clock.instant();
        if (!until.isAfter(now)) return Optional.empty();
        return record(new RecordingOrder(
                channel, Optional.empty(), now, until, Duration.ZERO, Duration.ZERO, ASKED_FOR, OptionalLong.empty()));
    }

    /// The default padding and priority for what somebody asks for by hand.
    public RecordingOrder orderFor(Showing showing) {
        var now = settings.get();
        return new RecordingOrder(
                showing.channel(),
                Optional.of(showing),
                showing.start(),
                showing.stop(),
                now.early(),
                now.late(),
                ASKED_FOR,
                OptionalLong.empty());
    }

    /// The plan wants these now, and no others. What it wanted before and has not begun is taken back.
    public void follow(List<RecordingOrder> orders) {
        var now = clock.instant();
        var wanted = orders.stream()
                .filter(order -> order.end().isAfter(now))
                .flatMap(order ->
                        names.apply(order.channel()).map(name -> RecordingList.wanted(order, name, true)).stream())
                .toList();
        var difference = list.compare(wanted);
        for (var one : difference.gone()) {
            list.remove(one.id());
            store.remove(one.id());
        }
        for (var one : difference.changed()) {
            list.change(one.id(), known -> known.progress().state().isOpen(), known -> one.with(known.progress()));
            keep(one.id());
            Optional.ofNullable(captures.get(one.id())).ifPresent(capture -> capture.endAt(one.end()));
        }
        for (var one : difference.added()) add(one);
        wake();
    }

    /// Ends one in progress; what was recorded stays.
    public void stop(long id) {
        Optional.ofNullable(captures.get(id)).ifPresent(capture -> capture.end(Ending.STOPPED));
    }

    /// One in progress, or one to come, ends so much later.
    public void extend(long id, Duration more) {
        var changed = list.change(
                id,
                one -> one.progress().state().isOpen(),
                one -> one.ending(one.late().plus(more)));
        if (changed.isEmpty()) return;
        keep(id);
        Optional.ofNullable(captures.get(id))
                .ifPresent(capture -> capture.endAt(changed.get().end()));
    }

    /// Takes back one that has not begun; the plan does not bring it back.
    public void cancel(long id) {
        var changed = list.change(
                id,
                one -> one.progress().state() == RecordingState.SCHEDULED,
                one -> one.with(one.progress().in(RecordingState.CANCELLED, RecordingFault.NONE)));
        if (changed.isPresent()) keep(id);
    }

    /// Puts one that is over into the trash, with its file. Does nothing to one in progress.
    public void delete(long id) {
        trash.delete(id);
    }

    /// Takes one out of the trash.
    public void restore(long id) {
        trash.restore(id);
    }

    /// All of them as they are now, those in the trash included, the earliest first.
    public List<Recording> list() {
        return list.all().stream().map(this::live).toList();
    }

    /// One of them as it is now.
    public Optional<Recording> find(long id) {
        return list.find(id).map(this::live);
    }

    private Recording live(Recording one) {
        var capture = captures.get(one.id());
        return capture == null ? one : one.with(capture.progress());
    }

    /// What became of the file of one that is over.
    public RecordingFileWork work(long id) {
        return postProcessing.map(work -> work.work(id)).orElse(RecordingFileWork.NONE);
    }

    /// The showing of a recording; empty for one by time only.
    public static Optional<Showing> showing(Recording recording) {
        return RecordingName.showing(recording);
    }

    private void keep(long id) {
        try {
            store.put(() -> list.find(id));
        } catch (StoreException e) {
            // The disk may be full, which is no reason to record less.
            log.warn("the state of recording {} cannot be stored: {}", id, e.getMessage());
        }
    }

    private void wake() {
        timetable.ifPresent(Timetable::wake);
    }

    /// Starts what is due and looks after the disk. Only the timetable calls it, and [#start] before there is one.
    private void look() {
        var now = clock.instant();
        for (var one :
                list.in(EnumSet.of(RecordingState.SCHEDULED, RecordingState.INTERRUPTED, RecordingState.RECORDING))) {
            if (closing || captures.containsKey(one.id())) continue;
            if (!one.end().isAfter(now)) over(one);
            else if (!one.begin().minus(AHEAD).isAfter(now)) begin(one);
        }
        if (folder.nextCheck(now).isAfter(now)) return;
        folder.checked(now);
        trash.expire(now);
        captures.values().forEach(this::note);
        if (folder.isShort() && !trash.purgeOldest()) stopLeast();
    }

    /// Keeps how far it has come; its size is the file's.
    private void note(Capture capture) {
        var id = capture.recording().id();
        var before = list.find(id);
        var now = capture.progress();
        list.change(id, one -> one.progress().state() == RecordingState.RECORDING, one -> one.with(now));
        var isNews = before.map(Recording::progress)
                .filter(known -> known.file().equals(now.file())
                        && known.gaps().equals(now.gaps())
                        && known.began().equals(now.began())
                        && known.fault() == now.fault())
                .isEmpty();
        if (isNews) keep(id);
    }

    private void begin(Recording one) {
        var resumed = one.progress().state() != RecordingState.SCHEDULED;
        var known = resumed
                ? one.with(one.progress()
                        .in(RecordingState.INTERRUPTED, one.progress().fault()))
                : one;
        var capture = new Capture(
                known,
                relay,
                folder.root(),
                path -> folder.open(known, RecordingName.showing(known), path, ZoneId.systemDefault()),
                clock,
                this::changed,
                this::ended);
        captures.put(one.id(), capture);
        list.change(
                one.id(), _ -> true, it -> it.with(it.progress().in(RecordingState.RECORDING, RecordingFault.NONE)));
        keep(one.id());
        capture.start();
        events.publish(new Event.RecordingStarted(clock.instant(), one.channel(), one.channelName(), one.title()));
    }

    /// Its time went by while Tributary did not run.
    private void over(Recording one) {
        var progress = one.progress();
        var result = progress.file().isEmpty()
                ? progress.in(RecordingState.MISSED, RecordingFault.NOT_RUNNING)
                : folder.finished(one);
        list.change(one.id(), _ -> true, it -> it.with(result));
        keep(one.id());
        closed(one.with(result));
    }

    private void ended(Capture capture) {
        var id = capture.recording().id();
        var result = capture.result();
        var changed = list.change(id, _ -> true, it -> it.with(result));
        captures.remove(id);
        keep(id);
        changed.filter(one -> !one.progress().state().isOpen()).ifPresent(this::closed);
    }

    private void closed(Recording one) {
        events.publish(CaptureFacts.over(one, clock.instant()));
        if (one.progress().bytes() > 0) postProcessing.ifPresent(work -> work.over(one));
    }

    /// Its file was opened, or cannot be written: after a crash that must be known.
    private void changed(Capture capture) {
        note(capture);
        if (capture.progress().fault() == RecordingFault.DISK_FULL) trash.purgeOldest();
    }

    private void stopLeast() {
        captures.values().stream()
                .min(Comparator.<Capture>comparingInt(one -> one.recording().priority())
                        .thenComparing(one -> one.recording().begin(), Comparator.reverseOrder()))
                .ifPresent(capture -> capture.end(Ending.ROOM));
    }

    /// What is in progress is interrupted, and goes on when Tributary runs again in time.
    @Override
    public void close() {
        closing = true;
        postProcessing.ifPresent(PostProcessing::close);
        timetable.ifPresent(Timetable::close);
        facts.close();
        for (var capture : captures.values()) capture.end(Ending.CLOSING);
        try {
            for (var capture : captures.values()) capture.await(CLOSING);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
