package tv.tributary.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tv.tributary.cast.Receiver.ReceiverKind;
import tv.tributary.cast.Receivers;
import tv.tributary.cast.Receivers.ReceiverStatus;
import tv.tributary.event.LatestValue;
import tv.tributary.net.Http;
import tv.tributary.settings.Settings;
import tv.tributary.testkit.TempStore;

/// With real announcements, on loopback.
@Timeout(60)
final class ReceiverBrowserTest {
    @Test
    void playersAreFoundByTheirOwnersNamesWhileThatIsOn() throws Exception {
        var settings = new LatestValue<>(DiscoverySettings.defaults().withReceivers(false));
        try (var store = new TempStore();
                var http = new Http();
                var receivers = new Receivers(new Settings(store.database()), http);
                var browser = new ReceiverBrowser(settings, receivers);
                var player = JmDNS.create(InetAddress.getLoopbackAddress(), "player");
                var card = JmDNS.create(InetAddress.getLoopbackAddress(), "looker")) {
            browser.start();
            browser.join(card);
            player.registerService(ServiceInfo.create(
                    "_googlecast._tcp.local.", "Chromecast-4f2a", 8009, 0, 0, Map.of("fn", "Wohnzimmer")));
            player.registerService(ServiceInfo.create("_xbmc-jsonrpc-h._tcp.local.", "Kodi (den)", 8080, 0, 0, ""));
            assertThat(receivers.live().get()).isEmpty();

            settings.set(DiscoverySettings.defaults());
            var found = await(receivers, all -> all.size() == 2);
            assertThat(found)
                    .extracting(
                            one -> one.receiver().name(),
                            one -> one.receiver().kind(),
                            one -> one.receiver().port())
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple("Wohnzimmer", ReceiverKind.CHROMECAST, 8009),
                            org.assertj.core.groups.Tuple.tuple("Kodi (den)", ReceiverKind.KODI, 8080));

            player.unregisterAllServices();
            assertThat(await(receivers, List::isEmpty)).isEmpty();
        }
    }

    private static List<ReceiverStatus> await(Receivers receivers, Predicate<List<ReceiverStatus>> wanted)
            throws Exception {
        var seen = new CompletableFuture<List<ReceiverStatus>>();
        try (var _ = receivers.live().follow(all -> {
            if (wanted.test(all)) seen.complete(all);
        })) {
            return seen.get(30, TimeUnit.SECONDS);
        }
    }
}
