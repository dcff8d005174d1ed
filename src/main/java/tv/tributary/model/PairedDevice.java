package tv.tributary.model;

import java.time.Instant;
import java.util.Optional;

/// A television, box or phone that was let in by a token of its own, which can be taken back without touching others.
///
/// @param user whose it is; empty for the household's
/// @param token stands in the URLs it is given; a secret, never to be logged
/// @param shortCode stands in the short addresses that are typed on a remote control; a secret likewise
/// @param seen when it last asked for anything, and as what; empty if it never did
public record PairedDevice(
        long id,
        Optional<Long> user,
        String name,
        String token,
        String shortCode,
        Instant pairedAt,
        Optional<Sighting> seen) {
    /// @param address of the network
    /// @param client its User-Agent; empty if it sent none
    public record Sighting(Instant at, String address, String client) {}

    public PairedDevice renamed(String other) {
        return new PairedDevice(id, user, other, token, shortCode, pairedAt, seen);
    }

    /// The same, of another user.
    public PairedDevice ownedBy(Optional<Long> other) {
        return new PairedDevice(id, other, name, token, shortCode, pairedAt, seen);
    }

    public PairedDevice seen(Sighting now) {
        return new PairedDevice(id, user, name, token, shortCode, pairedAt, Optional.of(now));
    }

    /// Token and code are secrets.
    @Override
    public String toString() {
        return "PairedDevice[" + id + "]";
    }
}
