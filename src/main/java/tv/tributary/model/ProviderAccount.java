package tv.tributary.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// The last state of a provider's account, as the provider reported it.
///
/// @param status the provider's own word, such as `Active`; empty for none
/// @param expires empty for never
/// @param inUse connections that were open when it was asked, ours among them
/// @param allowed how many may be open at once; 0 if it does not say
/// @param zone in which the provider writes times of the day: an IANA name or an offset; empty if it does not say
/// @param host the address that answered
/// @param formats what live streams may come as, `ts`, `m3u8`; empty if it does not say
/// @param seen when it was asked
public record ProviderAccount(
        AccountState state,
        String status,
        Optional<Instant> expires,
        boolean trial,
        int inUse,
        int allowed,
        String zone,
        String host,
        Set<String> formats,
        Instant seen) {
    public ProviderAccount {
        formats = Set.copyOf(formats);
    }

    /// States of an account.
    public enum AccountState {
        ACTIVE,
        EXPIRED,
        BANNED,
        DISABLED,
        /// The login is wrong.
        REFUSED
    }

    /// The same account at a later time: one that has ended meanwhile is expired.
    public AccountState stateAt(Instant now) {
        var ended = state == AccountState.ACTIVE
                && expires.isPresent()
                && expires.get().isBefore(now);
        return ended ? AccountState.EXPIRED : state;
    }
}
