package tv.tributary.identity.match;

import java.util.OptionalLong;

/// Hashes of logos, as far as known. Must answer from memory and fetch nothing.
@FunctionalInterface
public interface LogoHashes {
    /// Knows none.
    LogoHashes BLIND = _ -> OptionalLong.empty();

    /// The 64-bit perceptual hash of the logo at a URL; empty if it is unknown or the logo is featureless.
    OptionalLong of(String url);
}
