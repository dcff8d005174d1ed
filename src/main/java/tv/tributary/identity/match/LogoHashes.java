package tv.tributary.identity.match;

import java.util.OptionalLong;

/// Hashes of logos, as far as known. Must answer from memory and fetch nothing.
@FunctionalInterface
public interface LogoHashes {
    /// Knows none.
    LogoHashes BLIND = _ -> OptionalLong.empty();

    /// What the logo at that address looks like, in 64 bits; empty if nobody knows, or if it says nothing.
    OptionalLong of(String url);
}
