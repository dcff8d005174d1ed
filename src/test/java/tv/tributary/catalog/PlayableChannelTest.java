package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tv.tributary.model.Candidate;
import tv.tributary.model.ProviderSettings.FailoverTolerance;
import tv.tributary.model.RequestSettings;
import tv.tributary.net.Http;

class PlayableChannelTest {
    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void betterPictureIsTriedFirst() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1,One SD
                http://a.test/live/u/p/1.ts
                #EXTINF:-1,One FHD
                http://a.test/live/u/p/2.ts
                #EXTINF:-1,One HD
                http://a.test/live/u/p/3.ts
                """);

        assertThat(candidates("One").stream().map(Candidate::name)).containsExactly("One FHD", "One HD", "One SD");
    }

    @Test
    void providersPriorityComesBeforeThePicture() {
        rig.sync("Second", "#EXTM3U\n#EXTINF:-1,One 4K\nhttp://b.test/live/u/p/1.ts\n");
        rig.sync("First", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/live/u/p/1.ts\n");
        var first = rig.status(rig.id("First")).provider();

        rig.catalog().providers().change(first.id(), first.settings().withPriority(1));

        assertThat(candidates("One").stream().map(Candidate::providerName)).containsExactly("First", "Second");
    }

    @Test
    void aStreamIsTreatedAsPatientlyAsItsProvider() {
        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/1.m3u8\n");
        var home = rig.status(rig.id("Home")).provider();
        var failoverTolerance = new FailoverTolerance(Duration.ofSeconds(1), Duration.ofSeconds(8));

        rig.catalog().providers().change(home.id(), home.settings().withGrace(failoverTolerance));

        assertThat(candidates("One").getFirst().grace()).isEqualTo(failoverTolerance);
    }

    @Test
    void entrysOwnUserAgentWins() {
        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/1.m3u8|User-Agent=Box&Referer=http%3A%2F%2Fr.test\n");

        assertThat(candidates("One").getFirst().headers())
                .contains(entry("User-Agent", "Box"), entry("Referer", "http://r.test"));
    }

    @Test
    void withoutAnyWishAPlayersNameIsSent() {
        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/1.m3u8\n");

        assertThat(candidates("One").getFirst().headers()).containsExactly(entry("User-Agent", Http.USER_AGENT));
    }

    @Test
    void headersOfTheProviderGoWithEachStreamUnlessAnEntryNamesItsOwn() {
        var requests = new RequestSettings("http://r.test", "http://o.test", "sid=7", "http://proxy.test:3128", "");
        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/1.m3u8|referer=http%3A%2F%2Fmine.test\n");
        var known = rig.status(rig.id("Home")).provider();
        rig.catalog().providers().change(known.id(), known.settings().withRequests(requests));

        var candidate = candidates("One").getFirst();
        assertThat(candidate.headers())
                .containsOnly(
                        entry("User-Agent", Http.USER_AGENT),
                        entry("Referer", "http://mine.test"),
                        entry("Origin", "http://o.test"),
                        entry("Cookie", "sid=7"));
        assertThat(candidate.proxy()).isEqualTo("http://proxy.test:3128");
    }

    @Test
    void oneLoginIsOneAccount() {
        rig.sync("Home", """
                #EXTM3U
                #EXTINF:-1,One
                http://a.test/live/joe/p/1.ts
                #EXTINF:-1,One HD
                http://a.test/joe/p/2
                #EXTINF:-1,One FHD
                http://a.test/live/ann/p/3.ts
                """);

        assertThat(candidates("One").stream().map(Candidate::account).distinct())
                .hasSize(2);
    }

    /// The panel has one answer for the login, whatever the user typed for each list: the smaller number is the safe
    /// one.
    @Test
    void ofTwoLimitsOfOneLoginTheSmallerKnownOneCounts() {
        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/live/joe/p/1.ts\n");
        allow("Home", 3);
        rig.add("Unknown", "http://a.test/get.php?username=joe&password=p&type=m3u");
        allow("Unknown", 0);
        assertThat(candidates("One").getFirst().connections()).isEqualTo(3);

        rig.add("Smaller", "https://www.a.test:8443/get.php?username=joe&password=p&type=m3u");
        allow("Smaller", 2);
        assertThat(candidates("One").getFirst().connections()).isEqualTo(2);
    }

    @Test
    void disabledProvidersStreamsAreNotPlayed() {
        rig.sync("Home", "#EXTM3U\n#EXTINF:-1,One\nhttp://a.test/1.m3u8\n");
        var id = rig.channel("One").id();
        var home = rig.status(rig.id("Home")).provider();

        rig.catalog().providers().change(home.id(), home.settings().withEnabled(false));

        assertThat(rig.catalog().tuning(id)).isEmpty();
        assertThat(rig.names()).isEmpty();
    }

    private void allow(String provider, int connections) {
        var known = rig.status(rig.id(provider)).provider();
        rig.catalog().providers().change(known.id(), known.settings().withConnections(connections));
    }

    private List<Candidate> candidates(String channel) {
        return rig.catalog().tuning(rig.channel(channel).id()).orElseThrow().candidates();
    }
}
