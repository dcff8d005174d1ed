package tv.tributary.upstream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static tv.tributary.upstream.account.Accounts.candidate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest.Priority;

class ConnectionsTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final SlotRequest VIEWER = SlotRequest.of(Priority.VIEWER, "Film");

    private final Slots slots = new Slots();
    private final Connections connections = new Connections(slots, () -> new Timeouts(LONG, LONG, LONG));

    @Test
    void whatIsAskedAgainAfterRoomWasMadeCountsAsARequest() throws Exception {
        unwatched(1);
        unwatched(2);
        var requests = new AtomicInteger();
        assertThatThrownBy(() -> connections.open(
                        candidate("a", 0, 3),
                        VIEWER,
                        _ -> {
                            requests.incrementAndGet();
                            throw new UpstreamException(FailureReason.REFUSED, Optional.empty(), 509);
                        },
                        _ -> {}))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.retries()).isEqualTo(1));
        assertThat(requests).hasValue(3);
    }

    /// A channel that runs on for a while after its last viewer.
    private void unwatched(long source) throws InterruptedException {
        var slot = slots.acquire(candidate("a", 0, source), VIEWER, LONG).orElseThrow();
        slot.streams();
        slot.whenTaken(_ -> slot.close());
        slot.lend();
    }
}
