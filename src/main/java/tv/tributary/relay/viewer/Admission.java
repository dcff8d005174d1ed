package tv.tributary.relay.viewer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tv.tributary.model.FailureReason;
import tv.tributary.relay.viewer.ViewerRequest.ClientId;
import tv.tributary.upstream.account.SlotRequest;

/// Decides who is admitted to a channel, and for whom it holds its provider's connection. Pure: no lock, no clock.
/// Guarded by [JoinQueue].
final class Admission<S> {
    /// The answer to a waiting request.
    sealed interface Verdict<S> {}

    record Wait<S>() implements Verdict<S> {}

    /// @param start where in the stream the viewer starts
    record Admit<S>(S start) implements Verdict<S> {}

    /// The same client has asked for another channel meanwhile.
    record Supersede<S>() implements Verdict<S> {}

    record Refuse<S>(FailureReason why) implements Verdict<S> {}

    private final String channelName;
    private final List<ViewerRequest> waiting = new ArrayList<>();
    private boolean closed;
    private boolean superseded;
    private @Nullable FailureReason failure;

    /// @param first the request that opens the channel; it may be judged when that has failed already
    Admission(String channelName, ViewerRequest first) {
        this.channelName = channelName;
        waiting.add(first);
    }

    /// From now on the channel waits for this request.
    ///
    /// @return false if the channel is closed
    boolean expect(ViewerRequest request) {
        if (waiting.contains(request)) return true;
        if (closed) return false;
        waiting.add(request);
        return true;
    }

    /// The request has been answered.
    void release(ViewerRequest request) {
        waiting.remove(request);
    }

    /// @param start where a viewer could start; empty as long as there is no keyframe
    /// @param timedOut whether it has waited as long as anybody may
    Verdict<S> judge(Optional<S> start, boolean timedOut) {
        if (superseded) return new Supersede<>();
        if (closed || (start.isEmpty() && timedOut))
            return new Refuse<>(failure == null ? FailureReason.NO_PICTURE : failure);
        return start.<Verdict<S>>map(Admit::new).orElseGet(Wait::new);
    }

    /// Those who wait, and those who watch.
    List<ViewerRequest> with(Collection<ViewerRequest> attached) {
        return Stream.concat(waiting.stream(), attached.stream()).toList();
    }

    /// For whom the channel holds its connection: the most important use, the latest request; a single client's own if
    /// there is no other. Empty if nobody watches or waits.
    Optional<SlotRequest> claim(Collection<ViewerRequest> attached) {
        var all = with(attached);
        if (all.isEmpty()) return Optional.empty();
        var clients = new HashSet<ClientId>();
        all.forEach(request -> clients.add(request.client()));
        var use = all.stream()
                .map(ViewerRequest::use)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        long latest = all.stream().mapToLong(ViewerRequest::id).max().orElseThrow();
        var client = clients.size() == 1 ? clients.iterator().next().key() : "";
        return Optional.of(new SlotRequest(ViewerRequest.connection(use), client, latest, channelName));
    }

    /// Closes if nobody watches or waits.
    void closeIfUnwanted(Collection<ViewerRequest> attached) {
        if (claim(attached).isEmpty()) closed = true;
    }

    /// Closes if the only client here has asked for another channel, which needs the connection.
    ///
    /// @param other what the connection is needed for
    void closeIfSuperseded(SlotRequest other, Collection<ViewerRequest> attached) {
        if (!claim(attached).map(slotRequest -> slotRequest.isLeftFor(other)).orElse(true)) return;
        superseded = true;
        fail(FailureReason.TAKEN);
    }

    /// No source plays and none will.
    void fail(FailureReason why) {
        failure = why;
        closed = true;
    }

    void close() {
        closed = true;
    }

    boolean closed() {
        return closed;
    }
}
