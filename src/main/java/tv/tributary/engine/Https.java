package tv.tributary.engine;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.access.TokenGate;
import tv.tributary.server.LanServer;
import tv.tributary.server.LanServer.HttpsPort;
import tv.tributary.server.OutputRoutes;
import tv.tributary.server.discovery.ServerDiscovery;
import tv.tributary.server.http.NetworkSettings;
import tv.tributary.server.route.BaseUrls;
import tv.tributary.server.tls.HttpsCertificate;
import tv.tributary.settings.Settings;

/// Opens the server, with HTTPS as the settings want it. What is wrong with a certificate is told in the log and keeps
/// nobody from
/// watching: the plain port serves everybody.
final class Https {
    private static final Logger log = LoggerFactory.getLogger(Https.class);

    /// Where one of our own is kept, in the data folder.
    private static final String FILE = "https.pem";

    private Https() {}

    /// @param routes what it offers, given where it is reached
    static LanServer serve(
            Options options,
            Settings settings,
            ServerDiscovery discovery,
            TokenGate tokenGate,
            InstantSource clock,
            Function<BaseUrls, OutputRoutes> routes) {
        var network = settings.of(NetworkSettings.NAME, NetworkSettings.defaults());
        return new LanServer(
                options.bind(),
                options.port() == Options.STORED_PORT ? network.get().port() : options.port(),
                network::get,
                of(network.get(), options, clock),
                discovery,
                tokenGate,
                routes);
    }

    private static Optional<HttpsPort> of(NetworkSettings network, Options options, InstantSource clock) {
        if (network.httpsPort() == 0 || options.purpose() != Options.Purpose.SERVE) return Optional.empty();
        try {
            var certificate = network.certificate().isBlank()
                    ? HttpsCertificate.own(options.data().resolve(FILE), LanServer.names(options.bind()), clock)
                    : HttpsCertificate.of(Path.of(network.certificate().strip()), clock);
            return Optional.of(new HttpsPort(network.httpsPort(), certificate.context()));
        } catch (IOException | InvalidPathException e) {
            log.warn("HTTPS does not answer: {}", e.toString());
            return Optional.empty();
        }
    }
}
