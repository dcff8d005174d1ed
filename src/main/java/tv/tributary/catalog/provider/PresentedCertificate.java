package tv.tributary.catalog.provider;

import java.time.Instant;

/// The certificate that a provider's server shows, for the user to look at before they trust it.
///
/// @param fingerprint SHA-256 of it: pairs of capital hex digits with colons between, as browsers show it
/// @param subject whom it names
/// @param issuer who vouches for it
/// @param until when it ends
public record PresentedCertificate(String fingerprint, String subject, String issuer, Instant from, Instant until) {}
