package tv.tributary.identity.match;

import java.util.OptionalLong;

/// Knows what logos look like, as far as anybody has seen them. Must answer from memory and fetch nothing.
@FunctionalInterface
public interface LogoHashes {
    /// Knows none.
    LogoHashes BLIND = _ -> OptionalLong.empty();

    /// What the logo at that address looks like, in 64 bits; empty if nobody knows, or if it says nothing.
    OptionalLong of(String url);
}
