package tv.tributary.relay.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tv.tributary.event.Events;
import tv.tributary.event.Latest;
import tv.tributary.model.ChannelId;

class GuestsTest {
    private static final Who ANN = new Who("10.0.0.1", "Ann's television");

    /// For those who are heard of the channel keeps its connection.
    @Test
    void whoIsMissedIsHereStillButNotAmongThoseHeardUntilTheyAskAgain() {
        try (var events = new Events()) {
            var settings = new Latest<>(RelaySettings.defaults());
            var meter = new Meter(new Ring(1 << 20), settings);
            var guests = new Guests(
                    new ChannelId(1), "One", events, InstantSource.system(), meter, new Throttle(settings), () -> {});
            var seat = guests.seat(Arrival.of(ANN));
            assertThat(guests.heard()).containsExactly(seat);
            seat.missed();
            assertThat(guests.heard()).isEmpty();
            assertThat(guests.all()).containsExactly(seat);
            seat.heard();
            assertThat(guests.heard()).containsExactly(seat);
        }
    }
}
