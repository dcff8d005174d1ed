package tv.tributary.upstream.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderId;
import tv.tributary.model.SourceId;

/// A provider account: who holds its connections, who waits for one, and how many there are. Times are nano times. Not
/// thread-safe: [Slots] guards it.
final class Account {
    /// How long a learnt limit holds before it is tested again: a provider's bad hour must not last.
    static final Duration BELIEVED = Duration.ofMinutes(10);

    private final List<Slot> held = new ArrayList<>();
    private final List<SlotRequest> waiting = new ArrayList<>();
    /// How many connections each provider allows, as last heard.
    private final Map<ProviderId, Integer> said = new HashMap<>();
    private OptionalLong streamClosed = OptionalLong.empty();
    private int learnt;
    private long learntUntil;
    /// Refused while others played, which may have been the stream's own fault.
    private @Nullable SourceId suspect;

    /// Whether there is a connection left for the claim, which whoever comes first and waits does not need.
    boolean admits(Candidate candidate, SlotRequest slotRequest, long now) {
        hear(candidate);
        int limit = limit(candidate, now);
        return (limit == 0 || held.size() < limit)
                && waiting.stream().noneMatch(other -> other.use().before(slotRequest.use()));
    }

    /// Of several limits the smallest known one: providers with the same login may have been given different ones, and
    /// too few streams do less harm than an account that is blocked.
    private int limit(Candidate candidate, long now) {
        int limit = smaller(candidate.connections(), learnt(now));
        for (var slot : held) limit = smaller(limit, allowed(slot.candidate()));
        return limit;
    }

    /// What its provider allows by the newest word on it, whatever held when a connection was opened; 0 for no known
    /// limit.
    int allowed(Candidate candidate) {
        return said.getOrDefault(candidate.provider(), candidate.connections());
    }

    /// The user's newest word holds at once. It also ends what was learnt under the old one, and what other providers
    /// said that may only have repeated it: one login's smallest number is given to all that share it.
    private void hear(Candidate candidate) {
        int now = candidate.connections();
        var before = said.put(candidate.provider(), now);
        if (before == null || before == now) return;
        learnt = 0;
        suspect = null;
        said.replaceAll((_, number) -> number.equals(before) ? Integer.valueOf(now) : number);
    }

    private static int smaller(int one, int other) {
        return one == 0 || (other != 0 && other < one) ? other : one;
    }

    int learnt(long now) {
        return learnt != 0 && learntUntil - now > 0 ? learnt : 0;
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
        if (slot.streamed()) streamClosed = OptionalLong.of(now);
        return true;
    }

    boolean holds(Slot slot) {
        return held.contains(slot);
    }

    List<Slot> held() {
        return held;
    }

    boolean lately(Duration ago, long now) {
        return streamClosed.isPresent() && now - streamClosed.getAsLong() <= ago.toNanos();
    }

    /// How many streams beside this one the provider counts for sure.
    int streamsBeside(Slot slot) {
        return (int) held.stream()
                .filter(other -> !other.equals(slot) && other.streamed())
                .count();
    }

    /// The provider refused this source while it sent so many streams. What only one source met may be that source's
    /// own fault; two of them, with no success between, are the account's.
    ///
    /// @return whether the two agree
    boolean suspects(SourceId source) {
        boolean again = suspect != null && !suspect.equals(source);
        suspect = source;
        return again;
    }

    /// @return whether that is news
    boolean learn(int limit, long now) {
        boolean news = learnt(now) != limit;
        learnt = limit;
        learntUntil = now + BELIEVED.toNanos();
        suspect = null;
        return news;
    }

    /// The provider sends so many streams at once.
    void delivers(int streams) {
        suspect = null;
        if (streams > learnt) learnt = 0;
    }
}
