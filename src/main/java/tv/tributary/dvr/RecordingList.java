package tv.tributary.dvr;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tv.tributary.dvr.schedule.RecordingOrder;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.format.json.Json;
import tv.tributary.model.Recording;
import tv.tributary.model.Recording.Progress;
import tv.tributary.model.Recording.RecordingState;

/// All recordings in memory. Thread-safe.
final class RecordingList {
    private final Map<Long, Recording> all = new LinkedHashMap<>();

    RecordingList(List<Recording> stored) {
        for (var one : stored) all.put(one.id(), one);
    }

    /// One that is to be recorded, and is not stored yet.
    ///
    /// @param planned whether the plan wants it, and not somebody by hand
    static Recording wanted(RecordingOrder order, String channelName, boolean planned) {
        return new Recording(
                0,
                order.channel(),
                channelName,
                order.showing().map(Showing::title).orElse(""),
                order.showing().map(Showing::subTitle).orElse(""),
                order.showing().map(Json::write).orElse(""),
                order.start(),
                order.stop(),
                order.early(),
                order.late(),
                order.priority(),
                order.rule(),
                planned,
                Progress.NONE);
    }

    /// The earliest first.
    synchronized List<Recording> all() {
        var list = new ArrayList<>(all.values());
        list.sort(Comparator.comparing(Recording::start).thenComparingLong(Recording::id));
        return list;
    }

    synchronized List<Recording> in(Set<RecordingState> states) {
        return all().stream()
                .filter(one -> states.contains(one.progress().state()))
                .toList();
    }

    synchronized Optional<Recording> find(long id) {
        return Optional.ofNullable(all.get(id));
    }

    /// The one of the same showing.
    synchronized Optional<Recording> like(Recording other) {
        return all.values().stream().filter(one -> isSame(one, other)).findFirst();
    }

    private static boolean isSame(Recording one, Recording other) {
        return one.channel().equals(other.channel())
                && one.start().equals(other.start())
                && one.title().equals(other.title());
    }

    synchronized void add(Recording recording) {
        all.put(recording.id(), recording);
    }

    synchronized void remove(long id) {
        all.remove(id);
    }

    /// Changes one if it is as somebody thinks it is.
    ///
    /// @return how it is now; empty if nothing was changed
    synchronized Optional<Recording> change(long id, Predicate<Recording> only, UnaryOperator<Recording> change) {
        var known = all.get(id);
        if (known == null || !only.test(known)) return Optional.empty();
        var changed = change.apply(known);
        all.put(id, changed);
        return Optional.of(changed);
    }

    /// What has to be done so that the planned ones are those of a list.
    ///
    /// @param added are new
    /// @param changed are there, but otherwise
    /// @param gone have not begun and are not wanted any more
    record Difference(List<Recording> added, List<Recording> changed, List<Recording> gone) {}

    /// Compares what is planned with what a plan wants now. One that has begun goes on, at other times if its programme
    /// has moved; one that somebody cancelled stays so.
    synchronized Difference compare(List<Recording> wanted) {
        var added = new ArrayList<Recording>();
        var changed = new ArrayList<Recording>();
        var kept = new HashSet<Long>();
        for (var one : wanted) {
            var known = like(one).or(() -> running(one));
            if (known.isEmpty()) {
                added.add(one);
                continue;
            }
            var it = known.get();
            kept.add(it.id());
            if (!it.planned() || !it.progress().state().isOpen()) continue;
            var now = moved(it, one);
            if (!now.equals(it)) changed.add(now);
        }
        var gone = all.values().stream()
                .filter(one -> one.planned() && one.progress().state() == RecordingState.SCHEDULED)
                .filter(one -> !kept.contains(one.id()))
                .toList();
        return new Difference(added, changed, gone);
    }

    /// The one that records the same programme already.
    private Optional<Recording> running(Recording wanted) {
        return all.values().stream()
                .filter(one -> one.progress().state() == RecordingState.RECORDING
                        || one.progress().state() == RecordingState.INTERRUPTED)
                .filter(one ->
                        one.channel().equals(wanted.channel()) && one.title().equals(wanted.title()))
                .filter(one ->
                        one.begin().isBefore(wanted.end()) && wanted.begin().isBefore(one.end()))
                .findFirst();
    }

    private static Recording moved(Recording known, Recording wanted) {
        // What was longer because somebody wanted it stays so.
        var late = longer(
                known.progress().state() == RecordingState.SCHEDULED ? Duration.ZERO : known.late(), wanted.late());
        return new Recording(
                known.id(),
                known.channel(),
                known.channelName(),
                known.title(),
                wanted.subTitle(),
                wanted.showing(),
                known.start(),
                wanted.stop(),
                known.progress().state() == RecordingState.SCHEDULED ? wanted.early() : known.early(),
                late,
                wanted.priority(),
                wanted.rule(),
                true,
                known.progress());
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /// When the next one has to be opened; empty if none waits.
    synchronized Optional<Instant> next(Duration ahead) {
        return all.values().stream()
                .filter(one -> one.progress().state() == RecordingState.SCHEDULED)
                .map(one -> one.begin().minus(ahead))
                .min(Comparator.naturalOrder());
    }
}
