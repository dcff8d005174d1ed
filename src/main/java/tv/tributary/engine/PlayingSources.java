package tv.tributary.engine;

import java.util.function.Predicate;
import tv.tributary.model.SourceId;
import tv.tributary.relay.Relay;
import tv.tributary.relay.source.CandidateSnapshot.State;

/// Whether viewers see a source just now. Thread-safe.
final class PlayingSources implements Predicate<SourceId> {
    private final Relay relay;

    PlayingSources(Relay relay) {
        this.relay = relay;
    }

    @Override
    public boolean test(SourceId source) {
        return relay.streams().stream()
                .flatMap(feed -> feed.candidates().stream())
                .anyMatch(one -> one.state() == State.PLAYING && one.source().equals(source));
    }
}
