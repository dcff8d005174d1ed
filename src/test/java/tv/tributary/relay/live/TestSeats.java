package tv.tributary.relay.live;

import java.time.Instant;

/// Makes seats that belong to no channel.
public final class TestSeats {
    private TestSeats() {}

    public static Seat of(Who who) {
        return new Seat(Arrival.of(who), Instant.EPOCH, (_, _) -> {});
    }
}
