package tv.tributary.catalog.provider;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.catalog.provider.InvalidProvider.Problem;
import tv.tributary.catalog.provider.ProviderKind.PresentedCertificate;
import tv.tributary.model.Provider;
import tv.tributary.model.ProviderId;
import tv.tributary.model.ProviderSettings;
import tv.tributary.model.ProviderSettings.ProviderOrigin;
import tv.tributary.model.RequestSettings;
import tv.tributary.net.ProxyServer;
import tv.tributary.net.ServerCertificate;

/// The kinds of providers there are. Checks settings by the kind they belong to. Thread-safe.
public final class ProviderKinds {
    private static final Duration LONGEST_END = Duration.ofSeconds(10);
    private static final Duration SHORTEST_STALL = Duration.ofSeconds(1);
    private static final Duration LONGEST_STALL = Duration.ofSeconds(60);

    private final List<ProviderKind> kinds;

    /// @param kinds of a location that several accept, the first has it
    public ProviderKinds(List<ProviderKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /// @throws InvalidProvider if there is no such kind
    public ProviderKind of(Provider provider) {
        return of(provider.settings().origin());
    }

    private ProviderKind of(ProviderOrigin origin) {
        return kindOf(origin)
                .orElseThrow(() ->
                        new InvalidProvider(origin.kind().isEmpty() ? Problem.BAD_LOCATION : Problem.UNKNOWN_KIND));
    }

    /// The usual settings of a new provider, by its kind.
    ProviderSettings usual(String name, ProviderOrigin typed) {
        var settings = ProviderSettings.of(name, typed.location()).withOrigin(typed);
        return kindOf(typed)
                .map(kind -> settings.withConnections(kind.usualConnections()))
                .orElse(settings);
    }

    /// The same provider as one of another kind, if it is better read so. The number of connections that
    /// nobody chose becomes that kind's.
    Optional<ProviderSettings> better(ProviderSettings settings) {
        var now = kindOf(settings.origin());
        return kinds.stream()
                .flatMap(kind -> kind.better(settings.origin()).stream()
                        .map(location -> settings.withOrigin(new ProviderOrigin(kind.id(), location))
                                .withConnections(
                                        now.map(ProviderKind::usualConnections)
                                                        .filter(usual -> usual == settings.connections())
                                                        .isPresent()
                                                ? kind.usualConnections()
                                                : settings.connections())))
                .findFirst();
    }

    /// As in [ProviderKind#logins]; of a kind that is not known the first only.
    List<String> logins(Provider provider) {
        return kindOf(provider.settings().origin())
                .map(kind -> kind.logins(provider))
                .orElse(List.of(""));
    }

    /// As in [ProviderKind#addresses]; of a kind that is not known the first only.
    public Map<String, List<String>> addresses(Provider provider, String url) {
        return kindOf(provider.settings().origin())
                .map(kind -> kind.addresses(provider, url))
                .orElse(Map.of("", List.of(url)));
    }

    /// As in [ProviderKind#guideAddress].
    public Optional<String> guideAddress(Provider provider) {
        return kindOf(provider.settings().origin()).flatMap(kind -> kind.guideAddress(provider));
    }

    private Optional<ProviderKind> kindOf(ProviderOrigin origin) {
        return kinds.stream()
                .filter(kind -> origin.kind().isEmpty()
                        ? kind.accepts(origin.location())
                        : kind.id().equals(origin.kind()))
                .findFirst();
    }

    /// As in [ProviderKind#certificate].
    Optional<PresentedCertificate> certificate(ProviderSettings typed) {
        return of(typed.origin()).certificate(typed.location().strip(), checked(typed.requests()));
    }

    /// A provider with these settings, in the form they are stored in.
    ///
    /// @throws InvalidProvider with the problem
    public Provider checked(ProviderId id, ProviderSettings typed) {
        // Without an address there is no name to ask for.
        if (typed.location().isBlank()) throw new InvalidProvider(Problem.NO_LOCATION);
        var name = typed.name().strip();
        if (name.isEmpty()) throw new InvalidProvider(Problem.NO_NAME);
        if (typed.connections() < 0 || typed.refreshEvery().isNegative()) {
            throw new InvalidProvider(Problem.BAD_NUMBER);
        }
        if (typed.grace().end().compareTo(LONGEST_END) > 0
                || typed.grace().stall().compareTo(SHORTEST_STALL) < 0
                || typed.grace().stall().compareTo(LONGEST_STALL) > 0) {
            throw new InvalidProvider(Problem.BAD_GRACE);
        }
        return new Provider(
                id,
                typed.withName(name)
                        .withUserAgent(typed.userAgent().strip())
                        .withRequests(checked(typed.requests()))
                        .withOrigin(checked(typed.origin())));
    }

    private static RequestSettings checked(RequestSettings typed) {
        var proxy = typed.proxy().strip();
        if (!proxy.isEmpty() && ProxyServer.parse(proxy).isEmpty()) throw new InvalidProvider(Problem.BAD_PROXY);
        var certificate = typed.certificate().strip();
        if (!certificate.isEmpty()) {
            certificate = ServerCertificate.fingerprint(certificate)
                    .orElseThrow(() -> new InvalidProvider(Problem.BAD_CERTIFICATE));
        }
        return new RequestSettings(
                typed.referer().strip(), typed.origin().strip(), typed.cookie().strip(), proxy, certificate);
    }

    private ProviderOrigin checked(ProviderOrigin typed) {
        var location = typed.location().strip();
        if (location.isEmpty()) throw new InvalidProvider(Problem.NO_LOCATION);
        var kind = of(new ProviderOrigin(typed.kind(), location));
        return new ProviderOrigin(kind.id(), kind.location(location));
    }
}
