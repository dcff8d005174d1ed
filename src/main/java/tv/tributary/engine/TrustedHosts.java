package tv.tributary.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tv.tributary.catalog.provider.Providers;
import tv.tributary.net.AddressGuard;
import tv.tributary.net.Fetch;
import tv.tributary.net.Http;

/// Hosts that providers' lists come from. If such a host is in the home network, what it refers to on itself may be
/// fetched from it, such as a tuner's logos. Thread-safe.
final class TrustedHosts implements Predicate<String> {
    private final Supplier<Providers> providers;

    private TrustedHosts(Supplier<Providers> providers) {
        this.providers = providers;
    }

    /// Reaches no more than lists may lead to.
    static Fetch fetch(Http http, Supplier<Providers> providers) {
        return new Fetch(http, new AddressGuard(new TrustedHosts(providers)));
    }

    @Override
    public boolean test(String host) {
        return providers.get().all().stream()
                .flatMap(status -> host(status.provider().settings().location()).stream())
                .anyMatch(host::equals);
    }

    private static Optional<String> host(String location) {
        try {
            return Optional.ofNullable(new URI(location).getHost()).map(named -> named.toLowerCase(Locale.ROOT));
        } catch (URISyntaxException _) {
            // A file, mostly.
            return Optional.empty();
        }
    }
}
