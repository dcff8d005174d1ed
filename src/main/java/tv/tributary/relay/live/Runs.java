package tv.tributary.relay.live;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.event.Latest;
import tv.tributary.model.Candidate;
import tv.tributary.model.FailureReason;
import tv.tributary.model.SourceId;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.SlotRequest;
import tv.tributary.upstream.account.UpstreamException;

/// The sources of a channel that are opened and watched without being on air. Owned by the pump; times are nano times.
final class Runs {
    /// Longest time from the wish to open a source to its first keyframe.
    private static final long LONGEST_PROOF = 12_000_000_000L;

    /// A source that gave nothing.
    record Failed(Candidate candidate, UpstreamException why) {}

    private final Feed feed;
    private final Upstreams upstreams;
    private final Air air;
    private final Bell bell;
    private final Latest<RelaySettings> settings;
    private final List<Run> runs = new ArrayList<>();

    Runs(Feed feed, Upstreams upstreams, Air air, Bell bell, Latest<RelaySettings> settings) {
        this.feed = feed;
        this.upstreams = upstreams;
        this.air = air;
        this.bell = bell;
        this.settings = settings;
    }

    /// Whether it could be opened without waiting and without taking anybody's connection.
    boolean spare(Candidate candidate) {
        return upstreams.spare(candidate);
    }

    /// Opens it for those who wait.
    void open(Candidate candidate) {
        open(candidate, feed.claim().orElseGet(feed::probe));
    }

    /// Opens it, to be ready, if a connection is free.
    void prepare(Candidate candidate) {
        open(candidate, feed.probe());
    }

    private void open(Candidate candidate, SlotRequest slotRequest) {
        var run = new Run(
                candidate,
                slotRequest,
                feed,
                upstreams,
                air,
                bell,
                () -> settings.get().tick());
        runs.add(run);
        run.start();
    }

    boolean isEmpty() {
        return runs.isEmpty();
    }

    Set<SourceId> sources() {
        return runs.stream().map(r -> r.candidate().source()).collect(Collectors.toCollection(HashSet::new));
    }

    Optional<Run> of(SourceId source) {
        return runs.stream().filter(r -> r.candidate().source().equals(source)).findFirst();
    }

    /// The one that has been waited for longest.
    Optional<Run> oldest() {
        return runs.stream().findFirst();
    }

    /// Those that could go on air at once.
    List<Run> proven() {
        return runs.stream().filter(air::proven).toList();
    }

    /// Takes those away that are over or took too long.
    List<Failed> collect(long now) {
        var failed = new ArrayList<Failed>();
        for (var run : List.copyOf(runs)) {
            var end = run.end();
            long due = run.began() + LONGEST_PROOF;
            if (end.isEmpty() && !air.proven(run)) {
                if (now >= due) end = Optional.of(new UpstreamException(unproven(run)));
                else bell.by(due);
            }
            if (end.isEmpty()) continue;
            close(run);
            failed.add(new Failed(run.candidate(), end.get()));
        }
        return failed;
    }

    private static FailureReason unproven(Run run) {
        return run.opened() ? FailureReason.NO_PICTURE : FailureReason.UNREACHABLE;
    }

    /// It goes on air: it is one of these no more, and the others are not needed.
    void release(Run run) {
        runs.remove(run);
        clear();
    }

    void close(Run run) {
        run.close();
        runs.remove(run);
    }

    void clear() {
        for (var run : List.copyOf(runs)) close(run);
    }
}
