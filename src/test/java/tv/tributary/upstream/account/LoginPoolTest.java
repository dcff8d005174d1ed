package tv.tributary.upstream.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Candidate;
import tv.tributary.model.Candidate.PoolLogin;
import tv.tributary.model.FailureReason;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.SourceId;
import tv.tributary.upstream.account.Connections.Timeouts;
import tv.tributary.upstream.account.SlotRequest.Priority;

/// Several accounts of one provider, whose connections are one pool.
class LoginPoolTest {
    private static final SlotRequest VIEWER = SlotRequest.of(Priority.VIEWER, "");

    private final Slots slots = new Slots();
    private final Connections connections = new Connections(slots, LoginPoolTest::timeouts);

    private static Timeouts timeouts() {
        return new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(1));
    }

    /// Accounts `a`, `b`, … that allow so many streams each.
    private static Candidate pool(int... allowed) {
        var logins = IntStream.range(0, allowed.length)
                .mapToObj(i -> {
                    var name = Character.toString('a' + i);
                    return new PoolLogin(name, "http://panel.test/live/" + name + "/p/7.ts", "", allowed[i]);
                })
                .toList();
        var first = logins.getFirst();
        return new Candidate(
                new SourceId(7),
                new ProviderId(1),
                "Panel",
                "Channel",
                first.url(),
                Map.of(),
                first.account(),
                first.connections(),
                FailoverTolerance.usual(),
                "",
                "",
                "",
                logins.subList(1, logins.size()));
    }

    private List<String> taken(Candidate candidate, int wanted) {
        return IntStream.range(0, wanted)
                .mapToObj(_ -> slots.tryAcquire(candidate, VIEWER))
                .flatMap(Optional::stream)
                .map(slot -> slot.candidate().account())
                .toList();
    }

    @Test
    void connectionsAreAddedUpAndSpreadByWhatIsLeft() {
        assertThat(taken(pool(1, 3, 2), 7)).containsExactly("b", "b", "c", "a", "b", "c");
    }

    @Test
    void aSlotHasTheAddressOfItsAccount() {
        var slot = slots.tryAcquire(pool(1, 2), VIEWER).orElseThrow();
        assertThat(slot.candidate().url()).isEqualTo("http://panel.test/live/b/p/7.ts");
    }

    @Test
    void thePoolsUseIsToldAsOneProviders() {
        taken(pool(1, 2), 2);
        assertThat(slots.use()).containsExactly(new Slots.SlotUse(new ProviderId(1), 2, 3, 0));
    }

    @Test
    void oneWithoutALimitHasMostLeft() {
        assertThat(taken(pool(2, 0), 3)).containsExactly("b", "b", "b");
        assertThat(slots.use().getFirst().allowed()).isZero();
    }

    @Test
    void whatIsFreedOnAnyAccountIsFree() throws Exception {
        var held = new ArrayList<Slot>();
        for (var i = 0; i < 2; i++)
            held.add(slots.tryAcquire(pool(1, 1), VIEWER).orElseThrow());
        assertThat(slots.spare(pool(1, 1))).isFalse();
        assertThat(slots.acquire(pool(1, 1), VIEWER, Duration.ofMillis(1))).isEmpty();
        held.getLast().close();
        assertThat(slots.spare(pool(1, 1))).isTrue();
        assertThat(slots.acquire(pool(1, 1), VIEWER, Duration.ofSeconds(5)))
                .map(slot -> slot.candidate().account())
                .contains("b");
    }

    @Test
    void aRecordingsConnectionOfAnyAccountYieldsToAViewer() throws Exception {
        assertThat(slots.tryAcquire(pool(1, 1), VIEWER)).isPresent();
        var probe =
                slots.tryAcquire(pool(1, 1), SlotRequest.of(Priority.PROBE, "")).orElseThrow();
        probe.whenTaken(_ -> probe.close());
        assertThat(slots.acquire(pool(1, 1), VIEWER, Duration.ofSeconds(5)))
                .map(slot -> slot.candidate().account())
                .contains(probe.candidate().account());
    }

    @Test
    void whereOneAccountRefusesAnotherIsAskedAtOnceAndTheFirstOneLastFromThen() throws Exception {
        var asked = new ArrayList<String>();
        Connections.Attempt<String> attempt = slot -> {
            var account = slot.candidate().account();
            asked.add(account);
            if (account.equals("a")) throw new UpstreamException(FailureReason.REFUSED, Optional.empty(), 403);
            return account;
        };
        assertThat(connections.open(pool(5, 2), VIEWER, attempt, _ -> {})).isEqualTo("b");
        assertThat(connections.open(pool(5, 2), VIEWER, attempt, _ -> {})).isEqualTo("b");
        assertThat(asked).containsExactly("a", "b", "b");
    }

    @Test
    void whatAllRefuseIsRefusedAndNoConnectionIsLeftTaken() {
        Connections.Attempt<String> attempt = _ -> {
            throw new UpstreamException(FailureReason.REFUSED, Optional.empty(), 401);
        };
        assertThatThrownBy(() -> connections.open(pool(1, 1, 1), VIEWER, attempt, _ -> {}))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(FailureReason.REFUSED));
        assertThat(slots.use()).isEmpty();
    }

    @Test
    void aStreamThatIsGoneIsGoneForAllAccounts() {
        var asked = new ArrayList<String>();
        Connections.Attempt<String> attempt = slot -> {
            asked.add(slot.candidate().account());
            throw new UpstreamException(FailureReason.NOT_FOUND, Optional.empty(), 404);
        };
        assertThatThrownBy(() -> connections.open(pool(1, 1), VIEWER, attempt, _ -> {}))
                .isInstanceOf(UpstreamException.class);
        assertThat(asked).containsExactly("a");
    }
}
