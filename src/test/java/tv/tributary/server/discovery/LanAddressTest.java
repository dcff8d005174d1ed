package tv.tributary.server.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.server.discovery.LanAddress.Card;

class LanAddressTest {
    @Test
    void theCardThatLeadsOutOfTheHouseIsBest() {
        var cards = List.of(card("eth0", "192.168.1.5"), card("wlan0", "192.168.1.6"));

        assertThat(LanAddress.best(cards, Optional.of(address("192.168.1.6")))).contains(address("192.168.1.6"));
    }

    @Test
    void bridgesAndTunnelsAreNoWayToATelevision() {
        var cards = List.of(card("docker0", "172.17.0.1"), card("wg0", "10.8.0.2"), card("eth0", "192.168.1.5"));

        assertThat(LanAddress.best(cards, Optional.of(address("10.8.0.2")))).contains(address("192.168.1.5"));
    }

    @Test
    void anAddressHomesUseIsBetterThanAPublicOne() {
        var cards = List.of(card("eth0", "203.0.113.9"), card("eth1", "10.0.0.4"));

        assertThat(LanAddress.best(cards, Optional.empty())).contains(address("10.0.0.4"));
    }

    @Test
    void loopbackLinkLocalAndSixAreLeftOut() {
        var cards = List.of(card("lo", "127.0.0.1"), card("eth0", "169.254.3.4"), card("eth0", "2001:db8::1"));

        assertThat(LanAddress.best(cards, Optional.empty())).isEmpty();
    }

    @Test
    void whatIsListenedOnIsWhatIsShown() {
        assertThat(LanAddress.of("127.0.0.1")).isEqualTo("127.0.0.1");
        assertThat(LanAddress.of("2001:db8::1")).isEqualTo("[2001:db8:0:0:0:0:0:1]");
        assertThat(LanAddress.local("0.0.0.0")).isEqualTo("127.0.0.1");
    }

    @Test
    void itIsAnnouncedOnEachCardOfTheHomeNetworkOnce() {
        var cards = List.of(
                card("eth0", "192.168.1.5"),
                card("eth0", "192.168.2.5"),
                card("wlan0", "10.0.0.6"),
                card("docker0", "172.17.0.1"),
                card("eth1", "203.0.113.9"),
                card("lo", "127.0.0.1"));

        assertThat(LanAddress.announced(address("0.0.0.0"), cards))
                .containsExactlyInAnyOrder(address("192.168.1.5"), address("10.0.0.6"));
        assertThat(LanAddress.announced(address("10.0.0.6"), cards)).containsExactly(address("10.0.0.6"));
        assertThat(LanAddress.announced(address("127.0.0.1"), cards)).isEmpty();
    }

    private static Card card(String name, String address) {
        return new Card(name, address(address));
    }

    private static InetAddress address(String text) {
        return InetAddress.ofLiteral(text);
    }
}
