package tv.tributary.relay.vod;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.model.SourceId;
import tv.tributary.model.Trouble;
import tv.tributary.relay.live.Who;
import tv.tributary.upstream.Upstreams;
import tv.tributary.upstream.account.Claim;
import tv.tributary.upstream.account.Unusable;

/// The films that are being watched: one connection per viewer and film, however often the viewer seeks. Thread-safe.
public final class Passages implements AutoCloseable {
    private final Upstreams upstreams;
    private final InstantSource clock;
    private final Map<Seat, Passage> running = new ConcurrentHashMap<>();

    /// Who watches what.
    private record Seat(SourceId film, Who who) {}

    public Passages(Upstreams upstreams, InstantSource clock) {
        this.upstreams = upstreams;
        this.clock = clock;
    }

    /// Opens a part of a film. What the same viewer was sent of it before ends first: a player that seeks asks anew
    /// while its old answer still counts.
    public Entry open(Film film, Who who, Claim claim, Part part) throws InterruptedException {
        var seat = new Seat(film.id(), who);
        var before = running.remove(seat);
        if (before != null) before.close();
        Optional<Trouble> first = Optional.empty();
        for (var candidate : film.candidates()) {
            try {
                var open = upstreams.openFile(candidate, claim, part.range(), part.ifRange());
                var passage = new Passage(
                        upstreams,
                        film,
                        who,
                        claim,
                        clock.instant(),
                        candidate,
                        open,
                        gone -> running.remove(seat, gone));
                var raced = running.put(seat, passage);
                if (raced != null) raced.close();
                return new Entry.Opened(passage);
            } catch (Unusable e) {
                if (first.isEmpty()) first = Optional.of(e.trouble());
                if (e.trouble() == Trouble.TAKEN) break;
            }
        }
        return new Entry.Refused(first.orElse(Trouble.FAILED));
    }

    /// How long a film is, in bytes, if one of its viewers was told.
    public Optional<Passage> watched(SourceId film) {
        return running.entrySet().stream()
                .filter(entry ->
                        entry.getKey().film().equals(film) && entry.getValue().total() >= 0)
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// Oldest first.
    public List<PassageView> views() {
        return running.values().stream()
                .map(Passage::view)
                .sorted(Comparator.comparing(PassageView::since))
                .toList();
    }

    @Override
    public void close() {
        running.values().forEach(Passage::close);
    }
}
