package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;
import tv.tributary.upstream.account.SlotRequest.Priority;

/// A provider account: who holds its connections, who waits for one, and how many there are. Times are nano
/// times. Not thread-safe: [Slots] guards it.
final class Account {
    private static final int UNLIMITED = 1_000_000;
    private static final Duration SET_BACK = Duration.ofMinutes(2);

    private final List<Slot> held = new ArrayList<>();
    private final List<SlotRequest> waiting = new ArrayList<>();
    /// How many connections each provider allows, as last heard.
    private final Map<ProviderId, Integer> said = new HashMap<>();
    private final ConcurrencyLimit concurrencyLimit = new ConcurrencyLimit();
    /// Its last streams that ended, as long as a panel may count them.
    private final Deque<Ended> ended = new ArrayDeque<>();

    /// Long ago at first.
    private long setBackAt = Long.MIN_VALUE / 2;

    private record Ended(SourceId source, long at) {}

    /// Whether there is a connection left for the claim, which whoever comes first and waits does not need.
    boolean admits(Candidate candidate, SlotRequest slotRequest, long now) {
        hear(candidate);
        int limit = limit(candidate, now);
        return (limit == 0 || held.size() < limit)
                && waiting.stream().noneMatch(other -> other.use().before(slotRequest.use()));
    }

    /// Of several limits the smallest known one: providers with the same login may have been given different
    /// ones, and too few streams do less harm than an account that is blocked.
    private int limit(Candidate candidate, long now) {
        int limit = smaller(candidate.connections(), concurrencyLimit.at(now));
        for (var slot : held) limit = smaller(limit, allowed(slot.candidate()));
        return limit;
    }

    /// How many connections are left, of those that a panel may still count none; fewer than none for an account that
    /// was set back lately. Only to compare accounts by.
    int left(Candidate candidate, long now) {
        int limit = limit(candidate, now);
        boolean stale = sinceEnded(now).isPresent();
        int left = (limit == 0 ? UNLIMITED : limit) - held.size() - (stale ? ended.size() : 0);
        return now - setBackAt < SET_BACK.toNanos() ? left - 2 * UNLIMITED : left;
    }

    /// It refused a stream that another account may be sent.
    void setBack(long now) {
        setBackAt = now;
    }

    /// What its provider allows by the newest word on it, whatever held when a connection was opened; 0 for
    /// no known limit.
    int allowed(Candidate candidate) {
        return said.getOrDefault(candidate.provider(), candidate.connections());
    }

    /// The user's newest word holds at once. It also ends what was learnt under the old one, and what other
    /// providers said that may only have repeated it: one login's smallest number is given to all that share
    /// it.
    private void hear(Candidate candidate) {
        int now = candidate.connections();
        var before = said.put(candidate.provider(), now);
        if (before == null || before == now) return;
        concurrencyLimit.forget();
        said.replaceAll((_, number) -> number.equals(before) ? Integer.valueOf(now) : number);
    }

    private static int smaller(int one, int other) {
        return one == 0 || (other != 0 && other < one) ? other : one;
    }

    ConcurrencyLimit concurrencyLimit() {
        return concurrencyLimit;
    }

    /// The connection that is missed least, if the claim may have one that is in use.
    Optional<Slot> victim(SlotRequest slotRequest) {
        // A viewer with one screen holds one other connection at most; with more, it is several people behind one
        // player.
        boolean oneScreen = held.stream()
                        .filter(slot -> slot.request().isLeftFor(slotRequest))
                        .count()
                == 1;
        return held.stream()
                .filter(Slot::isWilling)
                .filter(slot -> slot.isLent()
                        || slotRequest.use().before(slot.request().use())
                        || (oneScreen && slot.request().isLeftFor(slotRequest)))
                .min(Comparator.comparingInt((Slot slot) -> loss(slot, slotRequest))
                        .thenComparing(slot -> slot.request().use(), Comparator.reverseOrder()));
    }

    /// A connection to close for a stream that the provider refuses though the account seems to have room.
    Optional<Slot> victim(SlotRequest slotRequest, RefusalPolicy.Victim kind) {
        return held.stream()
                .filter(Slot::isWilling)
                .filter(slot -> switch (kind) {
                    case IDLE -> slot.isLent() || slot.request().use() == Priority.PROBE;
                    case LOWER -> slotRequest.use().before(slot.request().use());
                })
                .min(Comparator.comparingInt((Slot slot) -> loss(slot, slotRequest))
                        .thenComparing(slot -> slot.request().use(), Comparator.reverseOrder()));
    }

    private static int loss(Slot slot, SlotRequest slotRequest) {
        if (slot.isLent()) return 0;
        if (slot.request().use() == Priority.PROBE) return 1;
        return slot.request().isLeftFor(slotRequest) ? 2 : 3;
    }

    void waits(SlotRequest slotRequest) {
        waiting.add(slotRequest);
    }

    void waitsNoMore(SlotRequest slotRequest) {
        waiting.remove(slotRequest);
    }

    void opened(Slot slot) {
        held.add(slot);
    }

    /// @return false if it was closed already
    boolean closed(Slot slot, long now) {
        if (!held.remove(slot)) return false;
        if (slot.streamed()) ended.addLast(new Ended(slot.candidate().source(), now));
        return true;
    }

    boolean holds(Slot slot) {
        return held.contains(slot);
    }

    List<Slot> held() {
        return held;
    }

    /// How long ago one of its streams ended last; empty if no panel counts it any more.
    Optional<Duration> sinceEnded(long now) {
        while (!ended.isEmpty() && now - ended.getFirst().at >= ConcurrencyLimit.STALE.toNanos()) ended.removeFirst();
        return Optional.ofNullable(ended.peekLast()).map(last -> Duration.ofNanos(now - last.at));
    }

    /// Whether a panel may still count that source's own last stream.
    boolean hasEnded(SourceId source, long now) {
        return sinceEnded(now).isPresent() && ended.stream().anyMatch(e -> e.source.equals(source));
    }

    /// Whether the streams it certainly counts beside the slot's, with those that it may still count, are all
    /// it allows.
    boolean mayBeFull(Slot slot, long now) {
        int limit = limit(slot.candidate(), now);
        boolean stale = sinceEnded(now).isPresent();
        return limit != 0 && streamsBeside(slot) + (stale ? ended.size() : 0) >= limit;
    }

    /// How many streams beside this one the provider counts for sure.
    int streamsBeside(Slot slot) {
        return (int) held.stream()
                .filter(other -> !other.equals(slot) && other.streamed())
                .count();
    }
}
