package tv.tributary.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tv.tributary.text.Messages;

/// `tributary network …`: where the server is reached, what stands in front of it, and how it is found.
@Command(
        name = "network",
        mixinStandardHelpOptions = true,
        description = "${bundle:cli.network.about}",
        synopsisSubcommandLabel = "(show | set)")
final class NetworkCommand extends ApiCommand {
    private static final String NETWORK = "/api/settings/network";
    private static final String DISCOVERY = "/api/discovery";

    /// What is null stays as it is.
    private record Network(
            @Nullable Integer port,
            @Nullable List<String> proxies,
            @Nullable String basePath,
            @Nullable Integer httpsPort,
            @Nullable String certificate,
            @Nullable List<String> hostNames) {
        boolean isAny() {
            return Stream.of(port, proxies, basePath, httpsPort, certificate, hostNames)
                    .anyMatch(one -> one != null);
        }
    }

    private record DiscoverySwitches(
            @Nullable Boolean mdns,
            @Nullable Boolean ssdp,
            @Nullable Boolean port80,
            @Nullable Boolean receivers) {
        boolean isAny() {
            return Stream.of(mdns, ssdp, port80, receivers).anyMatch(one -> one != null);
        }
    }

    private record Method(boolean on, String words) {}

    private record Discovery(Method mdns, Method ssdp, Method port80, boolean receivers) {}

    @Override
    public void run() {
        show(false);
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.network.show.about}")
    int show(@Option(names = "--json", description = "${bundle:cli.option.json}") boolean json) {
        try (var apiClient = api()) {
            if (json) {
                out().println(apiClient.get(NETWORK));
                out().println(apiClient.get(DISCOVERY));
            } else {
                tell(apiClient);
            }
        }
        return 0;
    }

    @Command(mixinStandardHelpOptions = true, description = "${bundle:cli.network.set.about}")
    int set(
            @Option(names = "--port", paramLabel = "N", description = "${bundle:cli.network.port}") @Nullable
                    Integer port,
            @Option(names = "--proxy", paramLabel = "ADDRESS", description = "${bundle:cli.network.proxy}") @Nullable
                    List<String> proxies,
            @Option(names = "--no-proxies", description = "${bundle:cli.network.no-proxies}") boolean noProxies,
            @Option(names = "--base-path", paramLabel = "PATH", description = "${bundle:cli.network.base-path}")
                    @Nullable
                    String basePath,
            @Option(names = "--https-port", paramLabel = "N", description = "${bundle:cli.network.https-port}")
                    @Nullable
                    Integer httpsPort,
            @Option(names = "--certificate", paramLabel = "FILE", description = "${bundle:cli.network.certificate}")
                    @Nullable
                    String certificate,
            @Option(names = "--host-name", paramLabel = "NAME", description = "${bundle:cli.network.host-name}")
                    @Nullable
                    List<String> hostNames,
            @Option(names = "--no-host-names", description = "${bundle:cli.network.no-host-names}") boolean noHostNames,
            @Option(names = "--mdns", negatable = true, description = "${bundle:cli.network.mdns}") @Nullable
                    Boolean mdns,
            @Option(names = "--ssdp", negatable = true, description = "${bundle:cli.network.ssdp}") @Nullable
                    Boolean ssdp,
            @Option(names = "--port-80", negatable = true, description = "${bundle:cli.network.port-80}") @Nullable
                    Boolean port80,
            @Option(names = "--receivers", negatable = true, description = "${bundle:cli.network.receivers}") @Nullable
                    Boolean receivers) {
        var network = new Network(
                port,
                noProxies ? List.of() : proxies,
                basePath,
                httpsPort,
                Optional.ofNullable(certificate).map(ApiCommand::absolute).orElse(null),
                noHostNames ? List.of() : hostNames);
        var switches = new DiscoverySwitches(mdns, ssdp, port80, receivers);
        try (var apiClient = api()) {
            if (network.isAny()) apiClient.put(NETWORK, network, Network.class);
            if (switches.isAny()) apiClient.put(DISCOVERY, switches, Discovery.class);
            tell(apiClient);
            if (port != null || httpsPort != null || certificate != null)
                out().println(Messages.of("cli.network.next-start"));
        }
        return 0;
    }

    private void tell(ApiClient apiClient) {
        var network = apiClient.get(NETWORK, Network.class);
        var discovery = apiClient.get(DISCOVERY, Discovery.class);
        line(Messages.of("settings.port"), shown(network.port()));
        line(Messages.of("settings.host-names"), shown(network.hostNames()));
        line(Messages.of("settings.proxies"), shown(network.proxies()));
        line(Messages.of("settings.base-path"), shown(network.basePath()));
        line(Messages.of("settings.https-port"), shown(network.httpsPort()));
        line(Messages.of("settings.certificate"), shown(network.certificate()));
        line(Messages.of("discovery.mdns"), discovery.mdns().words());
        line(Messages.of("discovery.ssdp"), discovery.ssdp().words());
        line(Messages.of("discovery.port-80"), discovery.port80().words());
        line(
                Messages.of("discovery.receivers"),
                Messages.of("discovery.receivers." + (discovery.receivers() ? "on" : "off")));
    }

    private void line(String what, String value) {
        out().println(Messages.of("cli.network.line", what, value));
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "-";
            case Integer number when number == 0 -> "-";
            case String text when text.isBlank() -> "-";
            case List<?> some when some.isEmpty() -> "-";
            case List<?> some ->
                String.join(", ", some.stream().map(String::valueOf).toList());
            default -> String.valueOf(value);
        };
    }
}
